import type { Mark } from "@/lib/digitisation/ink";
import { MM_PER_INCH, pixels, type GreyRaster } from "@/lib/digitisation/raster";

export const EDGES = ["LEFT", "RIGHT", "TOP", "BOTTOM"] as const;
export type Edge = (typeof EDGES)[number];

type Sheet = Pick<GreyRaster, "width" | "height" | "dpi">;

const STRIP_MM = 0.55;
const LONGEST_RUN_MM = 7;
const FEWEST_SIDE_RUNS = 3;
const FEWEST_LINE_RUNS = 6;
/** Of accents and the tips of letters only single pixels are left. */
const FEWEST_TIPS = 12;
/** A line of writing this near to the upper or lower edge was cut between two lines: printed margins are wider. */
const NARROWEST_MARGIN_MM = 2.2;
const FEWEST_NEAR_MARKS = 8;

/** A ruled line that ends at the edge: thin, long, and not the streak of a dirty scanner that crosses the whole page. */
const THICKEST_LINE_MM = 1.6;
const SHORTEST_LINE_MM = 15;
const WHOLE_PAGE = 0.95;
const FEWEST_LINES = 2;

/**
 * The edges at which writing runs off the page. At a side a cut leaves pieces of several lines at the very edge; at the top and the bottom it goes
 * through a line or leaves the next one with hardly a margin; a table or frame loses its border and its lines end at the edge. Shadows and borders
 * are long runs and do not count.
 */
export function cutEdges(mask: Uint8Array, marks: readonly Mark[], sheet: Sheet): Edge[] {
  return EDGES.filter((edge) => {
    const rim = rimOf(mask, sheet, edge);
    const runs = runsAtRim(rim, sheet);
    if (ruledLines(rim, runs, sheet) >= FEWEST_LINES) return true;
    if (edge === "LEFT" || edge === "RIGHT") return runs.filter(({ from, to }) => to > from).length >= FEWEST_SIDE_RUNS;
    const pieces = runs.filter(({ from, to }) => to > from).length;
    return pieces >= FEWEST_LINE_RUNS || runs.length >= FEWEST_TIPS || lettersNear(marks, sheet, edge) >= FEWEST_NEAR_MARKS;
  });
}

/** An edge seen from the page: `length` pixels along it, `depth` pixels from it inwards. */
type Rim = Readonly<{ length: number; depth: number; ink: (along: number, inwards: number) => boolean }>;

function rimOf(mask: Uint8Array, { width, height }: Sheet, edge: Edge): Rim {
  const upright = edge === "LEFT" || edge === "RIGHT";
  const fromStart = edge === "LEFT" || edge === "TOP";
  const last = (upright ? width : height) - 1;
  return {
    length: upright ? height : width,
    depth: upright ? width : height,
    ink: (along, inwards) => {
      const across = fromStart ? inwards : last - inwards;
      return mask[upright ? along * width + across : across * width + along] === 1;
    },
  };
}

type Run = Readonly<{ from: number; to: number }>;

/** The separate pieces of ink in the outermost half millimetre. */
function runsAtRim(rim: Rim, sheet: Sheet): Run[] {
  const strip = pixels(sheet, STRIP_MM);
  const longest = pixels(sheet, LONGEST_RUN_MM);
  const runs: Run[] = [];
  let from = 0;
  for (let along = 0; along <= rim.length; along += 1) {
    let inked = false;
    for (let inwards = 0; inwards < strip && along < rim.length; inwards += 1) inked ||= rim.ink(along, inwards);
    if (inked) continue;
    const length = along - from;
    if (length >= 1 && length <= longest) runs.push({ from, to: along - 1 });
    from = along + 1;
  }
  return runs;
}

function ruledLines(rim: Rim, runs: readonly Run[], sheet: Sheet): number {
  const thickest = pixels(sheet, THICKEST_LINE_MM);
  const shortest = pixels(sheet, SHORTEST_LINE_MM);
  return runs.filter((run) => {
    if (run.to - run.from + 1 > thickest) return false;
    const length = lineLength(rim, Math.round((run.from + run.to) / 2));
    return length >= shortest && length < rim.depth * WHOLE_PAGE;
  }).length;
}

/** Follows ink inwards, one pixel to either side at each step, since a page never lies quite straight. */
function lineLength(rim: Rim, start: number): number {
  let along = start;
  for (let inwards = 1; inwards < rim.depth; inwards += 1) {
    const next = [along, along - 1, along + 1, along - 2, along + 2].find((place) => place >= 0 && place < rim.length && rim.ink(place, inwards));
    if (next === undefined) return inwards;
    along = next;
  }
  return rim.depth;
}

function lettersNear(marks: readonly Mark[], sheet: Sheet, edge: "TOP" | "BOTTOM"): number {
  const near = pixels(sheet, NARROWEST_MARGIN_MM);
  const mm = sheet.dpi / MM_PER_INCH;
  return marks.filter((mark) => {
    const height = (mark.bottom - mark.top + 1) / mm;
    const width = (mark.right - mark.left + 1) / mm;
    const gap = edge === "TOP" ? mark.top : sheet.height - 1 - mark.bottom;
    return gap < near && height >= 0.9 && height <= 8 && width >= 0.5 && width <= 40;
  }).length;
}
