"use client";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { useScripted } from "@/components/ui/use-scripted";

const boxesOf = (form: HTMLFormElement | null | undefined) => [...(form?.querySelectorAll<HTMLInputElement>("input[type=checkbox][name=chon]") ?? [])];

/**
 * The end of a list with boxes: how many are ticked, tick all of the page, go on with them. Without a script the page is asked
 * again with all of them ticked. `everything`: words of the button that takes all that the list holds, beyond this page.
 */
export function SelectionBar({ onPage, allTickedHref, everything }: { onPage: number; allTickedHref: string; everything: string | null }) {
  const scripted = useScripted();
  const bar = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    const form = bar.current?.closest("form");
    const count = () => setTicked(boxesOf(form).filter(({ checked }) => checked).length);
    count();
    form?.addEventListener("change", count);
    return () => form?.removeEventListener("change", count);
  }, []);
  const all = ticked === onPage;
  const tickAll = () => {
    for (const box of boxesOf(bar.current?.closest("form"))) box.checked = !all;
    setTicked(all ? 0 : onPage);
  };
  return (
    <div ref={bar} className="screen-only sticky bottom-0 flex flex-wrap items-center gap-2 border-t border-line-strong bg-paper py-2 lg:-bottom-3">
      {scripted ? (
        <>
          <span role="status" className="tabular mr-auto text-small">
            Đã chọn {ticked}
          </span>
          <button type="button" onClick={tickAll} className={buttonClass("quiet", "small")}>
            {all ? "Bỏ chọn" : "Chọn cả trang"}
          </button>
        </>
      ) : (
        <Link href={allTickedHref} prefetch={false} className={`mr-auto ${buttonClass("quiet", "small")}`}>
          Chọn cả trang
        </Link>
      )}
      <button type="submit" className={buttonClass("secondary", "small")}>
        Làm hàng loạt
      </button>
      {everything !== null && (
        <button type="submit" name="pham-vi" value="tat-ca" className={buttonClass("quiet", "small", true)}>
          {everything}
        </button>
      )}
    </div>
  );
}
