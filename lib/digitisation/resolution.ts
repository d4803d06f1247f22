import { MM_PER_INCH } from "@/lib/digitisation/raster";

/** Least resolution of a scan kept in the file store (TT 02/2019/TT-BNV; domain setting, pixels an inch). */
export const LEAST_DPI = 200;
/** Scanners round their figures: 199 of a scan at 200 is not a fault. */
const ROUNDING = 0.985;

const LONGEST_PAPER_MM = 450;
const SHORTEST_PAPER_MM = 40;
const A4_LONG_SIDE_MM = 297;

export type PageSize = Readonly<{ widthMm: number; heightMm: number }>;

/**
 * Pixels an inch on the paper. A paper size that is known decides; then the file's own figure, when it gives a paper that fits a desk
 * (telephones write 72 whatever they take); else the page is taken for an A4.
 */
export function resolutionOf(image: Readonly<{ width: number; height: number; statedDpi: number | null; paper: PageSize | null }>): number {
  const long = Math.max(image.width, image.height);
  if (image.paper) return (long / Math.max(image.paper.widthMm, image.paper.heightMm)) * MM_PER_INCH;
  if (image.statedDpi !== null && image.statedDpi > 0) {
    const longMm = (long / image.statedDpi) * MM_PER_INCH;
    if (longMm <= LONGEST_PAPER_MM && longMm >= SHORTEST_PAPER_MM) return image.statedDpi;
  }
  return (long / A4_LONG_SIDE_MM) * MM_PER_INCH;
}

/** True below 200 dpi, with a scanner's rounding forgiven. */
export function isLowResolution(dpi: number): boolean {
  return dpi < LEAST_DPI * ROUNDING;
}
