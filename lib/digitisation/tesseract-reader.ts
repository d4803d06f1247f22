import path from "node:path";
import { createWorker, OEM, PSM, type Page, type Word } from "tesseract.js";
import type { PageReader, ReadPage, ReadWord } from "@/lib/digitisation/ocr";

/** Below this certainty it is no word but dirt, a seal's ring or a signature. */
const LEAST_CERTAINTY = 25;

/**
 * The reader by Tesseract, in a thread of its own, with the Vietnamese data of its package: nothing is fetched from a network.
 * @param dpi resolution of the pages that it will be given
 */
export async function openTesseract(dpi: number): Promise<PageReader> {
  const worker = await createWorker("vie", OEM.LSTM_ONLY, {
    langPath: path.join(process.cwd(), "node_modules/@tesseract.js-data/vie/4.0.0_best_int"), cacheMethod: "none", gzip: true,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: String(Math.round(dpi)) });
  return {
    read: async (image) => readPage((await worker.recognize(Buffer.from(image), {}, { text: false, blocks: true })).data),
    close: async () => {
      await worker.terminate();
    },
  };
}

function readPage({ blocks }: Page): ReadPage {
  const lines = (blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines.map(({ words }) => words.flatMap(readWord))))
    .filter((line) => line.length > 0);
  const words = lines.flat();
  return { lines, certainty: words.length === 0 ? null : words.reduce((sum, { certainty }) => sum + certainty, 0) / words.length };
}

function readWord({ text, confidence, bbox }: Word): ReadWord[] {
  // It reads the slash of dates and numbers as that of fractions.
  const plain = text.normalize("NFC").replace(/\u2044/g, "/").trim();
  if (plain === "" || confidence < LEAST_CERTAINTY) return [];
  return [{ text: plain, left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1, certainty: confidence }];
}
