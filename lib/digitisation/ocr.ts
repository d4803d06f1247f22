/** One word as it was read: its text (NFC) and its box on the page in pixels, from the upper left corner. */
export type ReadWord = Readonly<{ text: string; left: number; top: number; right: number; bottom: number; /** certainty, 0 to 100 */ certainty: number }>;

/** What was read on a page: lines of words from the top, in the pixels of the picture that was given. */
export type ReadPage = Readonly<{ lines: readonly (readonly ReadWord[])[]; /** mean certainty of the words, 0 to 100; null when there are none */ certainty: number | null }>;

/**
 * A reader of Vietnamese print. One instance reads one page at a time and keeps its language data until closed. Reads in a worker of its own: it
 * takes about a second a page.
 */
export interface PageReader {
  /** @param image JPEG or PNG of a straightened page */
  read(image: Uint8Array): Promise<ReadPage>;
  close(): Promise<void>;
}

/** The page's text, a line each, as it is indexed for search. */
export function textOf(page: ReadPage): string {
  return page.lines.map((line) => line.map(({ text }) => text).join(" ")).join("\n");
}
