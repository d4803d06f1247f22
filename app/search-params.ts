/** What a page is given of its address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of a name that may stand several times in an address; the first counts, spaces around it do not. */
export function single(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? "").trim();
}

/** The address with the parameters that have a value, in the order given. */
export function addressWith(path: string, values: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ""));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
