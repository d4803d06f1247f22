import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { ReadPage } from "@/lib/digitisation/ocr";
import { textOf } from "@/lib/digitisation/ocr";
import { encodePage, type EncodedPage } from "@/lib/digitisation/page-encoding";
import { pdfContents } from "@/lib/digitisation/pdf-content";
import { drawPdf } from "@/lib/digitisation/pdf-pages";
import { searchablePdf } from "@/lib/digitisation/searchable-pdf";
import { readPdf } from "@/lib/forms/pdf-text";
import { vietnamMoment } from "@/lib/platform/format";

const TITLE = "Đơn đề nghị cấp thẻ <hướng dẫn viên> & phụ lục";
const AT = vietnamMoment("2026-03-05", "09:05");

/** An A5 page at 100 dpi, white with a black bar under the first word. */
const page = { width: 583, height: 827, dpi: 100, data: new Uint8Array(583 * 827 * 3).fill(255) };
for (let y = 100; y < 120; y += 1) page.data.fill(0, (y * page.width + 80) * 3, (y * page.width + 200) * 3);

const words = (text: string, top: number) => text.split(" ").map((word, at) => ({ text: word, left: 80 + at * 130, right: 200 + at * 130, top, bottom: top + 20, certainty: 95 }));
const READ: ReadPage = { lines: [words("Nguyễn Thị Ánh Tuyết", 100), words("Đường Trường Chinh, ỳẵ", 140)], certainty: 95 };

let grey: EncodedPage, colour: EncodedPage, bitonal: EncodedPage;
let file: Uint8Array;
let source: string;

beforeAll(async () => {
  grey = await encodePage(page, "GREY");
  colour = await encodePage(page, "COLOUR");
  bitonal = await encodePage(page, "BITONAL");
  file = await searchablePdf({ title: TITLE, createdAt: AT, pages: [{ image: grey, text: READ }, { image: colour, text: null }, { image: bitonal, text: { lines: [], certainty: null } }] });
  source = Buffer.from(file).toString("latin1");
});

describe("a searchable PDF", () => {
  test("is found by its words, page by page, at the size of the papers", async () => {
    const { pages, title, lang, sizes } = await readPdf(file);
    expect(pages[0]).toBe(textOf(READ).replace("\n", " "));
    expect(pages.slice(1)).toEqual(["", ""]);
    expect(title).toBe(TITLE);
    expect(lang).toBe("vi-VN");
    expect(sizes).toEqual([[148, 210], [148, 210], [148, 210]]);
  });

  test("shows the pictures and not the text", async () => {
    const shades: [number, number][] = [];
    for await (const drawn of drawPdf(file, { dpi: 100, mostPages: 9, mostPixels: 9_000_000 })) {
      const at = (x: number, y: number) => drawn.rgba[(y * drawn.width + x) * 4] ?? -1;
      shades.push([at(140, 110), at(140, 150)]);
      expect(Math.round(drawn.pictureDpi ?? 0)).toBe(100);
    }
    expect(shades).toHaveLength(3);
    for (const [bar, underText] of shades) {
      expect(bar).toBeLessThan(40);
      expect(underText).toBeGreaterThan(240);
    }
  });

  test("has the structure of PDF/A-2b: marks, XMP that agrees, output intent with its profile, embedded font, nothing active", () => {
    expect(source.startsWith("%PDF-1.7\n%")).toBe(true);
    expect([...file.subarray(10, 14)].every((byte) => byte > 127)).toBe(true);
    expect(source.endsWith("%%EOF\n")).toBe(true);
    expect(source).toMatch(/trailer\n<< [^>]*\/ID \[<[0-9A-F]{32}> <[0-9A-F]{32}>\]/);
    expect(source).not.toMatch(/\/Encrypt|\/LZWDecode|\/JavaScript|\/Transparency/);
    expect(pdfContents(file)).toEqual({ encrypted: false, active: [], hidden: false });

    const xmp = Buffer.from(source.slice(source.indexOf("<?xpacket"), source.indexOf('<?xpacket end="w"?>')), "latin1").toString("utf8");
    expect(xmp).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>");
    expect(xmp).toContain("Đơn đề nghị cấp thẻ &lt;hướng dẫn viên&gt; &amp; phụ lục");
    expect(xmp).toContain("<xmp:CreateDate>2026-03-05T02:05:00Z</xmp:CreateDate>");
    expect(source).toContain("/CreationDate (D:20260305020500Z)");
    expect(source).toMatch(/\/Type \/Metadata \/Subtype \/XML \/Length/);

    expect(source).toContain("/S /GTS_PDFA1");
    const profile = stream(Number(/\/DestOutputProfile (\d+) 0 R/.exec(source)?.[1]));
    expect(profile.toString("latin1", 36, 40)).toBe("acsp");
    expect(profile.toString("latin1", 16, 20)).toBe("RGB ");
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile[8]).toBeLessThanOrEqual(4);

    const font = stream(Number(/\/FontFile2 (\d+) 0 R/.exec(source)?.[1]));
    expect(font.readUInt32BE(0)).toBe(0x10000);
    expect(font.length % 4).toBe(0);
    let sum = 0;
    for (let at = 0; at < font.length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
    const map = stream(Number(/\/CIDToGIDMap (\d+) 0 R/.exec(source)?.[1]));
    expect(map.length).toBe(131_072);
    expect(map.every((byte, at) => byte === at % 2)).toBe(true);
  });

  test("says truly where each object is and how long each stream is", () => {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(source)?.[1]);
    const [head, count] = source.slice(start).split("\n");
    expect([head, count]).toEqual(["xref", expect.stringMatching(/^0 \d+$/)]);
    const offsets = source.slice(start).split("\n").slice(3).filter((line) => / n $/.test(line)).map((line) => Number(line.slice(0, 10)));
    expect(offsets.length).toBeGreaterThan(10);
    offsets.forEach((offset, at) => expect(source.slice(offset, offset + 12)).toMatch(new RegExp(`^${at + 1} 0 obj\n`)));
    const lengths = [...source.matchAll(/\/Length (\d+) >>\nstream\n/g)];
    expect(lengths.length).toBeGreaterThan(8);
    for (const match of lengths) expect(source.slice(match.index + match[0].length + Number(match[1])).startsWith("\nendstream")).toBe(true);
  });

  test("is the same for the same pages, and refuses none", async () => {
    const again = { title: TITLE, createdAt: AT, pages: [{ image: grey, text: READ }] };
    expect(await searchablePdf(again)).toEqual(await searchablePdf(again));
    await expect(searchablePdf({ ...again, pages: [] })).rejects.toThrow(RangeError);
  });
});

/** The unpacked stream of an object. */
function stream(number: number): Buffer {
  const at = source.indexOf(`\n${number} 0 obj\n`);
  const start = source.indexOf("stream\n", at) + 7;
  const length = Number(/\/Length (\d+) >>/.exec(source.slice(at, start))?.[1]);
  return inflateSync(file.subarray(start, start + length));
}
