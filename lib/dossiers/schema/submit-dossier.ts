import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { readPickup } from "@/lib/dossiers/schema/save-draft";
import { wordsField } from "@/lib/dossiers/schema/words";
import { isId } from "@/lib/platform/ids";

export const submitDossierSchema = z.object({
  ...actFields,
  declared: z.literal("on", "Đánh dấu để cam đoan thông tin và giấy tờ là đúng."),
});
export type SubmitDossierInput = z.output<typeof submitDossierSchema>;

export const withdrawDossierSchema = z.object({ ...actFields, reason: wordsField("", { least: 0, most: 500 }) });
export type WithdrawDossierInput = z.output<typeof withdrawDossierSchema>;

export type GivenPaper = Readonly<{ componentId: string; originals: number; certifiedCopies: number; photocopies: number }>;

/**
 * The applicant's answer to a request: counts of papers to be fetched as `originals.<componentId>`, `certifiedCopies.…`,
 * `photocopies.…`, with the pickup's fields when there are any; files have been sent before.
 */
export const resubmitDossierSchema = z
  .looseObject({ ...actFields, note: wordsField("", { least: 0, most: 1_000 }) })
  .transform((input, ctx) => {
    const { operationId, dossierId, expectedVersion, note } = input;
    const papers = new Map<string, { componentId: string; originals: number; certifiedCopies: number; photocopies: number }>();
    for (const [name, value] of Object.entries(input)) {
      const [key = "", componentId = ""] = name.split(".");
      if ((key !== "originals" && key !== "certifiedCopies" && key !== "photocopies") || !isId(componentId)) continue;
      const count = value === "" ? 0 : Number(value);
      if (!Number.isInteger(count) || count < 0 || count > 99) {
        ctx.addIssue({ code: "custom", path: [name], message: "Số bản là số từ 0 đến 99." });
        continue;
      }
      const paper = papers.get(componentId) ?? { componentId, originals: 0, certifiedCopies: 0, photocopies: 0 };
      paper[key] = count;
      papers.set(componentId, paper);
    }
    const given: GivenPaper[] = [...papers.values()].filter(({ originals, certifiedCopies, photocopies }) => originals + certifiedCopies + photocopies > 0);
    const pickup = given.length > 0 ? readPickup(input, ctx) : null;
    return { operationId, dossierId, expectedVersion, note, papers: given, pickup };
  });
export type ResubmitDossierInput = z.output<typeof resubmitDossierSchema>;
