/** Widths of all letters of the invisible font, in thousandths of the type size. */
export const GLYPH_WIDTH = 500;
const UNITS_PER_EM = 1000;

/**
 * A TrueType font of two empty glyphs (0 .notdef, 1 nothing): carries the text layer of a scan, draws nothing, weighs 500 bytes. PDF/A wants every
 * font embedded and forbids .notdef, therefore the second glyph (ISO 19005-2, 6.2.11.4 and 6.2.11.8).
 */
export function glyphlessFont(): Uint8Array {
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ["cmap", words(0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0, 0x20, 0xffff, 0, 0x20, 0xffff, 0xffe1, 1, 0, 0)],
    ["glyf", words(0, 0)],
    ["head", words(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0x0003, UNITS_PER_EM, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, GLYPH_WIDTH, UNITS_PER_EM, 0, 8, 2, 0, 0)],
    ["hhea", words(1, 0, 800, -200, 0, GLYPH_WIDTH, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2)],
    ["hmtx", words(GLYPH_WIDTH, 0, GLYPH_WIDTH, 0)],
    ["loca", words(0, 0, 0)],
    ["maxp", words(1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    ["name", words(0, 0, 6)],
    ["post", words(3, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
  ];
  return fontFile(tables);
}

function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  values.forEach((value, at) => new DataView(bytes.buffer).setInt16(at * 2, value > 0x7fff ? value - 0x10000 : value));
  return bytes;
}

/** A font file of these tables, given in the order of their tags; `head` with its checksum left at 0. */
export function fontFile(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const head = 12 + tables.length * 16;
  const size = tables.reduce((sum, [, table]) => sum + padded(table.length), head);
  const font = new Uint8Array(size);
  const view = new DataView(font.buffer);
  const power = Math.floor(Math.log2(tables.length));
  [0x10000 >>> 16, 0, tables.length, 2 ** power * 16, power, (tables.length - 2 ** power) * 16].forEach((value, at) => view.setUint16(at * 2, value));
  let offset = head;
  let headAt = 0;
  tables.forEach(([tag, table], at) => {
    const entry = 12 + at * 16;
    for (let letter = 0; letter < 4; letter += 1) font[entry + letter] = tag.charCodeAt(letter);
    font.set(table, offset);
    if (tag === "head") headAt = offset;
    view.setUint32(entry + 4, checksum(view, offset, padded(table.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    offset += padded(table.length);
  });
  view.setUint32(headAt + 8, 0xb1b0afba - checksum(view, 0, size));
  return font;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
