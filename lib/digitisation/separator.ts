import type { SeparatorUse } from "@/lib/platform/generated/enums";

/** What a separator sheet's QR says: the pages after it belong to this component (of this dossier, when the sheet was printed for one). */
export type Separator = Readonly<{ dossierCode: string | null; componentCode: string }>;

const PREFIX = "MCBC-TACH";
const CODE = /^[0-9A-Za-z._-]{1,60}$/;

/** The text in a separator sheet's QR: `MCBC-TACH/<dossier code or ->/<component code>`. Throws RangeError for a code that is not plain ASCII. */
export function separatorText({ dossierCode, componentCode }: Separator): string {
  for (const code of [dossierCode ?? "0", componentCode]) if (!CODE.test(code)) throw new RangeError(`Not a code for a separator: "${code}"`);
  return `${PREFIX}/${dossierCode ?? "-"}/${componentCode}`;
}

/** What a code found on a page says, null when it is not a separator's: pages carry QR codes of their own. */
export function readSeparator(text: string): Separator | null {
  const [prefix, dossierCode, componentCode, ...rest] = text.trim().split("/");
  if (prefix !== PREFIX || dossierCode === undefined || componentCode === undefined || rest.length > 0 || !CODE.test(componentCode)) return null;
  if (dossierCode === "-") return { dossierCode: null, componentCode };
  return CODE.test(dossierCode) ? { dossierCode, componentCode } : null;
}

/** Where a scanned page goes. `separator`: it is such a sheet itself, and why it could not be followed; null for a page of a paper. */
export type Laid = Readonly<{ componentCode: string | null; separator: SeparatorUse | null }>;

/**
 * Lays scanned pages to components by the separator sheets between them, in the order of scanning. A sheet printed for another dossier or for a component that
 * this dossier does not have assigns nothing, and what follows it waits for the clerk (component null).
 * @param codes of each page the QR codes on it
 * @param dossier the dossier being scanned and the codes of its components
 * @param from the component of the pages before the first sheet
 */
export function layPages(codes: readonly (readonly string[])[], dossier: Readonly<{ codes: readonly string[]; componentCodes: readonly string[] }>, from: string | null = null): Laid[] {
  let current = from;
  return codes.map((found) => {
    const separator = found.map(readSeparator).find((read) => read !== null) ?? null;
    if (separator === null) return { componentCode: current, separator: null };
    const use = useOf(separator, dossier);
    current = use === "FOLLOWED" ? separator.componentCode : null;
    return { componentCode: current, separator: use };
  });
}

function useOf({ dossierCode, componentCode }: Separator, dossier: Readonly<{ codes: readonly string[]; componentCodes: readonly string[] }>): SeparatorUse {
  if (dossierCode !== null && !dossier.codes.includes(dossierCode)) return "OTHER_DOSSIER";
  return dossier.componentCodes.includes(componentCode) ? "FOLLOWED" : "OTHER_COMPONENT";
}
