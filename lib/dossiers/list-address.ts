/** The parts of an address that are kept from page to page; empty ones go. */
export type AddressParts = Readonly<Record<string, string | null | undefined>>;

/** `path?a=b` of the parts that say something, in the order given. */
export function addressOf(path: string, ...parts: readonly AddressParts[]): string {
  const query = new URLSearchParams();
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      if (value === null || value === "" || value === undefined) query.delete(key);
      else query.set(key, value);
    }
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
