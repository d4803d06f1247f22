"use client";
import { use, useId, useState, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FieldError } from "@/components/ui/field-frame";
import { FormContext } from "@/components/ui/form-context";
import { SignatureCanvas } from "@/components/ui/signature-canvas";
import { TextField } from "@/components/ui/text-field";
import { useField } from "@/components/ui/use-field";
import { useScripted } from "@/components/ui/use-scripted";

/**
 * A signature on glass. Posts `name` (JSON strokes `[[x,y,x,y…],…]` with 0..1 coordinates, "" when not drawn), and for those who cannot draw or have no
 * script `nameTypedName` with `nameTypedConsent` ("on"). The server takes either, and refuses under `name`.
 */
export function SignaturePad({ name, label, hint, signer, error }: { name: string; label: ReactNode; hint?: ReactNode; signer?: string; error?: string }) {
  const field = useField({ name, hint, error });
  const scripted = useScripted();
  const form = use(FormContext);
  const titleId = useId();
  const [drawing, setDrawing] = useState("");
  const refusedTyped = form?.state?.refusals.some((refusal) => refusal.field?.startsWith(`${name}Typed`) === true) === true;
  return (
    <fieldset id={field.id} tabIndex={-1} aria-describedby={field.describedBy} className={classNames("flex min-w-0 flex-col gap-2", field.error !== undefined && "border-l-4 border-danger pl-3")}>
      <legend id={titleId} className="mb-1 font-semibold">
        {label}
        {signer !== undefined && <span className="font-normal"> – {signer}</span>}
      </legend>
      {hint !== undefined && (
        <div id={field.hintId} className="text-small text-muted">
          {hint}
        </div>
      )}
      {field.error !== undefined && <FieldError id={field.errorId} words={field.error} />}
      <input type="hidden" name={name} value={drawing} />
      {scripted && <SignatureCanvas labelledBy={titleId} onDrawn={setDrawing} />}
      <details open={!scripted || refusedTyped} className="rounded border border-line p-3">
        <summary className="text-brand underline underline-offset-4">{scripted ? "Không ký được trên màn hình? Gõ họ tên thay chữ ký" : "Gõ họ tên thay chữ ký"}</summary>
        <div className="stack mt-3">
          <TextField name={`${name}TypedName`} label="Họ và tên người ký" autoComplete="off" defaultValue="" />
          <CheckboxField name={`${name}TypedConsent`} label="Tôi xác nhận họ tên gõ ở trên thay cho chữ ký của tôi" />
        </div>
      </details>
    </fieldset>
  );
}
