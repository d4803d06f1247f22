"use client";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useRef, useState, type FormEvent } from "react";
import { buttonClass } from "@/components/ui/button-style";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { SCANNED_EVENT } from "@/components/ui/scan-burst";
import { newId } from "@/lib/platform/ids";

type Said = Readonly<{ code: string; words: string; failed: boolean }>;

const BROKEN = "chưa ghi được vì mạng gián đoạn. Quét lại mã này.";

/**
 * Where scans of a manifest come in, from anywhere on the page or typed here, one after the other; each is written down before the next is sent. The
 * list below is read anew after each. Without JavaScript it is a plain form.
 */
export function ScanIntake({ scan, manifestId, operationId, label, alarm }: { scan: FormAction; manifestId: string; operationId: string; label: string; /** The last thing kept is not of the list. */ alarm: boolean }) {
  const router = useRouter();
  const [served, dispatch] = useActionState(scan, null);
  const [said, setSaid] = useState<Said | null>(null);
  const [waiting, setWaiting] = useState(0);
  const place = useRef<HTMLElement>(null);
  const chain = useRef(Promise.resolve());

  useEffect(() => {
    const intake = place.current;
    async function send(code: string) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ operationId: newId<"operation">(), manifestId, code })) form.set(name, value);
      try {
        const answer = await scan(null, form);
        const refused = answer?.refusals[0]?.words;
        setSaid({ code, words: refused ?? answer?.done ?? "", failed: refused !== undefined });
      } catch {
        setSaid({ code, words: `${code}: ${BROKEN}`, failed: true });
      }
      setWaiting((count) => count - 1);
      router.refresh();
    }
    function onScan(event: Event) {
      if (!(event instanceof CustomEvent) || typeof event.detail !== "string") return;
      const code = event.detail;
      setWaiting((count) => count + 1);
      chain.current = chain.current.then(() => send(code));
    }
    intake?.addEventListener(SCANNED_EVENT, onScan);
    return () => intake?.removeEventListener(SCANNED_EVENT, onScan);
  }, [scan, manifestId, router]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("code");
    if (!(field instanceof HTMLInputElement) || field.value.trim() === "") return;
    place.current?.dispatchEvent(new CustomEvent(SCANNED_EVENT, { detail: field.value }));
    field.value = "";
    field.focus();
  }

  const first = served?.refusals[0]?.words ?? served?.done ?? "";
  const shown = said ?? (first === "" ? null : { code: "", words: first, failed: (served?.refusals.length ?? 0) > 0 });
  return (
    <section ref={place} data-scan-intake="" aria-label={label} className="flex flex-col gap-2 rounded border border-line-strong bg-wash p-3">
      <form action={dispatch} onSubmit={onSubmit} className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="operationId" value={operationId} />
        <input type="hidden" name="manifestId" value={manifestId} />
        <label className="flex min-w-0 grow flex-col gap-1 sm:max-w-md">
          <span className="font-semibold">{label}</span>
          <span className="relative flex items-center">
            <Icon name="scan" size={18} className="pointer-events-none absolute left-2.5 text-muted" />
            <input name="code" type="text" autoComplete="off" autoCapitalize="characters" spellCheck={false} data-scan="here" placeholder="Mã trên nhãn" className="min-h-(--wing-control) w-full rounded border border-line-strong bg-paper pr-2 pl-9" />
          </span>
        </label>
        <button type="submit" className={buttonClass("secondary")}>Ghi mã</button>
      </form>
      <p role="status" className="min-h-6 break-words">
        {waiting > 0 && <span className="text-muted">Đang ghi {waiting} mã… </span>}
        {shown !== null && <span className={shown.failed || alarm ? "font-semibold text-danger" : "font-semibold"}>{shown.words}</span>}
        {shown === null && waiting === 0 && <span className="text-muted">Đưa máy quét vào nhãn: quét ở bất cứ đâu trên trang cũng được.</span>}
      </p>
    </section>
  );
}
