import type { GreyRaster } from "@/lib/digitisation/raster";

const WIDEST_DEGREES = 15;
const COARSE_STEP = 0.5;
const FINE_STEP = 0.05;
const FEWEST_POINTS = 150;
const MOST_POINTS = 16_000;
/** How much a profile along the lines must stand out from the profiles across them to be believed. */
const LEAST_CERTAINTY = 1.25;

type Points = Readonly<{ x: Float32Array; y: Float32Array; count: number; extent: number }>;

/**
 * The angle by which lines of writing (or ruled lines) lean, in degrees: positive when they fall to the right, so that turning the page
 * by the negative angle clockwise makes it straight. Looks within ±15°, at lines along the page and across it.
 * @param mask ink of the raster, one byte a pixel
 * @returns null when there is too little on the page to tell
 */
export function skewDegrees(raster: Pick<GreyRaster, "width" | "height">, mask: Uint8Array): number | null {
  const along = bestAngle(lowerEdges(mask, raster.width, raster.height, false));
  const across = bestAngle(lowerEdges(mask, raster.width, raster.height, true));
  const candidates = [along, across === null ? null : { ...across, degrees: -across.degrees }].filter((found) => found !== null);
  const best = candidates.sort((a, b) => b.certainty - a.certainty)[0];
  return best && best.certainty >= LEAST_CERTAINTY ? best.degrees : null;
}

/** Ink with paper under it (or right of it): base lines stand out in these, while pictures and stamps thin out. */
function lowerEdges(mask: Uint8Array, width: number, height: number, transposed: boolean): Points {
  const step = transposed ? 1 : width;
  let total = 0;
  const isEdge = (at: number) => mask[at] === 1 && mask[at + step] === 0;
  const rows = transposed ? height : height - 1;
  const columns = transposed ? width - 1 : width;
  for (let y = 0; y < rows; y += 1) for (let x = 0; x < columns; x += 1) if (isEdge(y * width + x)) total += 1;
  const keep = Math.max(1, Math.ceil(total / MOST_POINTS));
  const size = Math.ceil(total / keep);
  const points = { x: new Float32Array(size), y: new Float32Array(size), count: size, extent: Math.ceil(Math.hypot(width, height)) };
  let seen = 0;
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      if (!isEdge(y * width + x)) continue;
      if (seen % keep === 0) {
        points.x[seen / keep] = transposed ? y : x;
        points.y[seen / keep] = transposed ? x : y;
      }
      seen += 1;
    }
  }
  return points;
}

function bestAngle(points: Points): { degrees: number; certainty: number } | null {
  if (points.count < FEWEST_POINTS) return null;
  const scores: number[] = [];
  let best = { degrees: 0, score: -1 };
  const consider = (degrees: number): number => {
    const score = profileEnergy(points, degrees);
    if (score > best.score) best = { degrees, score };
    return score;
  };
  for (let degrees = -WIDEST_DEGREES; degrees <= WIDEST_DEGREES; degrees += COARSE_STEP) scores.push(consider(degrees));
  const coarse = best.degrees;
  for (let offset = -COARSE_STEP; offset <= COARSE_STEP; offset += FINE_STEP) consider(coarse + offset);
  const middle = [...scores].sort((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0;
  return { degrees: Math.round(best.degrees * 100) / 100, certainty: middle === 0 ? 0 : best.score / middle };
}

/** Sum of squares of the counts of points on each line leaning by the angle: greatest when the lines are those of the writing. */
function profileEnergy(points: Points, degrees: number): number {
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const profile = new Uint32Array(points.extent * 2 + 2);
  for (let at = 0; at < points.count; at += 1) {
    const line = Math.round((points.y[at] ?? 0) * cos - (points.x[at] ?? 0) * sin) + points.extent;
    profile[line] = (profile[line] ?? 0) + 1;
  }
  let energy = 0;
  for (let line = 0; line < profile.length; line += 1) energy += (profile[line] ?? 0) ** 2;
  return energy;
}
