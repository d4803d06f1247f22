import sharp from "sharp";
import { GLYPH_WIDTH, glyphlessFont } from "@/lib/digitisation/glyphless-font";
import type { ReadPage, ReadWord } from "@/lib/digitisation/ocr";
import type { EncodedPage } from "@/lib/digitisation/page-encoding";
import { PdfFile, pdfNumber, pdfText, utf16Hex } from "@/lib/digitisation/pdf-objects";

export type SearchablePage = Readonly<{ image: EncodedPage; /** null when the page has not been read: then it has no text layer */ text: ReadPage | null }>;
export type ScanDocument = Readonly<{ title: string; pages: readonly SearchablePage[]; createdAt: Date }>;

const PRODUCER = "Mot Cua Buu Chinh";
const POINTS_PER_INCH = 72;
const CODE_UNITS = 65_536;

/**
 * One PDF/A-2b (ISO 19005-2) of pictures with invisible text under the reader's cursor: as large as the papers were, embedded font, sRGB as output
 * intent, metadata in XMP. The same pages, title and moment give the same bytes.
 * @throws RangeError when there is no page
 */
export async function searchablePdf(document: ScanDocument): Promise<Uint8Array> {
  if (document.pages.length === 0) throw new RangeError("A document has at least one page");
  const file = new PdfFile();
  const font = addFont(file);
  const pagesAt = file.reserve();
  const kids = document.pages.map((page) => addPage(file, page, pagesAt, font));
  file.put(pagesAt, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${kids.length} >>`);
  const profile = file.addStream("/N 3 /Alternate /DeviceRGB", await srgbProfile(), "DEFLATE");
  const metadata = file.addStream("/Type /Metadata /Subtype /XML", new TextEncoder().encode(xmp(document)), "PLAIN");
  const intent = `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R >>`;
  const catalog = file.add(`<< /Type /Catalog /Pages ${pagesAt} 0 R /Metadata ${metadata} 0 R /OutputIntents [${intent}] /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >> >>`);
  const at = pdfDate(document.createdAt);
  const info = file.add(`<< /Title ${pdfText(plainTitle(document.title))} /Producer (${PRODUCER}) /CreationDate (${at}) /ModDate (${at}) >>`);
  return file.finish(catalog, info);
}

function addPage(file: PdfFile, { image, text }: SearchablePage, parent: number, font: number): number {
  const scale = POINTS_PER_INCH / image.dpi;
  const width = pdfNumber(image.width * scale);
  const height = pdfNumber(image.height * scale);
  const picture = file.addStream(imageEntries(image), image.bytes, "PACKED");
  const content = `q ${width} 0 0 ${height} 0 0 cm /Im Do Q\n${text ? textLayer(text, image.height, scale) : ""}`;
  const contents = file.addStream("", Buffer.from(content, "latin1"), "DEFLATE");
  return file.add(`<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Im ${picture} 0 R >> /Font << /F ${font} 0 R >> >> /Contents ${contents} 0 R >>`);
}

function imageEntries({ encoding, width, height }: EncodedPage): string {
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /Interpolate false`;
  switch (encoding) {
    case "COLOUR":
      return `${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
    case "GREY":
      return `${size} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
    case "BITONAL":
      return `${size} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`;
  }
}

/** Each word at its place, stretched to its width, in text mode 3 (neither filled nor stroked). A space ends each word, a line break each line. */
function textLayer({ lines }: ReadPage, pageHeight: number, scale: number): string {
  const shown = lines.map((line) => line.map((word) => wordAt(word, pageHeight, scale)).join("")).join("");
  return shown === "" ? "" : `BT 3 Tr\n${shown}ET\n`;
}

function wordAt(word: ReadWord, pageHeight: number, scale: number): string {
  const text = word.text.normalize("NFC");
  const size = (word.bottom - word.top) * scale;
  const width = (word.right - word.left) * scale;
  if (text === "" || size <= 0 || width <= 0) return "";
  const natural = (text.length * GLYPH_WIDTH * size) / 1000;
  const stretch = (100 * width) / natural;
  return `/F ${pdfNumber(size)} Tf ${pdfNumber(stretch)} Tz 1 0 0 1 ${pdfNumber(word.left * scale)} ${pdfNumber((pageHeight - word.bottom) * scale)} Tm <${utf16Hex(`${text} `)}> Tj\n`;
}

/** Every UTF-16 code unit is a character of its own number, drawn by the one empty glyph, and means itself. */
function addFont(file: PdfFile): number {
  const program = glyphlessFont();
  const fontFile = file.addStream(`/Length1 ${program.length}`, program, "DEFLATE");
  const descriptor = file.add(`<< /Type /FontDescriptor /FontName /GlyphLess /Flags 5 /FontBBox [0 0 ${GLYPH_WIDTH} 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 /FontFile2 ${fontFile} 0 R >>`);
  const glyphs = new Uint8Array(CODE_UNITS * 2);
  for (let at = 1; at < glyphs.length; at += 2) glyphs[at] = 1;
  const map = file.addStream("", glyphs, "DEFLATE");
  const descendant = file.add(`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GlyphLess /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW ${GLYPH_WIDTH} /CIDToGIDMap ${map} 0 R >>`);
  const unicode = file.addStream("", Buffer.from(TO_UNICODE, "latin1"), "DEFLATE");
  return file.add(`<< /Type /Font /Subtype /Type0 /BaseFont /GlyphLess /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`);
}

/** Ranges may not pass the last byte's end (Adobe Technical Note 5411): one for each first byte, at most a hundred in a block. */
const TO_UNICODE = (() => {
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const prefix = high.toString(16).padStart(2, "0").toUpperCase();
    return `<${prefix}${high === 0 ? "01" : "00"}> <${prefix}FF> <${prefix}${high === 0 ? "01" : "00"}>`;
  });
  const blocks: string[] = [];
  for (let from = 0; from < ranges.length; from += 100) {
    const block = ranges.slice(from, from + 100);
    blocks.push(`${block.length} beginbfrange\n${block.join("\n")}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join("\n")}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`;
})();

let profile: Promise<Uint8Array> | undefined;

/** The sRGB profile that the image library carries. */
function srgbProfile(): Promise<Uint8Array> {
  profile ??= sharp({ create: { width: 1, height: 1, channels: 3, background: "#ffffff" } }).withIccProfile("srgb").jpeg().toBuffer()
    .then((jpeg) => sharp(jpeg).metadata())
    .then(({ icc }) => {
      if (!icc) throw new Error("The image library gave no sRGB profile");
      return new Uint8Array(icc);
    });
  return profile;
}

/** `D:20260305090500Z`; the XMP beside it must tell the same moment (ISO 19005-2, 6.6.3). */
function pdfDate(at: Date): string {
  return `D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
}

/** What XML cannot carry becomes a space, in both places where the title stands. */
function plainTitle(text: string): string {
  return text.replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ");
}

function xmlText(text: string): string {
  return plainTitle(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function xmp({ title, createdAt }: ScanDocument): string {
  const at = `${createdAt.toISOString().slice(0, 19)}Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${PRODUCER}</pdf:Producer></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
