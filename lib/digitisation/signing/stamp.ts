import { deflateSync } from "node:zlib";
import { pdfNumber, utf16Hex } from "@/lib/digitisation/pdf-objects";
import { subsetFont, type FontSubset } from "@/lib/digitisation/signing/font-subset";

/** Lines of the visible stamp, the first larger; what is in it comes from the signer's certificate and the clock. */
export type Stamp = Readonly<{ lines: readonly [string, ...string[]] }>;

const TITLE_SIZE = 9;
const LINE_SIZE = 7.5;
const LEADING = 10;
const PADDING = 5;
/** The colour of the post, as red, green and blue from 0 to 1. */
const INK = "0 0.278 0.498";

const packed = (entries: string, bytes: Uint8Array): Uint8Array => {
  const data = deflateSync(bytes, { level: 9 });
  return Buffer.concat([Buffer.from(`<< ${entries} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`, "latin1"), data, Buffer.from("\nendstream", "latin1")]);
};

/** A drawn stamp: its size in points and the objects of its font and appearance, numbered from the given one. The last is the appearance. */
export type DrawnStamp = Readonly<{ width: number; height: number; objects: readonly Readonly<{ number: number; body: Uint8Array }>[]; appearance: number }>;

/**
 * Draws the stamp as an appearance stream with its own embedded letters, without a ground, so that nothing of the paper is hidden, as PDF/A wants it (ISO 19005-2, 6.2.11.4, 6.3.3).
 * @param from the number of the first object
 * @throws TypeError when the font lacks a letter of the stamp
 */
export function drawStamp({ lines }: Stamp, font: Uint8Array, from: number): DrawnStamp {
  const subset = subsetFont(font, lines.join(""));
  const widthOf = (text: string, size: number) => [...text].reduce((sum, letter) => sum + subset.widthOf(letter), 0) * size / 1000;
  const width = Math.ceil(Math.max(...lines.map((line, i) => widthOf(line, i === 0 ? TITLE_SIZE : LINE_SIZE))) + PADDING * 2);
  const height = PADDING * 2 + TITLE_SIZE + (lines.length - 1) * LEADING;
  const shown = lines.map((line, i) => {
    const size = i === 0 ? TITLE_SIZE : LINE_SIZE;
    const y = height - PADDING - TITLE_SIZE + 2 - i * LEADING;
    return `/F ${pdfNumber(size)} Tf 1 0 0 1 ${PADDING} ${pdfNumber(y)} Tm <${[...line].map((letter) => hex4(subset.glyphOf(letter))).join("")}> Tj\n`;
  });
  const content = `q ${INK} RG 0.8 w 0.4 0.4 ${pdfNumber(width - 0.8)} ${pdfNumber(height - 0.8)} re S Q\nq ${INK} rg BT\n${shown.join("")}ET Q\n`;
  const fonts = fontObjects(subset, from);
  const appearance = from + fonts.length;
  const resources = `/Resources << /Font << /F ${from + fonts.length - 1} 0 R >> >>`;
  return {
    width, height, appearance,
    objects: [...fonts, { number: appearance, body: packed(`/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] ${resources}`, Buffer.from(content, "latin1")) }],
  };
}

const hex4 = (value: number): string => value.toString(16).padStart(4, "0").toUpperCase();

/** Program, descriptor, map to Unicode, descendant, font: the last is what a page names. */
function fontObjects(subset: FontSubset, from: number): { number: number; body: Uint8Array }[] {
  const name = `${tagOf(subset)}+Tinos`;
  const [x1, y1, x2, y2] = subset.box;
  const text = (body: string): Uint8Array => Buffer.from(body, "latin1");
  const ranges = [...subset.glyphs].sort((a, b) => a.glyph - b.glyph);
  const widths = ranges.map(({ glyph, width }) => `${glyph} [${width}]`).join(" ");
  return [
    { number: from, body: packed(`/Length1 ${subset.program.length}`, subset.program) },
    { number: from + 1, body: text(`<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${x1} ${y1} ${x2} ${y2}] /ItalicAngle 0 /Ascent ${subset.ascent} /Descent ${subset.descent} /CapHeight 660 /StemV 80 /FontFile2 ${from} 0 R >>`) },
    { number: from + 2, body: packed("", text(toUnicode(ranges))) },
    { number: from + 3, body: text(`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${from + 1} 0 R /DW 0 /W [${widths}] /CIDToGIDMap /Identity >>`) },
    { number: from + 4, body: text(`<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${from + 3} 0 R] /ToUnicode ${from + 2} 0 R >>`) },
  ];
}

/** Six capitals that tell this subset from others of the same font in one file (ISO 32000-1, 9.6.4). */
function tagOf({ glyphs }: FontSubset): string {
  let seed = glyphs.reduce((sum, { glyph }) => (sum * 31 + glyph) % 308_915_776, 7);
  let tag = "";
  for (let i = 0; i < 6; i += 1) {
    tag += String.fromCharCode(65 + (seed % 26));
    seed = Math.floor(seed / 26);
  }
  return tag;
}

function toUnicode(glyphs: readonly Readonly<{ glyph: number; letter: string }>[]): string {
  const blocks: string[] = [];
  for (let from = 0; from < glyphs.length; from += 100) {
    const block = glyphs.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.map(({ glyph, letter }) => `<${hex4(glyph)}> <${utf16Hex(letter)}>`).join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join("\n")}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`;
}
