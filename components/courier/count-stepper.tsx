"use client";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field-frame";
import { Icon } from "@/components/ui/icon";
import { useField } from "@/components/ui/use-field";
import { useScripted } from "@/components/ui/use-scripted";

const step = "grid size-(--wing-control) min-w-11 shrink-0 place-items-center rounded border-2 border-brand text-brand active:bg-brand-wash disabled:border-line disabled:text-muted";

/** Counts papers of one kind with two large keys; it begins at what was declared, and says when the count differs. */
export function CountStepper({ name, label, kind, declared, declaredBy }: { name: string; label: string; kind: string; declared: number; declaredBy: string }) {
  const field = useField({ name, hint: undefined, error: undefined, defaultValue: String(declared) });
  const scripted = useScripted();
  const [typed, setTyped] = useState(field.value ?? String(declared));
  const count = Number(typed);
  const known = typed.trim() !== "" && Number.isInteger(count) && count >= 0;
  const differs = known && count !== declared;
  const difference = differs ? (count < declared ? `Thiếu ${declared - count} so với ${declaredBy}` : `Thừa ${count - declared} so với ${declaredBy}`) : "";
  const move = (by: number) => setTyped(String(Math.min(99, Math.max(0, (known ? count : declared) + by))));
  return (
    <div className={classNames("flex flex-wrap items-center justify-between gap-x-4 gap-y-2", differs && "border-l-4 border-signal pl-3")}>
      <label htmlFor={field.id} className="min-w-40 grow basis-52">
        <span className="block font-semibold">{label}</span>
        <span className="block text-small text-muted">
          {declaredBy} ghi <span className="tabular">{declared}</span> {kind}
        </span>
      </label>
      <div className="flex items-center gap-2">
        {scripted && (
          <button type="button" onClick={() => move(-1)} disabled={known && count === 0} aria-label={`Bớt một ${label}`} className={step}>
            <Icon name="minus" />
          </button>
        )}
        <input
          id={field.id}
          name={name}
          type="text"
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          aria-invalid={field.error === undefined ? undefined : true}
          aria-describedby={field.error === undefined ? `${field.id}-lech` : `${field.errorId} ${field.id}-lech`}
          className="tabular min-h-(--wing-control) w-16 rounded border border-line-strong bg-paper text-center text-lead font-semibold"
        />
        {scripted && (
          <button type="button" onClick={() => move(1)} aria-label={`Thêm một ${label}`} className={step}>
            <Icon name="plus" />
          </button>
        )}
      </div>
      <p id={`${field.id}-lech`} role="status" className={classNames("basis-full font-semibold", !differs && "sr-only")}>
        {differs && (
          <>
            <Icon name="alert" size={18} className="mr-1 inline-block align-[-0.15em]" />
            {difference}
          </>
        )}
      </p>
      {field.error !== undefined && <FieldError id={field.errorId} words={field.error} />}
    </div>
  );
}
