import sharp from "sharp";
import { colourRaster, greyRaster, type ColourRaster } from "@/lib/digitisation/grey";
import type { HarmlessPage, PageJob } from "@/lib/digitisation/page-message";
import { lookAtPage, lookingSize, lowResolutionFinding, type PageLook } from "@/lib/digitisation/page-quality";
import { codesOn } from "@/lib/digitisation/page-codes";
import { resolutionOf } from "@/lib/digitisation/resolution";
import type { UnsafeReason } from "@/lib/digitisation/safe-file";
import { readSeparator } from "@/lib/digitisation/separator";

/** A PDF without pictures of its own is drawn so that 200 dpi of the paper are kept (domain 2.1). */
const DRAWN_DPI = 200;
/** A camera gives more than anybody reads. */
const MOST_DPI = 300;
const THUMB_WIDTH = 260;
/** Codes are not optimised: a third of the encoder's time for a picture that is kept until its document is written. */
const JPEG = { quality: 90, chromaSubsampling: "4:4:4", optimiseCoding: false } as const;
const UNJUDGED: PageLook = { findings: [], skew: null, steepness: null };

/**
 * Decodes a file's pages and draws each anew. Runs hostile bytes through decoders: only in the page process.
 * @returns one page after the other
 * @throws whatever the decoders throw; `reasonOf` names it
 */
export async function* decodePages(job: PageJob): AsyncGenerator<HarmlessPage, void, undefined> {
  if (job.kind !== "application/pdf") {
    yield await harmless(await decodedImage(job));
    return;
  }
  // A picture needs no reader of PDF: loading it takes longer than most pictures.
  const { drawPdf } = await import("@/lib/digitisation/pdf-pages");
  for await (const drawn of drawPdf(job.bytes, { dpi: DRAWN_DPI, mostPages: job.mostPages, mostPixels: job.mostPixels })) {
    const { width, height, rgba, dpi } = drawn;
    const page = await colourRaster(sharp(rgba, { raw: { width, height, channels: 4 } }), dpi);
    yield harmless(page, drawn.pictureDpi);
  }
}

async function decodedImage(job: PageJob): Promise<ColourRaster> {
  // A warning is already too much: a JPEG cut off on the way only warns, and half of the paper would be grey.
  const image = sharp(job.bytes, { limitInputPixels: job.mostPixels, failOn: "warning", pages: 1 });
  const { width, height, density, orientation } = await image.metadata();
  const lies = (orientation ?? 1) >= 5;
  const dpi = resolutionOf({ width: lies ? height : width, height: lies ? width : height, statedDpi: density ?? null, paper: job.paper });
  const shrink = dpi > MOST_DPI ? MOST_DPI / dpi : 1;
  const upright = image.autoOrient();
  return colourRaster(shrink === 1 ? upright : upright.resize({ width: Math.round((lies ? height : width) * shrink) }), dpi * shrink);
}

/** @param pictureDpi resolution of the scan that a PDF's page holds, when it holds one */
async function harmless(page: ColourRaster, pictureDpi: number | null = null): Promise<HarmlessPage> {
  const { width, height, dpi } = page;
  // Drawn beside the looking: the encoder works in a thread of its own.
  const drawn = Promise.all([drawAnew(page), drawSmall(page)]);
  const grey = greyRaster(page);
  const small = lookingSize(grey);
  const codes = await codesOn(small);
  // A separator sheet is no page of a paper: nobody asks whether it is good.
  const look = codes.some((code) => readSeparator(code) !== null) ? UNJUDGED : lookAtPage(grey, small);
  const low = pictureDpi === null ? null : lowResolutionFinding(pictureDpi);
  const [image, thumb] = await drawn;
  return { image: new Uint8Array(image), thumb: new Uint8Array(thumb), width, height, dpi, codes, look: { ...look, findings: low ? [low, ...look.findings] : [...look.findings] } };
}

function drawAnew({ width, height, dpi, data }: ColourRaster): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } }).jpeg(JPEG).withMetadata({ density: Math.round(dpi) }).toBuffer();
}

function drawSmall({ width, height, data }: ColourRaster): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } }).resize({ width: THUMB_WIDTH, height: THUMB_WIDTH * 2, fit: "inside" }).jpeg({ quality: 70, optimiseCoding: false }).toBuffer();
}

/** The reason to tell for what a decoder threw. */
export function reasonOf(error: unknown): UnsafeReason {
  if (error instanceof Error && error.name === "PdfTooLarge") return "PDF_TOO_LONG";
  if (!(error instanceof Error)) return "FILE_UNREADABLE";
  if (error.name === "PasswordException") return "PDF_ENCRYPTED";
  if (/pixel limit/i.test(error.message)) return "IMAGE_TOO_LARGE";
  return error instanceof RangeError || /allocat|out of memory/i.test(error.message) ? "FILE_TOO_HEAVY" : "FILE_UNREADABLE";
}
