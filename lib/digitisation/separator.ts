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

export type ReadPage<P> = Readonly<{ page: P; /** text of the QR found on the page, null when there is none */ code: string | null }>;
export type PageGroup<P> = Readonly<{ componentCode: string | null; pages: readonly P[] }>;
export type SortedPages<P> = Readonly<{
  /** In the order of scanning; a component whose sheet comes twice has one group. Pages before the first sheet have component null. */
  groups: readonly PageGroup<P>[];
  /** Sheets that cannot be followed: the pages after them have component null. */
  strays: readonly Readonly<{ page: P; separator: Separator; why: "OTHER_DOSSIER" | "OTHER_COMPONENT" }>[];
}>;

/**
 * Sorts scanned pages to components by the separator sheets between them; the sheets themselves are left out. A sheet printed for another dossier
 * or for a component that this dossier does not have assigns nothing, and what follows it waits for the clerk.
 * @param dossier the dossier being scanned and the codes of its components
 */
export function sortPages<P>(pages: readonly ReadPage<P>[], dossier: Readonly<{ codes: readonly string[]; componentCodes: readonly string[] }>): SortedPages<P> {
  const groups = new Map<string | null, P[]>();
  const strays: { page: P; separator: Separator; why: "OTHER_DOSSIER" | "OTHER_COMPONENT" }[] = [];
  let current: string | null = null;
  for (const { page, code } of pages) {
    const separator: Separator | null = code === null ? null : readSeparator(code);
    if (!separator) {
      groups.set(current, [...(groups.get(current) ?? []), page]);
    } else if (separator.dossierCode !== null && !dossier.codes.includes(separator.dossierCode)) {
      strays.push({ page, separator, why: "OTHER_DOSSIER" });
      current = null;
    } else if (!dossier.componentCodes.includes(separator.componentCode)) {
      strays.push({ page, separator, why: "OTHER_COMPONENT" });
      current = null;
    } else {
      current = separator.componentCode;
    }
  }
  return { groups: [...groups].map(([componentCode, sorted]) => ({ componentCode, pages: sorted })), strays };
}
