import sharp from "sharp";
import { drawPdf } from "@/lib/digitisation/pdf-pages";
import type { GreyRaster } from "@/lib/digitisation/raster";
import { FORM_COUNT, givePortrait, KINDS, printForm, printPaper } from "@/tests/digitisation/documents";
import { Chance } from "@/tests/chance";
import { greyOfDrawn } from "@/tests/digitisation/scanner";

export const CORPUS_DPI = 200;
const LIMITS = { dpi: CORPUS_DPI, mostPages: 3, mostPixels: 20_000_000 };

export type BasePage = Readonly<{ name: string; clean: GreyRaster }>;

async function portrait(): Promise<Buffer> {
  const face = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#4a6a9c"/><stop offset="1" stop-color="#8fa8cf"/></linearGradient></defs>
    <rect width="300" height="400" fill="url(#g)"/><ellipse cx="150" cy="170" rx="75" ry="98" fill="#c99a78"/><ellipse cx="150" cy="100" rx="85" ry="60" fill="#1d1a18"/><ellipse cx="150" cy="400" rx="140" ry="120" fill="#2b3138"/></svg>`;
  return sharp(Buffer.from(face)).blur(4).png().toBuffer();
}

/** The first pages of papers and forms at 200 dpi, clean, one after the other: a fifth are the house's own forms. */
export async function* basePages(count: number): AsyncGenerator<BasePage, void, undefined> {
  givePortrait(await portrait());
  for (let at = 0; at < count; at += 1) {
    const chance = new Chance(1000 + at);
    const formed = at % 5 === 4;
    const kind = KINDS[(at - Math.floor(at / 5)) % KINDS.length] ?? "LETTER";
    const formAt = Math.floor(at / 5) % FORM_COUNT;
    const pdf = formed ? await printForm(formAt) : printPaper(kind, chance);
    for await (const page of drawPdf(pdf, LIMITS)) {
      yield { name: formed ? `FORM-${formAt}` : kind, clean: greyOfDrawn(page) };
      break;
    }
  }
}
