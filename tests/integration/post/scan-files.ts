import sharp from "sharp";
import { componentCodeOf } from "@/lib/digitisation/scan-name";
import { printSeparators } from "@/lib/digitisation/separator-sheets";
import { drawPdf } from "@/lib/digitisation/pdf-pages";
import { type Kind, printPaper } from "@/tests/digitisation/documents";
import { Chance } from "@/tests/chance";

/** A clean page of a paper as a scanner at 200 dpi gives it. */
export async function scannedPage(kind: Kind = "SHORT", seed = 3): Promise<Uint8Array> {
  return scanOfPage(printPaper(kind, new Chance(seed)));
}

/** The same, out of focus. */
export async function blurredPage(kind: Kind = "SHORT", seed = 3): Promise<Uint8Array> {
  return new Uint8Array(await sharp(await scannedPage(kind, seed)).blur(6).withMetadata({ density: 200 }).jpeg({ quality: 85 }).toBuffer());
}

/** The separator sheet of a component, scanned. */
export async function scannedSeparator(dossierCode: string, position: number): Promise<Uint8Array> {
  return scanOfPage(printSeparators({ dossierCode, procedureName: "Thủ tục", applicantName: "Người nộp", sheets: [{ code: componentCodeOf(position), name: "Giấy tờ" }] }));
}

/** A page of a PDF as a scanner gives it; the first when not told otherwise. */
export async function scanOfPage(pdf: Uint8Array, wanted = 1): Promise<Uint8Array> {
  let at = 0;
  for await (const page of drawPdf(pdf, { dpi: 200, mostPages: 30, mostPixels: 20_000_000 })) {
    at += 1;
    if (at < wanted) continue;
    const image = sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } }).flatten({ background: "#ffffff" });
    return new Uint8Array(await image.withMetadata({ density: 200 }).jpeg({ quality: 85 }).toBuffer());
  }
  throw new Error("No page");
}
