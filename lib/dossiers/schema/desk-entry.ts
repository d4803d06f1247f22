import { z } from "zod";
import { isId } from "@/lib/platform/ids";

/** The entry of a dossier that does not exist yet; an open checklist's is the dossier's id. */
export const NEW_ENTRY = "new";

const MOST_FIELDS = 400;
const LONGEST = 4_000;

const fields = z.record(z.string().max(120), z.string().max(LONGEST)).refine((all) => Object.keys(all).length <= MOST_FIELDS, "Phần nhập quá dài nên chưa giữ được.");

function parsed(text: string, ctx: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: "custom", message: "Phần nhập chưa giữ được." });
    return z.NEVER;
  }
}

/** What stands in a form on the desk and has not been sent: fields by name. */
export const keepEntrySchema = z.object({
  subject: z.string().refine((subject) => subject === NEW_ENTRY || isId(subject), "Phần nhập chưa giữ được."),
  fields: z.string().max(200_000).transform(parsed).pipe(fields),
});
export type KeepEntryInput = z.output<typeof keepEntrySchema>;

export const dropEntrySchema = z.object({ subject: keepEntrySchema.shape.subject });
export type DropEntryInput = z.output<typeof dropEntrySchema>;

/** Reads the stored fields; an unreadable row is as none. */
export function readEntryFields(stored: unknown): Readonly<Record<string, string>> {
  const read = fields.safeParse(stored);
  return read.success ? read.data : {};
}
