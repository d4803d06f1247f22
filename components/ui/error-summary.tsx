"use client";
import { useEffect, useRef, type MouseEvent } from "react";
import { Icon } from "@/components/ui/icon";

const titleMark = "Lỗi: ";

export type SummaryLine = Readonly<{ words: string; href?: string }>;

function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (target === null) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  (target.closest("fieldset") ?? target.parentElement ?? target).scrollIntoView({ block: "center" });
}

/** What kept the form from going through, in one place that takes the focus, each line leading to its field. */
export function ErrorSummary({ refusals, title }: { refusals: readonly SummaryLine[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals.length === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
    // A tab's title tells that the form was not taken; a title set by another page meanwhile stays.
    document.title = titleMark + document.title.replace(titleMark, "");
    return () => {
      document.title = document.title.replace(titleMark, "");
    };
  }, [refusals]);
  if (refusals.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded border-2 border-danger bg-danger-wash p-4">
      <p className="flex items-center gap-2 font-semibold text-danger">
        <Icon name="alert" />
        {title ?? (refusals.length === 1 ? "Có một chỗ cần xem lại" : `Có ${refusals.length} chỗ cần xem lại`)}
      </p>
      <ul className="mt-2 flex flex-col gap-1 pl-7">
        {refusals.map((refusal) => (
          <li key={`${refusal.href ?? ""} ${refusal.words}`}>
            {refusal.href === undefined ? (
              refusal.words
            ) : (
              <a href={refusal.href} onClick={focusTarget} className="font-medium text-danger underline underline-offset-4">
                {refusal.words}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
