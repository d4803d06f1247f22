import { DOSSIER_CODE, normaliseCode } from "@/lib/dossiers/code";

const SUBMISSION_CODE = /^BC-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** The code in what somebody typed or scanned, in its stored form; null when it has neither the shape of a dossier code nor of a BC code. */
export function dossierCodeIn(typed: string): string | null {
  const code = normaliseCode(typed);
  return DOSSIER_CODE.test(code) || SUBMISSION_CODE.test(code) ? code : null;
}

/** True for a dossier code or a submission code. */
export function looksLikeDossierCode(typed: string): boolean {
  return dossierCodeIn(typed) !== null;
}
