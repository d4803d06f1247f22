import type { Mark } from "@/lib/digitisation/ink";
import { pixels, type GreyRaster } from "@/lib/digitisation/raster";

type Sheet = Pick<GreyRaster, "width" | "height" | "dpi">;

const EDGE_MM = 3;
const NUMBER_BAND_MM = 22;
const MOST_NUMBER_MARKS = 14;

/** A letter, figure or line of a drawing: not a speck of dust, not the scanner's streak, not a punched hole or a shadow at the edge. */
function isWriting(mark: Mark, sheet: Sheet): boolean {
  const mm = sheet.dpi / 25.4;
  const width = mark.right - mark.left + 1;
  const height = mark.bottom - mark.top + 1;
  const long = Math.max(width, height) / mm;
  const short = Math.min(width, height) / mm;
  if (long < 1 || mark.area < 5) return false;
  const margin = pixels(sheet, EDGE_MM);
  const atEdge = mark.right < margin || mark.bottom < margin || mark.left >= sheet.width - margin || mark.top >= sheet.height - margin;
  if (atEdge) return false;
  const touchesEdge = mark.left === 0 || mark.top === 0 || mark.right === sheet.width - 1 || mark.bottom === sheet.height - 1;
  if (touchesEdge && short < 12) return false;
  const isStreak = short < 0.6 && long > 30;
  const isHole = long < 9 && short > 3.5 && mark.area > 0.6 * width * height;
  return !isStreak && !isHole;
}

/**
 * True when nothing is written on the page: dust, punched holes, a staple's shadow, print shining through and a page number
 * alone (in the band of 22 mm at the top or the bottom) are not writing.
 */
export function isBlank(marks: readonly Mark[], sheet: Sheet): boolean {
  const writing = marks.filter((mark) => isWriting(mark, sheet));
  const band = pixels(sheet, NUMBER_BAND_MM);
  const body = writing.filter((mark) => mark.bottom >= band && mark.top < sheet.height - band);
  if (body.length >= 2) return false;
  const top = writing.filter((mark) => mark.bottom < band).length;
  const bottom = writing.length - body.length - top;
  return top <= MOST_NUMBER_MARKS && bottom <= MOST_NUMBER_MARKS && top + bottom + body.length <= MOST_NUMBER_MARKS + 1;
}
