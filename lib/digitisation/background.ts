import type { ColourRaster } from "@/lib/digitisation/grey";
import type { PaperLevels } from "@/lib/digitisation/paper";
import { quantile } from "@/lib/digitisation/raster";

/** Dark pictures keep their darkness: light is raised at most by this factor. */
const MOST_GAIN = 1.7;
/** What is this near to white after evening out is paper. */
const PAPER_FROM = 232;
/** Tiles around a tile (8 mm each) in which its paper is looked for: a portrait of 3 × 4 cm has paper beside it. */
const REACH = 2;
const PICTURE_SHARE = 0.6;
/** A tile this bright against the usual one shows paper, in whatever light; a darker one may be a picture. */
const PAPER_SHARE = 0.75;

/**
 * Evens out the light of a page and makes its paper white; ink, seals and pictures keep their colours.
 * @param paper levels of the same page, at a resolution reduced by `factor`
 */
export function whitened(page: ColourRaster, paper: PaperLevels, factor: number): ColourRaster {
  const gains = gainsOf(paper);
  const tile = paper.tile * factor;
  const data = new Uint8Array(page.data.length);
  const row = new Float32Array(paper.columns);
  let at = 0;
  for (let y = 0; y < page.height; y += 1) {
    const place = place01(y, tile, paper.rows);
    for (let column = 0; column < paper.columns; column += 1) {
      const above = gains[place.from * paper.columns + column] ?? 1;
      const below = gains[place.to * paper.columns + column] ?? 1;
      row[column] = above + (below - above) * place.share;
    }
    for (let x = 0; x < page.width; x += 1) {
      const across = place01(x, tile, paper.columns);
      const left = row[across.from] ?? 1;
      const gain = left + ((row[across.to] ?? 1) - left) * across.share;
      const red = (page.data[at] ?? 0) * gain;
      const green = (page.data[at + 1] ?? 0) * gain;
      const blue = (page.data[at + 2] ?? 0) * gain;
      const isPaper = red >= PAPER_FROM && green >= PAPER_FROM && blue >= PAPER_FROM;
      data[at] = isPaper || red > 255 ? 255 : red;
      data[at + 1] = isPaper || green > 255 ? 255 : green;
      data[at + 2] = isPaper || blue > 255 ? 255 : blue;
      at += 3;
    }
  }
  return { ...page, data };
}

/** Between the middles of which two tiles a pixel lies, and how far. */
function place01(at: number, tile: number, count: number): { from: number; to: number; share: number } {
  const place = at / tile - 0.5;
  if (place <= 0) return { from: 0, to: 0, share: 0 };
  const from = Math.min(count - 1, Math.floor(place));
  return { from, to: Math.min(count - 1, from + 1), share: place - from };
}

/** The level of the paper over the page: half of the tiles are brighter. */
export function usualLevel(levels: Uint8Array): number {
  const histogram = new Uint32Array(256);
  for (const level of levels) histogram[level] = (histogram[level] ?? 0) + 1;
  return Math.max(1, quantile(histogram, 0.5));
}

/** The paper beside a picture; the usual one where the picture is too large to see beside it. */
function brightestAround({ columns, rows, levels }: Pick<PaperLevels, "columns" | "rows" | "levels">, row: number, column: number, usual: number): number {
  let brightest = 0;
  for (let y = Math.max(0, row - REACH); y <= Math.min(rows - 1, row + REACH); y += 1) {
    for (let x = Math.max(0, column - REACH); x <= Math.min(columns - 1, column + REACH); x += 1) brightest = Math.max(brightest, levels[y * columns + x] ?? 0);
  }
  return brightest < usual * PICTURE_SHARE ? usual : brightest;
}

function gainsOf({ columns, rows, levels }: PaperLevels): Float32Array {
  const usual = usualLevel(levels);
  const gains = new Float32Array(levels.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const own = levels[row * columns + column] ?? 0;
      const level = own >= usual * PAPER_SHARE ? own : brightestAround({ columns, rows, levels }, row, column, usual);
      gains[row * columns + column] = Math.max(1, Math.min(MOST_GAIN, 250 / level));
    }
  }
  return gains;
}
