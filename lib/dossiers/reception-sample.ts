import { sha256 } from "@/lib/platform/hash";

/** Share of what a counter receives that its agency looks at again. */
export const SAMPLE_SHARE = 0.1;

const SPACE = 2 ** 32;

/**
 * Whether a received dossier is drawn for checking by its agency: decided by the dossier's id alone, so that nobody chooses, nobody can
 * know it beforehand from the desk, and drawing again gives the same.
 */
export function isDrawn(dossierId: string): boolean {
  return Number.parseInt(sha256(`reception-review ${dossierId.toLowerCase()}`).slice(0, 8), 16) < SAMPLE_SHARE * SPACE;
}
