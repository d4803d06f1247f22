import { z } from "zod";
import { asId, type DossierId, type Id, isId, type OperationId } from "@/lib/platform/ids";

/** A hidden field that holds the id of one kind of thing. */
export function idField<K extends string>(words: string) {
  return z.string(words).refine(isId, words).transform((text): Id<K> => asId<K>(text));
}

const STALE_FORM = "Trang này đã cũ. Hãy tải lại trang rồi làm lại.";

/** Made anew each time a form is shown; the same again when it is sent twice. */
export const operationIdField: z.ZodType<OperationId, string> = idField<"operation">(STALE_FORM);
export const dossierIdField: z.ZodType<DossierId, string> = idField<"dossier">(STALE_FORM);
/** The version that the page showed: an older one means that somebody was faster. */
export const expectedVersionField = z.coerce.number<string | number>(STALE_FORM).int(STALE_FORM).min(0, STALE_FORM);

/** The hidden fields of every act on one dossier. */
export const actFields = { operationId: operationIdField, dossierId: dossierIdField, expectedVersion: expectedVersionField };

/** Fields named `prefix.<id>` of a form, by id: one row of a list each. */
export function rowsOf(input: Readonly<Record<string, unknown>>, prefix: string): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const [key, value] of Object.entries(input)) {
    const id = key.startsWith(`${prefix}.`) ? key.slice(prefix.length + 1) : null;
    if (id !== null && isId(id) && typeof value === "string") rows.set(id, value);
  }
  return rows;
}

/** A count of papers typed in a row; refused at its field. */
export function countOf(text: string | undefined, path: readonly string[], ctx: z.RefinementCtx): number {
  const count = (text ?? "").trim() === "" ? 0 : Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= 99) return count;
  ctx.addIssue({ code: "custom", path: [path.join(".")], message: "Số lượng phải là số nguyên từ 0 đến 99." });
  return 0;
}

/** Checks one field inside a transform, so that its refusal is told together with all the others. */
export function checkedField<S extends z.ZodType>(schema: S, value: unknown, path: string, ctx: z.RefinementCtx): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  ctx.addIssue({ code: "custom", path: [path], message: read.error.issues[0]?.message ?? "Xem lại ô này." });
  return z.NEVER;
}
