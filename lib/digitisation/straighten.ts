import sharp from "sharp";
import { usualLevel, whitened } from "@/lib/digitisation/background";
import { colourRaster, greyRaster, type ColourRaster } from "@/lib/digitisation/grey";
import { inkMask, marksOf } from "@/lib/digitisation/ink";
import { encodePage, encodingFor, type EncodedPage } from "@/lib/digitisation/page-encoding";
import { paperBox, paperLevels } from "@/lib/digitisation/paper";
import { part, reduced, type Box, type GreyRaster } from "@/lib/digitisation/raster";
import { skewDegrees } from "@/lib/digitisation/skew";

/** Turning costs sharpness: less than this is left as it is. */
const LEAST_TURN_DEGREES = 0.15;
const LOOKING_DPI = 100;
const LID_DARKER = 60;
/** Pixels of ink (at 100 dpi) that make a letter rather than dust. */
const FEWEST_INK = 6;

export type StraightPage = EncodedPage & Readonly<{
  /** Clockwise turn made, in degrees. */
  turned: number;
  /** Pixels taken off by turning and cutting away the scanner's border: what is left of the scan's own width and height. */
  keptShare: number;
  /** The page before it was encoded, for the reader of print. */
  clean: ColourRaster;
}>;

/**
 * Makes a scan fit to keep: straight, without the scanner's border, on white paper, in the lightest encoding that shows the same.
 * @param image a page re-created by the page process (JPEG or PNG); never a file from outside
 * @param dpi its resolution on the paper
 */
export async function straightenPage(image: Uint8Array, dpi: number): Promise<StraightPage> {
  const page = await colourRaster(sharp(image, { failOn: "error" }), dpi);
  const lean = leanOf(greyRaster(page)) ?? 0;
  const turned = Math.abs(lean) >= LEAST_TURN_DEGREES ? -lean : 0;
  const paper = await withoutBorder(page, turned === 0 ? "ANY" : "BLACK");
  const cropped = turned === 0 ? paper : await withoutMargins(await withoutBorder(await turnedBy(paper, turned), "ANY"), paper);
  const factor = factorOf(dpi);
  const clean = whitened(cropped, paperLevels(reduced(greyRaster(cropped), factor)), factor);
  const encoded = await encodePage(clean, encodingFor(clean));
  return { ...encoded, turned, clean, keptShare: (clean.width * clean.height) / (page.width * page.height) };
}

function factorOf(dpi: number): number {
  return Math.max(1, Math.round(dpi / LOOKING_DPI));
}

function leanOf(grey: GreyRaster): number | null {
  const small = reduced(grey, factorOf(grey.dpi));
  const sheet = part(small, paperBox(small));
  return skewDegrees(sheet, inkMask(sheet, paperLevels(sheet)));
}

/** Turned on black where the lid was, so that it is still seen as a border afterwards, else on the shade of the paper. */
async function turnedBy(page: ColourRaster, degrees: number): Promise<ColourRaster> {
  const paper = usualLevel(paperLevels(reduced(greyRaster(page), factorOf(page.dpi))).levels);
  const lid = cornersAreDark(page) ? "#000000" : { r: paper, g: paper, b: paper };
  return colourRaster(sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } }).rotate(degrees, { background: lid }), page.dpi);
}

function cornersAreDark({ width, height, data }: ColourRaster): boolean {
  const inset = 8;
  const corners = [[inset, inset], [width - 1 - inset, inset], [inset, height - 1 - inset], [width - 1 - inset, height - 1 - inset]] as const;
  return corners.filter(([x, y]) => (data[(y * width + x) * 3 + 1] ?? 255) < LID_DARKER).length >= 2;
}

async function withoutBorder(page: ColourRaster, border: "ANY" | "BLACK"): Promise<ColourRaster> {
  const factor = factorOf(page.dpi);
  const box = paperBox(reduced(greyRaster(page), factor), border);
  const whole = box.left === 0 && box.top === 0 && box.width === Math.floor(page.width / factor) && box.height === Math.floor(page.height / factor);
  if (whole) return page;
  // The rim of the border is half paper, half shadow.
  const rim = 2;
  const left = (box.left + (box.left > 0 ? rim : 0)) * factor;
  const top = (box.top + (box.top > 0 ? rim : 0)) * factor;
  const width = Math.min(page.width, (box.left + box.width - rim) * factor) - left;
  const height = Math.min(page.height, (box.top + box.height - rim) * factor) - top;
  return cutOut(page, { left, top, width, height });
}

function cutOut(page: ColourRaster, box: Box): Promise<ColourRaster> {
  return colourRaster(sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } }).extract(box), page.dpi);
}

/** Turning widens the picture by empty corners: they go, down to the size before turning, unless something is written there. */
async function withoutMargins(page: ColourRaster, before: ColourRaster): Promise<ColourRaster> {
  const factor = factorOf(page.dpi);
  const small = reduced(greyRaster(page), factor);
  const mask = inkMask(small, paperLevels(small));
  let left = Math.max(0, (page.width - before.width) / 2), right = page.width - left;
  let top = Math.max(0, (page.height - before.height) / 2), bottom = page.height - top;
  for (const mark of marksOf(mask, small.width, small.height)) {
    if (mark.area < FEWEST_INK) continue;
    left = Math.min(left, mark.left * factor);
    right = Math.max(right, (mark.right + 1) * factor);
    top = Math.min(top, mark.top * factor);
    bottom = Math.max(bottom, (mark.bottom + 1) * factor);
  }
  const box = { left: Math.floor(left), top: Math.floor(top) };
  return cutOut(page, { ...box, width: Math.min(page.width, Math.ceil(right)) - box.left, height: Math.min(page.height, Math.ceil(bottom)) - box.top });
}
