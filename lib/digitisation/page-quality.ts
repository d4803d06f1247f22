import { inkMask, marksOf } from "@/lib/digitisation/ink";
import { cutEdges, type Edge } from "@/lib/digitisation/page-edges";
import { isBlank } from "@/lib/digitisation/page-marks";
import { paperBox, paperLevels, type PaperLevels } from "@/lib/digitisation/paper";
import { part, reduced, type GreyRaster } from "@/lib/digitisation/raster";
import { isLowResolution, LEAST_DPI } from "@/lib/digitisation/resolution";
import { edgeSteepness } from "@/lib/digitisation/sharpness";
import { skewDegrees } from "@/lib/digitisation/skew";

/** What makes a clerk scan again while the paper is still there (domain 2.1: ≥ 200 dpi, all pages with content, readable). */
export type Finding =
  | Readonly<{ defect: "BLANK" }>
  | Readonly<{ defect: "BLURRED"; /** steepness of the edges, 0 to 1 */ steepness: number }>
  | Readonly<{ defect: "SKEWED"; /** clockwise lean of the writing */ degrees: number }>
  | Readonly<{ defect: "DARK"; /** brightness of the paper, 0 black to 100 white */ brightness: number }>
  | Readonly<{ defect: "CUT_EDGE"; edges: readonly Edge[] }>
  | Readonly<{ defect: "LOW_RESOLUTION"; dpi: number }>
  | Readonly<{ defect: "TOO_FEW_PAGES"; declared: number; scanned: number }>;
export type Defect = Finding["defect"];
/** What can be seen on one page alone. */
export type PageFinding = Exclude<Finding, { defect: "TOO_FEW_PAGES" }>;

/** Resolution at which marks and lines are looked at: letters keep their shape, dust falls away, a page takes milliseconds. */
const LOOKING_DPI = 100;
/** Scanners feed within one degree; what leans more shows that the paper slipped, and may have lost a corner. */
const MOST_SKEW_DEGREES = 1;
const SOFTEST_STEEPNESS = 0.38;
const DARKEST_PAPER = 155;
const DARK_SHARE = 0.35;

export type PageLook = Readonly<{
  findings: readonly PageFinding[];
  /** Clockwise lean of the writing in degrees, null when there is too little on the page to tell. */
  skew: number | null;
  /** Steepness of the edges (see `edgeSteepness`), null when there are too few. */
  steepness: number | null;
}>;

/**
 * Looks at one decoded page and says what to redo. A blank page is not judged further: nothing on it can be blurred or cut.
 * @param page greyscale, with its resolution on the paper (`resolutionOf`)
 * @param small the same by `lookingSize`, when it was made before
 */
export function lookAtPage(page: GreyRaster, small = lookingSize(page)): PageLook {
  const low = lowResolutionFinding(page.dpi);
  const findings: PageFinding[] = low ? [low] : [];
  const sheet = part(small, paperBox(small));
  const paper = paperLevels(sheet);
  const mask = inkMask(sheet, paper);
  const marks = marksOf(mask, sheet.width, sheet.height);
  const dark = darkness(paper);
  if (dark !== null) findings.push({ defect: "DARK", brightness: dark });
  if (isBlank(marks, sheet)) return { findings: [...findings, { defect: "BLANK" }], skew: null, steepness: null };

  const steepness = edgeSteepness(page);
  if (steepness !== null && steepness < softest(page.dpi)) findings.push({ defect: "BLURRED", steepness });
  const skew = skewDegrees(sheet, mask);
  const skewed = skew !== null && Math.abs(skew) > MOST_SKEW_DEGREES;
  if (skewed) findings.push({ defect: "SKEWED", degrees: skew });
  // On a dark or leaning page the lid's own shadow lies along the edge: the next scan will tell.
  const edges = skewed || dark !== null ? [] : cutEdges(mask, marks, sheet);
  if (edges.length > 0) findings.push({ defect: "CUT_EDGE", edges });
  return { findings, skew, steepness };
}

/** The page at the resolution at which marks, lines and codes are looked for. */
export function lookingSize(page: GreyRaster): GreyRaster {
  return reduced(page, Math.max(1, Math.round(page.dpi / LOOKING_DPI)));
}

/** The finding for a scan below 200 dpi, else null. */
export function lowResolutionFinding(dpi: number): PageFinding | null {
  return isLowResolution(dpi) ? { defect: "LOW_RESOLUTION", dpi: Math.round(dpi) } : null;
}

/** The same blur on the paper covers more pixels at a higher resolution. */
function softest(dpi: number): number {
  return SOFTEST_STEEPNESS * Math.min(1, LEAST_DPI / dpi);
}

/** Brightness of the dark part of the paper in per cent, null when less than a third of the page is too dark. */
function darkness({ levels }: PaperLevels): number | null {
  const sorted = [...levels].sort((a, b) => a - b);
  const atShare = sorted[Math.floor(sorted.length * DARK_SHARE)] ?? 255;
  return atShare < DARKEST_PAPER ? Math.round((atShare / 255) * 100) : null;
}

/** The finding when fewer pages were scanned than the paper was declared to have, else null. */
export function pageCountFinding(declared: number, scanned: number): Finding | null {
  return scanned < declared ? { defect: "TOO_FEW_PAGES", declared, scanned } : null;
}
