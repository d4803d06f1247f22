"use client";
import { useState } from "react";
import { ChoiceRow } from "@/components/ui/choice-row";
import { StatusTag } from "@/components/ui/status-tag";
import type { CounterOffer } from "@/lib/dossiers/queries/counter-offers";

function Condition({ componentId, name, question, answer }: { componentId: string; name: string; question: string; answer: string }) {
  const id = `hoi-${componentId}`;
  return (
    <fieldset className="grid gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <legend className="sr-only">{question}</legend>
      <p>
        {question}
        <span className="block text-small text-muted">Nếu có, cần: {name}</span>
      </p>
      <div className="flex gap-2">
        <ChoiceRow id={`${id}-co`} kind="radio" name={`condition.${componentId}`} value="YES" label="Có" ticked={answer === "YES"} />
        <ChoiceRow id={`${id}-khong`} kind="radio" name={`condition.${componentId}`} value="NO" label="Không" ticked={answer === "NO"} />
      </div>
    </fieldset>
  );
}

/** The questions that lead to the exact papers: which case it is, then each condition of its components. What is not answered stays for the checklist. */
export function CaseQuestions({ cases, chosen, initial }: { cases: readonly CounterOffer[]; chosen: string; initial: Readonly<Record<string, string>> }) {
  const [value, setValue] = useState(cases.some((offer) => offer.value === chosen) ? chosen : (cases.length === 1 ? (cases[0]?.value ?? "") : ""));
  const offer = cases.find((one) => one.value === value);
  return (
    <div data-questions="" className="flex flex-col gap-4" onChange={(event) => {
      if (event.target instanceof HTMLInputElement && event.target.name === "offer") setValue(event.target.value);
    }}>
      {cases.length === 1 ? <input type="hidden" name="offer" value={value} /> : (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-semibold">Trường hợp nào?</legend>
          {cases.map((one) => (
            <ChoiceRow key={one.value} id={`truong-hop-${one.value}`} kind="radio" name="offer" value={one.value} label={one.caseTitle ?? "Trường hợp chung"} hint={`${one.papers} giấy tờ`} ticked={one.value === value} />
          ))}
        </fieldset>
      )}
      {offer !== undefined && offer.conditions.length > 0 && (
        <fieldset className="flex flex-col gap-3 border-l-4 border-line pl-4">
          <legend className="mb-1 font-semibold">Hỏi người nộp</legend>
          {offer.conditions.map(({ componentId, name, question }) => (
            <Condition key={componentId} componentId={componentId} name={name} question={question} answer={initial[`condition.${componentId}`] ?? ""} />
          ))}
        </fieldset>
      )}
      {offer !== undefined && (offer.sameDay !== null || offer.notForOthers) && (
        <p className="flex flex-wrap gap-2">
          {offer.sameDay !== null && <StatusTag tone="info">{offer.sameDay}</StatusTag>}
          {offer.notForOthers && <StatusTag tone="attention">Không được ủy quyền: chính chủ hồ sơ phải đến</StatusTag>}
        </p>
      )}
    </div>
  );
}
