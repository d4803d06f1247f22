import { z } from "zod";
import { actFields, countOf, rowsOf } from "@/lib/dossiers/schema/act";
import type { AnswerKind } from "@/lib/platform/generated/enums";
import { normaliseText } from "@/lib/platform/vietnamese";

export const ANSWERS = ["FILED", "SHOWN", "ALTERNATIVE", "FROM_DATABASE", "MISSING"] as const satisfies readonly AnswerKind[];

/** The clerk's answer to one component: what it is, and the three counts of Mẫu số 01. */
export type ChecklistLine = Readonly<{
  componentId: string; answer: AnswerKind; originals: number; certifiedCopies: number; photocopies: number; note: string;
}>;

/** Rows `answer.`, `originals.`, `certifiedCopies.`, `photocopies.` and `note.<componentId>`; a row without an answer is left as it was. */
export function checklistLines(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): ChecklistLine[] {
  const [originals, certifiedCopies, photocopies, notes] = ["originals", "certifiedCopies", "photocopies", "note"].map((prefix) => rowsOf(input, prefix));
  return [...rowsOf(input, "answer")].flatMap(([componentId, chosen]) => {
    const answer = ANSWERS.find((known) => known === chosen);
    if (answer === undefined) return [];
    return {
      componentId, answer,
      originals: countOf(originals?.get(componentId), ["originals", componentId], ctx),
      certifiedCopies: countOf(certifiedCopies?.get(componentId), ["certifiedCopies", componentId], ctx),
      photocopies: countOf(photocopies?.get(componentId), ["photocopies", componentId], ctx),
      note: normaliseText(notes?.get(componentId) ?? "").slice(0, 500),
    };
  });
}

/** `step`: keep the answers, or keep them and receive the dossier with the same press. */
export const checkAtCounterSchema = z.looseObject({ ...actFields, step: z.enum(["SAVE", "RECEIVE"]).default("SAVE") }).transform((input, ctx) => {
  const { operationId, dossierId, expectedVersion, step } = input;
  return { operationId, dossierId, expectedVersion, step, lines: checklistLines(input, ctx) };
});
export type CheckAtCounterInput = z.output<typeof checkAtCounterSchema>;
export type SaveChecklistInput = Omit<CheckAtCounterInput, "step">;
export type ReceiveDossierInput = SaveChecklistInput;
