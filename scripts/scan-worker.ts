import sharp from "sharp";
import { greyRaster } from "@/lib/digitisation/grey";
import { type PageReader, type ReadPage, textOf } from "@/lib/digitisation/ocr";
import { readablePrint } from "@/lib/digitisation/readable-print";
import { type ScanAnswer, type ScanJob, scanJob } from "@/lib/digitisation/scan-message";
import { searchablePdf, type SearchablePage } from "@/lib/digitisation/searchable-pdf";
import { straightenPage, type StraightPage } from "@/lib/digitisation/straighten";
import { openTesseract } from "@/lib/digitisation/tesseract-reader";

/** The scan process (`lib/digitisation/scan-process.ts`): straightens, cleans and reads the pages of one document, writes it, and is ended. */

sharp.concurrency(1);
sharp.cache(false);

function say(answer: ScanAnswer): Promise<void> {
  return new Promise((resolve) => process.send?.(answer, () => resolve()));
}

process.on("message", (told) => {
  if (typeof told === "object" && told !== null && "is" in told && told.is === "HELLO") {
    process.send?.({ is: "READY" });
    return;
  }
  void work(scanJob.parse(told)).catch(() => process.exit(1));
});
process.once("disconnect", () => process.exit(0));

async function work({ pages, read, title, createdAt }: ScanJob): Promise<void> {
  const made: SearchablePage[] = [];
  let reader: PageReader | null = null;
  for (const { image, dpi, turned } of pages) {
    const page = await straightenPage(turned === 0 ? image : new Uint8Array(await sharp(image).rotate(turned).png({ compressionLevel: 1 }).toBuffer()), dpi);
    reader ??= read ? await openTesseract(dpi) : null;
    made.push({ image: page, text: reader && (await readPrint(reader, page)) });
    await say({ is: "PAGE", done: made.length });
  }
  const text = made.map((page) => (page.text ? textOf(page.text) : "")).join("\n").trim();
  await say({ is: "DONE", pdf: await searchablePdf({ title, createdAt, pages: made }), text });
}

async function readPrint(reader: PageReader, { clean }: StraightPage): Promise<ReadPage> {
  const print = readablePrint(greyRaster(clean));
  return reader.read(new Uint8Array(await sharp(print.data, { raw: { width: print.width, height: print.height, channels: 1 } }).png({ compressionLevel: 1 }).toBuffer()));
}
