import { z } from "zod";

/** What the applicant does about one component: sends a file, gives the paper to the courier, or says that it does not apply. */
const declaredComponent = z.object({
  way: z.enum(["UPLOAD", "PAPER", "NOT_APPLICABLE"]),
  originals: z.number().int().min(0).max(99).default(0),
  certifiedCopies: z.number().int().min(0).max(99).default(0),
  photocopies: z.number().int().min(0).max(99).default(0),
});

const pickup = z.object({
  contactName: z.string(),
  phone: z.string(),
  addressText: z.string(),
  communeCode: z.string(),
  /** Vietnamese day `YYYY-MM-DD` and the half of it. */
  day: z.string(),
  window: z.enum(["MORNING", "AFTERNOON"]),
});

/**
 * The applicant's form as kept in `dossier.form_data`: filled step by step while a draft, frozen at submission.
 * `request` holds the procedure's own fields by key; `papers` is by component id.
 */
export const dossierFormSchema = z.object({
  request: z.record(z.string(), z.string()).default({}),
  papers: z.record(z.string(), declaredComponent).default({}),
  pickup: pickup.nullable().default(null),
  returnTo: z.object({ addressText: z.string(), communeCode: z.string() }).nullable().default(null),
});
export type DossierForm = z.infer<typeof dossierFormSchema>;
export type DeclaredComponent = z.infer<typeof declaredComponent>;

/** Reads the stored form. @throws when the row holds something else: that is a fault, not bad input */
export function readDossierForm(stored: unknown): DossierForm {
  return dossierFormSchema.parse(stored);
}
