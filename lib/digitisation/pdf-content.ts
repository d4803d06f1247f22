import { inflateSync } from "node:zlib";

/** What a PDF can do beside being read: each by the names that the format gives it (ISO 32000-1, 12.6, 7.11, 12.7.8). */
const ACTIVE_NAMES = ["JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "XFA", "RichMedia", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition", "Movie", "Sound", "3D"] as const;
export type ActiveName = (typeof ACTIVE_NAMES)[number];

export type PdfContents = Readonly<{
  encrypted: boolean;
  active: readonly ActiveName[];
  /** Objects hidden in streams that could not be opened within the limits. */
  hidden: boolean;
}>;

/** Enough for the objects of a thousand pages; what unpacks to more was made to harm. */
const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;
const LONGEST_DICTIONARY = 4096;

/**
 * Looks through the names in a PDF, also those written with `#xx` and those inside object streams.
 * Page contents and images are not unpacked: names in them are text.
 */
export function pdfContents(bytes: Uint8Array): PdfContents {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const found = new Set<ActiveName>();
  let encrypted = false;
  let hidden = false;
  let unpacked = 0;
  const readNames = (text: string): void => {
    for (const name of namesIn(text)) {
      if (name === "Encrypt") encrypted = true;
      const active = ACTIVE_NAMES.find((known) => known === name);
      if (active) found.add(active);
    }
  };
  let plainFrom = 0;
  const streams = /stream\r?\n/g;
  for (let match = streams.exec(file); match !== null; match = streams.exec(file)) {
    const start = match.index + match[0].length;
    const found = file.indexOf("endstream", start);
    const end = found < 0 ? file.length : found;
    const before = file.slice(Math.max(plainFrom, match.index - LONGEST_DICTIONARY), match.index);
    readNames(file.slice(plainFrom, match.index));
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(" obj")));
    if (namesIn(dictionary).includes("ObjStm")) {
      const text = unpackedStream(bytes.subarray(start, end), dictionary, MOST_UNPACKED_BYTES - unpacked);
      if (text === null) hidden = true;
      else {
        unpacked += text.length;
        readNames(text);
      }
    }
    plainFrom = end;
    streams.lastIndex = end + "endstream".length;
  }
  readNames(file.slice(plainFrom));
  return { encrypted, active: [...found], hidden };
}

function namesIn(text: string): string[] {
  return (text.match(/\/[^\s()<>[\]{}/%]+/g) ?? []).map((name) => name.slice(1).replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
}

/** An object stream as text; null when it is packed otherwise than by deflate, broken or larger than allowed. */
function unpackedStream(packed: Uint8Array, dictionary: string, most: number): string | null {
  const names = namesIn(dictionary);
  if (!names.includes("Filter")) return Buffer.from(packed).toString("latin1");
  const filters = names.filter((name) => /Decode$|^(Fl|AHx|A85|LZW|RL|Crypt)$/.test(name) && name !== "FlateDecode" && name !== "Fl");
  if (filters.length > 0 || most <= 0) return null;
  try {
    return inflateSync(packed, { maxOutputLength: most }).toString("latin1");
  } catch {
    return null;
  }
}
