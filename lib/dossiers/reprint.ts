import type { FormDataByKind, PrintableFormKind } from "@/lib/forms/data";
import { renderForm } from "@/lib/forms/render";
import type { FormVersion } from "@/lib/forms/versions";

const PRINTABLE = {
  RECEIPT: true, SUPPLEMENT_REQUEST: true, REJECTION: true, APOLOGY: true, STOP_NOTICE: true, POSTAL_SLIP: true, HANDOVER_RECORD: true,
  RESULT_HANDOVER: true, DELIVERY_PROOF: true, BUNDLE_LABEL: true, CONTROL_SLIP: true, REGISTER: true, CASH_RECEIPT: true, PIN_SLIP: false,
} satisfies Record<PrintableFormKind, boolean>;

// A slip is never kept, so that its PIN is nowhere: there is nothing to print again.
function isPrintable(kind: string): kind is PrintableFormKind {
  return kind in PRINTABLE && PRINTABLE[kind as PrintableFormKind];
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Stored JSON as it was before it was stored: instants are moments again. */
function revived(value: unknown): unknown {
  if (typeof value === "string") return INSTANT.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map(revived);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, revived(entry)]));
}

/**
 * Prints an issued form again from the data that was kept with it, in the version of that time, marked as a reprint (domain rule 15).
 * @returns the PDF; null for a kind that is not printed here
 */
export async function reprintForm(form: Readonly<{ kind: string; version: FormVersion; data: unknown }>, reprintedAt: Date): Promise<Uint8Array | null> {
  const { kind, version, data } = form;
  if (!isPrintable(kind)) return null;
  return renderForm(kind, revived(data) as FormDataByKind[typeof kind], { version, reprintedAt });
}
