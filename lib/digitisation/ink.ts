import type { PaperLevels } from "@/lib/digitisation/paper";
import type { GreyRaster } from "@/lib/digitisation/raster";

/** Ink is this share darker than the paper around it: pencil and thin print are, print shining through from the back is not. */
const INK_CONTRAST = 0.17;
const LEAST_CONTRAST = 14;

/** One byte a pixel, 1 where there is ink. */
export function inkMask(raster: GreyRaster, paper: PaperLevels): Uint8Array {
  const { width, height, data } = raster;
  const mask = new Uint8Array(width * height);
  const limits = new Uint8Array(paper.columns);
  for (let y = 0; y < height; y += 1) {
    if (y % paper.tile === 0) {
      const row = (y / paper.tile) * paper.columns;
      for (let column = 0; column < paper.columns; column += 1) {
        const level = paper.levels[row + column] ?? 0;
        limits[column] = Math.max(0, level - Math.max(LEAST_CONTRAST, level * INK_CONTRAST));
      }
    }
    for (let x = 0, column = 0, next = paper.tile; x < width; x += 1) {
      if (x === next) {
        column += 1;
        next += paper.tile;
      }
      if ((data[y * width + x] ?? 0) < (limits[column] ?? 0)) mask[y * width + x] = 1;
    }
  }
  return mask;
}

/** One connected piece of ink: its box in pixels and how many pixels it has. */
export type Mark = Readonly<{ left: number; top: number; right: number; bottom: number; area: number }>;

/** The connected pieces (eight neighbours) of a mask, from the top. `right` and `bottom` are inside the piece. */
export function marksOf(mask: Uint8Array, width: number, height: number): Mark[] {
  const open = mask.slice();
  const stack = new Int32Array(width * height);
  const marks: Mark[] = [];
  for (let start = 0; start < open.length; start += 1) {
    if (open[start] !== 1) continue;
    open[start] = 0;
    stack[0] = start;
    let depth = 1;
    let left = width, right = 0, top = height, bottom = 0, area = 0;
    while (depth > 0) {
      depth -= 1;
      const at = stack[depth] ?? 0;
      const x = at % width;
      const y = (at - x) / width;
      area += 1;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      const xLast = x + 1 < width ? x + 1 : x;
      const yLast = y + 1 < height ? y + 1 : y;
      for (let ny = y > 0 ? y - 1 : y; ny <= yLast; ny += 1) {
        for (let nx = x > 0 ? x - 1 : x; nx <= xLast; nx += 1) {
          const next = ny * width + nx;
          if (open[next] !== 1) continue;
          open[next] = 0;
          stack[depth] = next;
          depth += 1;
        }
      }
    }
    marks.push({ left, top, right, bottom, area });
  }
  return marks;
}
