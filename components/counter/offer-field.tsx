"use client";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { CaseQuestions } from "@/components/counter/case-questions";
import { controlClass, FieldFrame } from "@/components/ui/field-frame";
import { SelectField } from "@/components/ui/select-field";
import { useField } from "@/components/ui/use-field";
import { useScripted } from "@/components/ui/use-scripted";
import type { CounterOffer, CounterOffers } from "@/lib/dossiers/queries/counter-offers";
import { searchText } from "@/lib/platform/vietnamese";

type Choice = Readonly<{ key: string; label: string; agency: string; sought: string; cases: readonly CounterOffer[] }>;

const SHOWN = 8;
const lineOf = ({ procedureCode, name }: CounterOffer) => `${procedureCode} ${name}`;
const withCase = (offer: CounterOffer) => `${lineOf(offer)}${offer.caseTitle === null ? "" : ` – ${offer.caseTitle}`}`;

/** One line per agency and procedure; its cases are asked after it is chosen. */
function choicesOf(agencies: CounterOffers["agencies"]): Choice[] {
  return agencies.flatMap((agency) => {
    const lines = new Map<string, CounterOffer[]>();
    for (const offer of agency.offers) lines.set(offer.procedureCode, [...(lines.get(offer.procedureCode) ?? []), offer]);
    return [...lines.values()].flatMap((cases) => {
      const [first] = cases;
      return first ? [{ key: `${agency.id}.${first.procedureCode}`, label: lineOf(first), agency: agency.name, sought: searchText(`${lineOf(first)} ${agency.name}`), cases }] : [];
    });
  });
}

function matching(choices: readonly Choice[], typed: string): Choice[] {
  const words = searchText(typed).split(" ").filter((word) => word !== "");
  return choices.filter(({ sought }) => words.every((word) => sought.includes(word))).slice(0, SHOWN);
}

/**
 * The procedure, found by a few letters without accents or by its code: arrows choose, Enter takes it and goes on to the questions of its
 * cases, or to the button. Without a script it is the browser's own list, one line per case.
 */
export function OfferField({ agencies, initial }: { agencies: CounterOffers["agencies"]; initial: Readonly<Record<string, string>> }) {
  const scripted = useScripted();
  const hint = "Gõ vài chữ không dấu hoặc mã thủ tục rồi Enter. Chỉ có thủ tục trong hợp đồng và lĩnh vực anh/chị đã được tập huấn.";
  if (!scripted) {
    return <SelectField name="offer" label="Thủ tục và trường hợp" hint={hint} placeholder="Chọn…" groups={agencies.map(({ name, offers }) => ({ label: name, options: offers.map((offer) => ({ value: offer.value, label: withCase(offer) })) }))} width="full" required />;
  }
  return <OfferBox choices={choicesOf(agencies)} hint={hint} initial={initial} />;
}

function OfferBox({ choices, hint, initial }: { choices: readonly Choice[]; hint: string; initial: Readonly<Record<string, string>> }) {
  const field = useField({ name: "offer", hint });
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const chosenBefore = choices.find(({ cases }) => cases.some(({ value }) => value === field.value));
  const [chosen, setChosen] = useState<Choice | undefined>(chosenBefore);
  const [typed, setTyped] = useState(chosenBefore?.label ?? "");
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const found = matching(choices, chosen !== undefined && typed === chosen.label ? "" : typed);

  function take(choice: Choice | undefined) {
    if (choice === undefined) return;
    setChosen(choice);
    setTyped(choice.label);
    setOpen(false);
    // After the questions have been drawn: to the first of them, or to the button.
    requestAnimationFrame(() => {
      const form = box.current?.closest("form");
      const next = box.current?.querySelector<HTMLElement>("[data-questions] input:not([type=hidden])") ?? form?.querySelector<HTMLElement>("button[type=submit]");
      next?.focus();
      form?.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setPlace((at) => Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(open ? found[place] : chosen);
    } else if (event.key === "Escape") setOpen(false);
  }
  return (
    <div ref={box} className="flex flex-col gap-4">
      <FieldFrame field={field} label="Thủ tục và trường hợp" hint={hint}>
        <div className="relative">
          <input
            id={field.id} type="text" role="combobox" autoComplete="off" spellCheck={false} aria-expanded={open && found.length > 0} aria-controls={listId} aria-autocomplete="list"
            aria-activedescendant={open && found.length > 0 ? `${listId}-${place}` : undefined} aria-describedby={field.describedBy} aria-invalid={field.error === undefined ? undefined : true}
            aria-keyshortcuts="f" data-offer value={typed} onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setPlace(0);
              setOpen(true);
            }}
            onBlur={() => {
              setOpen(false);
              setTyped(chosen?.label ?? typed);
            }}
            onKeyDown={onKeyDown} className={controlClass("full", field.error !== undefined)}
          />
          <ul id={listId} role="listbox" aria-label="Thủ tục tìm thấy" hidden={!open || found.length === 0} className="absolute z-10 mt-1 max-h-96 w-full overflow-y-auto rounded border border-line-strong bg-paper">
            {found.map((choice, at) => (
              <li
                key={choice.key} id={`${listId}-${at}`} role="option" aria-selected={at === place}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(choice);
                }}
                className={`cursor-pointer px-3 py-2 ${at === place ? "bg-brand-wash" : ""}`}
              >
                {choice.label}
                <span className="block text-small text-muted">{choice.agency}</span>
              </li>
            ))}
          </ul>
        </div>
        {open && found.length === 0 && <p className="text-small text-muted">Không có thủ tục nào khớp trong những thủ tục anh/chị được tiếp nhận.</p>}
      </FieldFrame>
      {chosen !== undefined && <CaseQuestions key={chosen.key} cases={chosen.cases} chosen={field.value ?? ""} initial={initial} />}
    </div>
  );
}
