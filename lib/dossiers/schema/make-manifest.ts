import { z } from "zod";
import { dossierIdField, operationIdField } from "@/lib/dossiers/schema/act";

const WORDS = "Chọn ít nhất một hồ sơ để lập biên bản.";

/** Ticked dossiers; a single tick arrives as one text, several as a list. */
export const makeManifestSchema = z.object({
  operationId: operationIdField,
  /** What a clerk gives, papers to decide on when he does not say; an official gives results, whatever is sent. */
  kind: z.enum(["AGENCY_HANDOVER", "UNDELIVERED_RETURN"]).optional(),
  dossierIds: z.preprocess((value) => (typeof value === "string" ? [value] : (value ?? [])), z.array(dossierIdField, WORDS).min(1, WORDS).max(200, "Mỗi biên bản tối đa 200 hồ sơ.")),
});
export type MakeManifestInput = z.output<typeof makeManifestSchema>;
