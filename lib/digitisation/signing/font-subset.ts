import { fontFile } from "@/lib/digitisation/glyphless-font";

/** The letters of a text out of a TrueType font: the glyph of each, its width in thousandths of the type size, and a file with these glyphs alone. */
export type FontSubset = Readonly<{
  program: Uint8Array;
  glyphOf: (letter: string) => number;
  widthOf: (letter: string) => number;
  /** Glyphs that are kept, with their letters. */
  glyphs: readonly Readonly<{ glyph: number; letter: string; width: number }>[];
  ascent: number;
  descent: number;
  box: readonly [number, number, number, number];
}>;

/** Tables that drawing needs; a CID font embedded with an identity map needs no `cmap`, names or kerning (ISO 32000-1, 9.9). */
const KEPT = ["cvt ", "fpgm", "prep"] as const;

/**
 * Keeps the glyphs of a text under their own numbers and empties the rest: small once packed, and every number stays right.
 * @throws TypeError when the bytes are no TrueType font, or a letter is not in it
 */
export function subsetFont(font: Uint8Array, text: string): FontSubset {
  const tables = tablesOf(font);
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (found === undefined) throw new TypeError(`The font has no ${tag} table`);
    return found;
  };
  const [head, hhea, maxp, hmtx, loca, glyf] = [table("head"), table("hhea"), table("maxp"), table("hmtx"), table("loca"), table("glyf")];
  const unitsPerEm = head.getUint16(18);
  const count = maxp.getUint16(4);
  const long = head.getInt16(50) === 1;
  const offset = (glyph: number): number => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  const metrics = hhea.getUint16(34);
  const advance = (glyph: number): number => hmtx.getUint16(Math.min(glyph, metrics - 1) * 4);
  const scaled = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  const numbers = characterMap(table("cmap"));

  const letters = [...new Set(text)];
  const wanted = letters.map((letter) => {
    const glyph = numbers(letter.codePointAt(0) ?? 0);
    if (glyph === 0) throw new TypeError(`The font has no letter ${letter}`);
    return { glyph, letter, width: scaled(advance(glyph)) };
  });
  const kept = new Set<number>([0]);
  const keep = (glyph: number): void => {
    if (kept.has(glyph) || glyph >= count) return;
    kept.add(glyph);
    for (const part of partsOf(glyf, offset(glyph), offset(glyph + 1))) keep(part);
  };
  for (const { glyph } of wanted) keep(glyph);
  const bytes = subsetTables({ count, offset, advance, kept, glyf, head, hhea, maxp });
  const program = fontFile([...bytes, ...KEPT.flatMap((tag) => (tables.has(tag) ? [[tag, copyOf(table(tag))] as const] : []))].sort(([a], [b]) => (a < b ? -1 : 1)));
  const byLetter = new Map(wanted.map((one) => [one.letter, one]));
  return {
    program, glyphs: wanted, ascent: scaled(hhea.getInt16(4)), descent: scaled(hhea.getInt16(6)),
    glyphOf: (letter) => byLetter.get(letter)?.glyph ?? 0, widthOf: (letter) => byLetter.get(letter)?.width ?? 0,
    box: [scaled(head.getInt16(36)), scaled(head.getInt16(38)), scaled(head.getInt16(40)), scaled(head.getInt16(42))],
  };
}

type Source = Readonly<{ count: number; offset: (glyph: number) => number; advance: (glyph: number) => number; kept: ReadonlySet<number>; glyf: DataView; head: DataView; hhea: DataView; maxp: DataView }>;

function subsetTables({ count, offset, advance, kept, glyf, head, hhea, maxp }: Source): (readonly [string, Uint8Array])[] {
  const outlines: Uint8Array[] = [];
  const places = new DataView(new ArrayBuffer((count + 1) * 4));
  const widths = new DataView(new ArrayBuffer(count * 4));
  let at = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    places.setUint32(glyph * 4, at);
    if (!kept.has(glyph)) continue;
    widths.setUint16(glyph * 4, advance(glyph));
    const outline = new Uint8Array(glyf.buffer, glyf.byteOffset + offset(glyph), offset(glyph + 1) - offset(glyph));
    if (outline.length >= 10) widths.setInt16(glyph * 4 + 2, new DataView(outline.buffer, outline.byteOffset).getInt16(2));
    const padded = new Uint8Array(Math.ceil(outline.length / 4) * 4);
    padded.set(outline);
    outlines.push(padded);
    at += padded.length;
  }
  places.setUint32(count * 4, at);
  const newHead = new DataView(copyOf(head).buffer);
  newHead.setUint32(8, 0);
  newHead.setInt16(50, 1);
  const newHhea = new DataView(copyOf(hhea).buffer);
  newHhea.setUint16(34, count);
  return [
    ["glyf", Buffer.concat(outlines)], ["head", new Uint8Array(newHead.buffer)], ["hhea", new Uint8Array(newHhea.buffer)], ["hmtx", new Uint8Array(widths.buffer)],
    ["loca", new Uint8Array(places.buffer)], ["maxp", copyOf(maxp)],
  ];
}

function copyOf(view: DataView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice() as Uint8Array<ArrayBuffer>;
}

function tablesOf(font: Uint8Array): ReadonlyMap<string, DataView> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (view.getUint32(0) !== 0x10000) throw new TypeError("Not a TrueType font");
  const tables = new Map<string, DataView>();
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16) {
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4));
    tables.set(tag, new DataView(font.buffer, font.byteOffset + view.getUint32(entry + 8), view.getUint32(entry + 12)));
  }
  return tables;
}

/** The parts that a composite glyph is made of: an accent and its letter. */
function partsOf(glyf: DataView, from: number, to: number): number[] {
  if (to - from < 10 || glyf.getInt16(from) >= 0) return [];
  const parts: number[] = [];
  for (let at = from + 10, more = true; more && at + 4 <= to; ) {
    const flags = glyf.getUint16(at);
    parts.push(glyf.getUint16(at + 2));
    const scale = flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0;
    at += 4 + (flags & 0x0001 ? 4 : 2) + scale;
    more = (flags & 0x0020) !== 0;
  }
  return parts;
}

/** Glyph of a character by the font's Unicode table for the basic plane (format 4). */
function characterMap(cmap: DataView): (code: number) => number {
  let at = 0;
  for (let entry = 4; entry < 4 + cmap.getUint16(2) * 8; entry += 8) {
    const offset = cmap.getUint32(entry + 4);
    if (cmap.getUint16(entry) === 3 && cmap.getUint16(entry + 2) === 1 && cmap.getUint16(offset) === 4) at = offset;
  }
  if (at === 0) throw new TypeError("The font has no Unicode table");
  const segments = cmap.getUint16(at + 6) / 2;
  const [ends, starts, deltas, ranges] = [at + 14, at + 16 + segments * 2, at + 16 + segments * 4, at + 16 + segments * 6];
  return (code) => {
    for (let i = 0; i < segments; i += 1) {
      if (cmap.getUint16(ends + i * 2) < code) continue;
      const start = cmap.getUint16(starts + i * 2);
      if (start > code) return 0;
      const delta = cmap.getInt16(deltas + i * 2);
      const range = cmap.getUint16(ranges + i * 2);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = cmap.getUint16(ranges + i * 2 + range + (code - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
