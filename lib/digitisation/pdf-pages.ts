import path from "node:path";
import { getDocument, OPS, Util, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

const POINTS_PER_INCH = 72;

/** A page of a PDF as it was drawn: RGBA, four bytes a pixel. */
export type DrawnPage = Readonly<{
  width: number;
  height: number;
  rgba: Uint8Array;
  dpi: number;
  /** Resolution of the picture that covers the page, when the page is a scan; null for a page of letters. */
  pictureDpi: number | null;
}>;

export type PdfLimits = Readonly<{ dpi: number; mostPages: number; mostPixels: number }>;
export class PdfTooLarge extends Error {
  override readonly name = "PdfTooLarge";
}

function asset(folder: string): string {
  return `${path.join(process.cwd(), "node_modules/pdfjs-dist", folder)}/`;
}

type Canvas = { width: number; height: number };
type CanvasAndContext = { canvas: Canvas; context: CanvasRenderingContext2D };
type CanvasFactory = { create: (width: number, height: number) => CanvasAndContext; destroy: (made: CanvasAndContext) => void };

function isCanvasFactory(value: object): value is CanvasFactory {
  return "create" in value && typeof value.create === "function" && "destroy" in value && typeof value.destroy === "function";
}

/**
 * Draws the pages of a PDF one after the other; scripts, forms of XFA and attachments are never run or read. Runs the decoders of the file's
 * own images, so call it only in the page process for files from outside.
 * @throws PdfTooLarge past the limits; what pdf.js throws for a file that it cannot read (name "PasswordException" for an encrypted one)
 */
export async function* drawPdf(bytes: Uint8Array, limits: PdfLimits): AsyncGenerator<DrawnPage, void, undefined> {
  const loading = getDocument({
    data: bytes.slice(), verbosity: 0, isEvalSupported: false, enableXfa: false, useSystemFonts: false, maxImageSize: limits.mostPixels,
    canvasMaxAreaInBytes: limits.mostPixels * 4, cMapUrl: asset("cmaps"), standardFontDataUrl: asset("standard_fonts"), wasmUrl: asset("wasm"), iccUrl: asset("iccs"),
  });
  try {
    const file = await loading.promise;
    if (file.numPages > limits.mostPages) throw new PdfTooLarge(`${file.numPages} pages`);
    const factory = file.canvasFactory;
    if (!isCanvasFactory(factory)) throw new Error("pdf.js has no canvas here");
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const viewport = page.getViewport({ scale: limits.dpi / POINTS_PER_INCH });
      const width = Math.max(1, Math.round(viewport.width));
      const height = Math.max(1, Math.round(viewport.height));
      if (width * height > limits.mostPixels) throw new PdfTooLarge(`page of ${width} × ${height} pixels`);
      const made = factory.create(width, height);
      await page.render({ canvas: null, canvasContext: made.context, viewport, background: "#ffffff" }).promise;
      const pictureDpi = await pictureDpiOf(page);
      const { data } = made.context.getImageData(0, 0, width, height);
      yield { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), dpi: limits.dpi, pictureDpi };
      factory.destroy(made);
      page.cleanup();
    }
  } finally {
    await loading.destroy();
  }
}

/** A picture that covers this share of the page makes it a scan. */
const SCAN_SHARE = 0.6;

/** Follows the page's drawing to its largest picture: pixels across by inches across. */
async function pictureDpiOf(page: PDFPageProxy): Promise<number | null> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const paper = page.getViewport({ scale: 1 });
  const kept: number[][] = [];
  let matrix: number[] = [1, 0, 0, 1, 0, 0];
  let largest = { area: paper.width * paper.height * SCAN_SHARE, dpi: null as number | null };
  fnArray.forEach((operation, at) => {
    const args: unknown = argsArray[at];
    if (operation === OPS.save) kept.push(matrix);
    else if (operation === OPS.restore) matrix = kept.pop() ?? matrix;
    else if (operation === OPS.transform && Array.isArray(args)) matrix = Util.transform(matrix, args.map(Number));
    else if (operation === OPS.paintImageXObject && Array.isArray(args)) {
      const across = Math.hypot(matrix[0] ?? 0, matrix[1] ?? 0);
      const area = across * Math.hypot(matrix[2] ?? 0, matrix[3] ?? 0);
      const pixels = Number(args[1]);
      if (area > largest.area && across > 0 && pixels > 0) largest = { area, dpi: (pixels / across) * POINTS_PER_INCH };
    }
  });
  return largest.dpi;
}
