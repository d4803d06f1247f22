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

function plainPart(code: string): string {
  const plain = searchText(code).toUpperCase().replace(/[^A-Z0-9.]+/g, "-").replace(/\.{2,}/g, ".").replace(/^[-.]+/, "").slice(0, LONGEST_PART).replace(/[-.]+$/, "");
  if (plain === "") throw new RangeError(`Nothing to name a file by in "${code}"`);
  return plain;
}
