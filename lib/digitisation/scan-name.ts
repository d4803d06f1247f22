import { searchText } from "@/lib/platform/vietnamese";

const LONGEST_PART = 60;

/**
 * The name of a component's digitised file: `<dossier code>_<component code>_<nn>.pdf`, ASCII, safe as a file name everywhere
 * (domain 2.1). Letters lose their accents, anything else becomes a hyphen.
 * @param nth the component's how-manieth file, from 1; two figures, more when needed
 * @throws RangeError when nothing of a code is left or `nth` is no count
 */
export function scanName(dossierCode: string, componentCode: string, nth: number): string {
  if (!Number.isSafeInteger(nth) || nth < 1) throw new RangeError(`Not a count of files: ${nth}`);
  return `${plainPart(dossierCode)}_${plainPart(componentCode)}_${String(nth).padStart(2, "0")}.pdf`;
}

/** The code of a component, by its place in the procedure's case (from 0): `TP01` is the first. It stands on separator sheets and in names of files. */
export function componentCodeOf(position: number): string {
  return `TP${String(position + 1).padStart(2, "0")}`;
}

/**
 * The name to show for a file of a dossier. A scan made before reception was named by the submission code, since there was no dossier code yet; from reception on
 * it is shown by the dossier code (docs/decisions/071). Other names stay as they are.
 */
export function shownFileName(name: string, dossier: Readonly<{ code: string | null; submissionCode: string }>): string {
  const before = `${plainPart(dossier.submissionCode)}_`;
  const isScan = name.startsWith(before) && /^[A-Z0-9.-]+_\d{2,}\.pdf$/.test(name.slice(before.length));
  return dossier.code !== null && isScan ? `${plainPart(dossier.code)}_${name.slice(before.length)}` : name;
}

function plainPart(code: string): string {
  const plain = searchText(code).toUpperCase().replace(/[^A-Z0-9.]+/g, "-").replace(/\.{2,}/g, ".").replace(/^[-.]+/, "").slice(0, LONGEST_PART).replace(/[-.]+$/, "");
  if (plain === "") throw new RangeError(`Nothing to name a file by in "${code}"`);
  return plain;
}
