import { z } from "zod";
import { PAPER_REASONS, type PaperReason } from "@/lib/dossiers/checklist";
import { actFields, countOf, dossierIdField, operationIdField, rowsOf } from "@/lib/dossiers/schema/act";
import type { AnswerKind } from "@/lib/platform/generated/enums";
import { normaliseText } from "@/lib/platform/vietnamese";

export const ANSWERS = ["FILED", "SHOWN", "ALTERNATIVE", "FROM_DATABASE", "MISSING"] as const satisfies readonly AnswerKind[];

/** The clerk's answer to one component: what it is, and the three counts of Mẫu số 01. */
export type ChecklistLine = Readonly<{
  componentId: string; answer: AnswerKind; originals: number; certifiedCopies: number; photocopies: number; note: string;
  /** Why the paper is taken although a database has its data. */
  paperReason?: PaperReason | null;
}>;

/** Rows `answer.`, `originals.`, `certifiedCopies.`, `photocopies.`, `paperReason.` and `note.<componentId>`; a row without an answer is left as it was. */
export function checklistLines(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): ChecklistLine[] {
  const [originals, certifiedCopies, photocopies, notes] = ["originals", "certifiedCopies", "photocopies", "note"].map((prefix) => rowsOf(input, prefix));
  const reasons = rowsOf(input, "paperReason");
  return [...rowsOf(input, "answer")].flatMap(([componentId, chosen]) => {
    const answer = ANSWERS.find((known) => known === chosen);
    if (answer === undefined) return [];
    return {
      componentId, answer,
      originals: countOf(originals?.get(componentId), ["originals", componentId], ctx),
      certifiedCopies: countOf(certifiedCopies?.get(componentId), ["certifiedCopies", componentId], ctx),
      photocopies: countOf(photocopies?.get(componentId), ["photocopies", componentId], ctx),
      paperReason: PAPER_REASONS.find((known) => known === reasons.get(componentId)) ?? null,
      note: normaliseText(notes?.get(componentId) ?? "").slice(0, 500),
    };
  });
}

/** `step`: keep the answers, or keep them and receive the dossier with the same press. */
export const checkAtCounterSchema = z.looseObject({ ...actFields, step: z.enum(["SAVE", "RECEIVE"]).default("SAVE"), printSlip: z.literal("on").optional() }).transform((input, ctx) => {
  const { operationId, dossierId, expectedVersion, step } = input;
  // `printSlip`: the applicant of a same-day procedure asks for the receipt on paper.
  return { operationId, dossierId, expectedVersion, step, printSlip: input.printSlip === "on", lines: checklistLines(input, ctx) };
});
export type SaveChecklistInput = Omit<z.output<typeof checkAtCounterSchema>, "step" | "printSlip">;
export type ReceiveDossierInput = SaveChecklistInput & Readonly<{ printSlip?: boolean }>;
export type CheckAtCounterInput = ReceiveDossierInput & Readonly<{ step: "SAVE" | "RECEIVE" }>;

/** The slip of a same-day dossier, asked for after its reception. */
export const issueReceiptSchema = z.object({ operationId: operationIdField, dossierId: dossierIdField });
export type IssueReceiptInput = z.output<typeof issueReceiptSchema>;
