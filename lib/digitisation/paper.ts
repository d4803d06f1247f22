import { pixels, quantile, type Box, type GreyRaster } from "@/lib/digitisation/raster";

/** How bright the paper is, tile by tile: light falls unevenly, and paper may be tinted. */
export type PaperLevels = Readonly<{ columns: number; rows: number; tile: number; levels: Uint8Array }>;

const TILE_MM = 8;
/** Paper is the brighter part of a tile: even a full table covers less than half of it with ink. */
const PAPER_SHARE = 0.8;

/** The paper's level (0 to 255) in each tile of 8 mm. */
export function paperLevels(raster: GreyRaster): PaperLevels {
  const tile = Math.max(8, pixels(raster, TILE_MM));
  const columns = Math.ceil(raster.width / tile);
  const rows = Math.ceil(raster.height / tile);
  const levels = new Uint8Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      histogram.fill(0);
      const bottom = Math.min(raster.height, (row + 1) * tile);
      const right = Math.min(raster.width, (column + 1) * tile);
      for (let y = row * tile; y < bottom; y += 1) {
        for (let x = column * tile; x < right; x += 1) {
          const value = raster.data[y * raster.width + x] ?? 0;
          histogram[value] = (histogram[value] ?? 0) + 1;
        }
      }
      levels[row * columns + column] = quantile(histogram, PAPER_SHARE);
    }
  }
  return { columns, rows, tile, levels };
}

/** A strip of the scanner's own black: mostly dark near the edge, or black through and through wherever a small paper lies. */
const SHADOW = { darker: 110, share: 0.55, limit: 0.2 } as const;
const LID = { darker: 45, share: 0.92, limit: 0.7 } as const;
/** Beside a page not yet straight: a strip with hardly any paper in it, else a corner of the paper would go with it. */
const BARE_LID = { ...LID, share: 0.995 } as const;
type Strip = Readonly<{ darker: number; share: number; limit: number }>;
const ANY_BORDER: readonly Strip[] = [LID, SHADOW];
const BLACK_BORDER: readonly Strip[] = [BARE_LID];

/**
 * The paper inside the scan, in pixels: rows and columns at the sides that are mostly dark (a shadow, at most a fifth of the page from each
 * side) or wholly black (the scanner's lid, at most seven tenths) are left out.
 * @param border BLACK leaves out the lid alone: a page not yet straight has its shadow on the slant
 */
export function paperBox(raster: GreyRaster, border: "ANY" | "BLACK" = "ANY"): Box {
  const strips = border === "ANY" ? ANY_BORDER : BLACK_BORDER;
  const { width, height, data } = raster;
  const columnIsDark = (x: number, strip: Strip): boolean => {
    let dark = 0;
    for (let y = 0; y < height; y += 2) if ((data[y * width + x] ?? 0) < strip.darker) dark += 2;
    return dark > height * strip.share;
  };
  const rowIsDark = (y: number, strip: Strip): boolean => {
    let dark = 0;
    for (let x = 0; x < width; x += 2) if ((data[y * width + x] ?? 0) < strip.darker) dark += 2;
    return dark > width * strip.share;
  };
  const left = darkRun(strips, width, columnIsDark);
  const right = darkRun(strips, width, (step, strip) => columnIsDark(width - 1 - step, strip));
  const top = darkRun(strips, height, rowIsDark);
  const bottom = darkRun(strips, height, (step, strip) => rowIsDark(height - 1 - step, strip));
  const box = { left, top, width: width - left - right, height: height - top - bottom };
  const isPaper = box.width > width / 8 && box.height > height / 8;
  return isPaper ? box : { left: 0, top: 0, width, height };
}

/** Length of the strip from an edge; one that goes on past its limit is a dark page, not a border. */
function darkRun(strips: readonly Strip[], length: number, isDark: (step: number, strip: Strip) => boolean): number {
  for (const strip of strips) {
    const limit = Math.floor(length * strip.limit);
    let step = 0;
    while (step < limit && isDark(step, strip)) step += 1;
    if (step > 0 && step < limit) return step;
  }
  return 0;
}
