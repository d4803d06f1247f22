import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { MM_PER_INCH } from "@/lib/digitisation/raster";

const POINTS_PER_INCH = 72;

/** A page of a PDF as it was drawn: RGBA, four bytes a pixel. */
export type DrawnPage = Readonly<{ width: number; height: number; rgba: Uint8Array; dpi: number; widthMm: number; heightMm: number }>;

export type PdfLimits = Readonly<{ dpi: number; mostPages: number; mostPixels: number }>;
export class PdfTooLarge extends Error {}

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
      const { data } = made.context.getImageData(0, 0, width, height);
      yield {
        width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), dpi: limits.dpi,
        widthMm: (width / limits.dpi) * MM_PER_INCH, heightMm: (height / limits.dpi) * MM_PER_INCH,
      };
      factory.destroy(made);
      page.cleanup();
    }
  } finally {
    await loading.destroy();
  }
}
