"use client";
import { useEffect, useRef, useState } from "react";
import type { FormAction } from "@/components/ui/form-state";
import { buttonClass } from "@/components/ui/button-style";

const AFTER_MS = 500;
/** Dispatched on a form whose fields a script has filled: they are kept at once. */
export const FILLED_EVENT = "mcbc-da-dien";
/** Dispatched on the form when what a script filled is kept. */
export const KEPT_EVENT = "mcbc-da-giu";
const LEFT_OUT = new Set(["operationId", "dossierId", "expectedVersion", "cardText", "step"]);

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && !name.startsWith("$") && !LEFT_OUT.has(name)) fields[name] = value;
  return fields;
}

/**
 * Keeps the form it stands in on the server while it is filled in, so that a closed browser or a lost connection costs nothing.
 * A keeping that does not arrive is tried again with the next key; the words say when the last one did. `dropped`: where to begin anew.
 */
export function KeptEntry({ subject, keep, drop, since, dropped }: { subject: string; keep: FormAction; drop: FormAction; since: string | null; dropped: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [words, setWords] = useState(since === null ? "" : `Đã lấy lại phần nhập lúc ${since}.`);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    /** @returns whether the entry is kept now */
    async function send(target: HTMLFormElement): Promise<boolean> {
      stop();
      const data = new FormData();
      data.set("subject", subject);
      data.set("fields", JSON.stringify(fieldsOf(target)));
      try {
        const state = await keep(null, data);
        const refusal = state?.refusals[0];
        setWords(refusal?.words ?? "Phần nhập được giữ lại, đóng trình duyệt cũng không mất.");
        return refusal === undefined;
      } catch {
        setWords("Mất kết nối: phần nhập chưa giữ được trên máy chủ, sẽ thử lại.");
        waiting = setTimeout(() => void send(target), AFTER_MS * 6);
        return false;
      }
    }
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void send(form), AFTER_MS);
    };
    function stop() {
      clearTimeout(waiting);
      waiting = undefined;
    }
    const filled = () => void send(form).then((kept) => kept && form.dispatchEvent(new Event(KEPT_EVENT)));
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", stop);
    form.addEventListener(FILLED_EVENT, filled);
    return () => {
      // Left before the half second was over: what was typed goes along.
      if (waiting !== undefined) void send(form);
      form.removeEventListener("input", later);
      form.removeEventListener("change", later);
      form.removeEventListener("submit", stop);
      form.removeEventListener(FILLED_EVENT, filled);
    };
  }, [subject, keep]);
  async function begin() {
    const data = new FormData();
    data.set("subject", subject);
    await drop(null, data);
    // The fields are the browser's own: the page is opened anew to empty them.
    window.location.assign(dropped);
  }
  return (
    <p ref={place} role="status" className="flex flex-wrap items-center gap-2 text-small text-muted">
      {words}
      {words !== "" && (
        <button type="button" onClick={() => void begin()} className={buttonClass("quiet", "small")}>
          Xóa phần nhập
        </button>
      )}
    </p>
  );
}
