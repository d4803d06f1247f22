"use client";
import { useEffect, useRef, useState } from "react";
import { FILLED_EVENT } from "@/components/counter/kept-entry";
import { Notice } from "@/components/ui/notice";
import { SCANNED_CARD } from "@/components/ui/scan-burst";
import { TextField } from "@/components/ui/text-field";
import { CARD_DOUBT_WORDS, CARD_REPAIR_WORDS, readCardText } from "@/lib/identity/card-text";

const KEPT_FOR_MS = 3_000;

type Said = Readonly<{ tone: "success" | "attention" | "danger"; title: string; lines: readonly string[] }>;

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  if (field instanceof RadioNodeList) field.value = value;
}

/** Fills the form's fields with what a card says, and tells what was mended or is doubtful. */
function fill(form: HTMLFormElement, text: string): Said {
  const read = readCardText(text);
  if (!read.ok) return { tone: "danger", title: "Chưa đọc được thẻ", lines: [read.refusals[0].words] };
  const { card, repairs, doubts } = read.value;
  for (const name of ["identityNumber", "fullName", "dateOfBirth", "sex", "address"] as const) setField(form, name, card[name]);
  const lines = [...repairs.map((repair) => CARD_REPAIR_WORDS[repair]), ...doubts.map((doubt) => CARD_DOUBT_WORDS[doubt])];
  return { tone: doubts.length > 0 ? "attention" : "success", title: `Đã đọc thẻ của ${card.fullName}`, lines };
}

/** Fills, keeps what was filled, and brings the focus to where the next act is. */
function fillAndGoOn(form: HTMLFormElement, text: string, next: string): Said {
  const outcome = fill(form, text);
  if (outcome.tone === "danger") return outcome;
  form.dispatchEvent(new Event(FILLED_EVENT));
  form.querySelector<HTMLElement>(next)?.focus();
  return outcome;
}

/**
 * The field that takes a card's QR from a scanner: its Enter fills the fields below instead of sending the form, and the focus goes on
 * to `next` (a selector). A card scanned elsewhere on the desk is found here when the page opens. Without JavaScript the server reads the field.
 */
export function CardScan({ next }: { next: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    const form = box.current?.closest("form");
    const kept = sessionStorage.getItem(SCANNED_CARD);
    if (kept === null || !form) return;
    // A page that is drawn a second time while it comes alive finds the card again; a moment later it is gone.
    setTimeout(() => sessionStorage.removeItem(SCANNED_CARD), KEPT_FOR_MS);
    setField(form, "cardText", kept);
    setSaid(fillAndGoOn(form, kept, next));
  }, [next]);
  function onKeyDown(event: React.KeyboardEvent<HTMLDivElement>) {
    const form = box.current?.closest("form");
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !form) return;
    event.preventDefault();
    setSaid(fillAndGoOn(form, event.target.value, next));
  }
  return (
    <div ref={box} onKeyDown={onKeyDown} className="flex flex-col gap-2">
      <TextField name="cardText" label="Quét mã QR trên thẻ căn cước" hint="Đưa thẻ vào máy quét; không có máy quét thì gõ các ô bên dưới." width="wide" scanTarget autoFocus autoComplete="off" spellCheck={false} />
      {said !== null && (
        <Notice tone={said.tone} title={said.title} live>
          {said.lines.join(" ")}
        </Notice>
      )}
    </div>
  );
}
