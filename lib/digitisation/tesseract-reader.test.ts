import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PageReader, textOf } from "@/lib/digitisation/ocr";
import { drawPdf } from "@/lib/digitisation/pdf-pages";
import type { GreyRaster } from "@/lib/digitisation/raster";
import { readablePrint } from "@/lib/digitisation/readable-print";
import { openTesseract } from "@/lib/digitisation/tesseract-reader";
import { readPdf } from "@/lib/forms/pdf-text";
import { compareCharacters } from "@/tests/digitisation/characters";
import { FORM_COUNT, type Kind, printForm, printPaper } from "@/tests/digitisation/documents";
import { Chance } from "@/tests/chance";
import { greyOfDrawn } from "@/tests/digitisation/scanner";

/** `npm run corpus` reads 40 pages, otherwise three are read. */
const FULL = process.env.CORPUS === "full";
const KINDS: readonly Kind[] = ["APPLICATION", "LETTER", "TABLE", "CERTIFICATE", "SHORT", "SMALL_PRINT"];
const DPI = 200;

let reader: PageReader;
beforeAll(async () => {
  reader = await openTesseract(DPI);
});
afterAll(() => reader.close());

function png(page: GreyRaster): Promise<Buffer> {
  return sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } }).png({ compressionLevel: 1 }).toBuffer();
}

async function read(pdf: Uint8Array): Promise<Readonly<{ printed: string; text: string }>> {
  const printed = (await readPdf(pdf)).pages[0] ?? "";
  for await (const page of drawPdf(pdf, { dpi: DPI, mostPages: 9, mostPixels: 20_000_000 })) {
    return { printed, text: textOf(await reader.read(new Uint8Array(await png(readablePrint(greyOfDrawn(page)))))) };
  }
  throw new Error("No page");
}

/** The ring of a seal is no line of print. */
const withoutSeal = (printed: string) => printed.replace(/SỞ VĂN HÓA ★ TỈNH NINH BÌNH/, " ");

async function papers(): Promise<[string, Uint8Array][]> {
  if (!FULL) return [["APPLICATION", printPaper("APPLICATION", new Chance(11))], ["LETTER", printPaper("LETTER", new Chance(11))], ["FORM-2", await printForm(2)]];
  const made: [string, Uint8Array][] = [];
  for (let at = 0; at < 40; at += 1) {
    const kind = KINDS[at % KINDS.length] ?? "LETTER";
    const formed = at % 5 === 4;
    made.push(formed ? [`FORM-${Math.floor(at / 5) % FORM_COUNT}`, await printForm(Math.floor(at / 5))] : [kind, printPaper(kind, new Chance(500 + at))]);
  }
  return made;
}

describe("reading Vietnamese print", () => {
  test("gets at least 98 % of the characters of clean pages at 200 dpi right, accents included", { timeout: FULL ? 1_200_000 : 120_000 }, async () => {
    let all = 0, wrong = 0;
    const lines: string[] = [];
    for (const [name, pdf] of await papers()) {
      const started = performance.now();
      const { printed, text } = await read(pdf);
      const count = compareCharacters(withoutSeal(printed), text);
      all += count.all;
      wrong += count.wrong;
      lines.push(`${name.padEnd(12)} ${count.all} characters, ${count.wrong} wrong, ${Math.round(performance.now() - started)} ms`);
    }
    process.stdout.write(`\n${lines.join("\n")}\n${(100 * (1 - wrong / all)).toFixed(2)} % of ${all} characters right\n`);
    expect(all).toBeGreaterThan(1_000);
    expect(1 - wrong / all).toBeGreaterThanOrEqual(0.98);
  });

  test("says where each word stands and nothing of an empty page", { timeout: 60_000 }, async () => {
    const blank: GreyRaster = { width: 400, height: 300, dpi: DPI, data: new Uint8Array(120_000).fill(255) };
    expect(await reader.read(new Uint8Array(await png(blank)))).toEqual({ lines: [], certainty: null });
  });
});

describe("the measure", () => {
  test("counts a wrong accent, a missed and a made-up word, and neither order nor dots to write on", () => {
    expect(compareCharacters("Họ và tên ....... Đỗ Hạnh", "Đỗ Hạnh Họ và tên")).toEqual({ all: 13, wrong: 0 });
    expect(compareCharacters("quê quán", "quẻ quán").wrong).toBe(1);
    expect(compareCharacters("quê quán", "quán").wrong).toBe(3);
    expect(compareCharacters("quán", "quán xyz").wrong).toBe(3);
    expect(compareCharacters("DU LỊCH", "DULỊCH").wrong).toBe(0);
  });
});
