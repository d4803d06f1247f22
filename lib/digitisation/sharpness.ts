import { quantile, type GreyRaster } from "@/lib/digitisation/raster";

const STEPS = 100;
const STRONG_EDGE = 70;
const WEAK_EDGE = 22;
const FEWEST_EDGES = 120;
/** Photographs and seals have soft edges of their own; the sharper part of the edges on a page is its print. */
const PRINT_SHARE = 0.6;

/**
 * How steep the edges of the print are: the steepest step between two neighbouring pixels as a share of the whole edge, in the softer of
 * the two directions (a page that moved is soft in one only). About 0.6 for a clean scan at 200 dpi, 0.25 and less for one out of focus.
 * @returns null when there are too few edges to tell
 */
export function edgeSteepness(raster: GreyRaster): number | null {
  const { width, height } = raster;
  const directions: readonly Lines[] = [
    { lines: height, length: width, lineStep: width, step: 1 },
    { lines: width, length: height, lineStep: 1, step: width },
  ];
  // Where a page moved, the strong edges of that direction are gone: its weak ones tell.
  const found = directions.map((lines) => scan(raster, lines, STRONG_EDGE) ?? scan(raster, lines, WEAK_EDGE)).filter((value) => value !== null);
  return found.length === 0 ? null : Math.min(...found);
}

type Lines = Readonly<{ lines: number; length: number; lineStep: number; step: number }>;

/** Follows every third line of pixels and weighs each rise and fall on it. */
function scan({ data }: GreyRaster, lines: Lines, leastContrast: number): number | null {
  const shares = new Uint32Array(STEPS + 1);
  let edges = 0;
  for (let line = 1; line < lines.lines; line += 3) {
    let at = line * lines.lineStep;
    let previous = data[at] ?? 0;
    let start = previous;
    let steepest = 0;
    let direction = 0;
    for (let place = 1; place < lines.length; place += 1) {
      at += lines.step;
      const value = data[at] ?? 0;
      const difference = value - previous;
      const turned = difference > 0 ? 1 : difference < 0 ? -1 : 0;
      if (turned !== direction) {
        const contrast = Math.abs(previous - start);
        if (contrast >= leastContrast) {
          const share = Math.round((steepest / contrast) * STEPS);
          shares[share] = (shares[share] ?? 0) + 1;
          edges += 1;
        }
        start = previous;
        steepest = 0;
        direction = turned;
      }
      const size = Math.abs(difference);
      if (size > steepest) steepest = size;
      previous = value;
    }
  }
  return edges < FEWEST_EDGES ? null : quantile(shares, PRINT_SHARE) / STEPS;
}
