import { inkMask, marksOf } from "@/lib/digitisation/ink";
import { paperLevels } from "@/lib/digitisation/paper";
import { pixels, type GreyRaster } from "@/lib/digitisation/raster";

/** No stroke of print is longer: what is, rules a table or underlines. */
const LONGEST_STROKE_MM = 12;
/** A dot of a dotted line, and so many of them side by side that it is no full stop. */
const DOT_MM = 0.9;
const MOST_DOT_GAP_MM = 2.5;
const FEWEST_DOTS = 6;

type Dot = Readonly<{ left: number; right: number; top: number; bottom: number }>;

/**
 * The page for a reader of print: the rules of tables and the dotted lines to write on are taken out, since they are read as letters and swallow what
 * stands beside them. Give a page that has been straightened; what is kept and shown is the page itself.
 */
export function readablePrint(page: GreyRaster): GreyRaster {
  const { width, height } = page;
  const mask = inkMask(page, paperLevels(page));
  const data = page.data.slice();
  const longest = pixels(page, LONGEST_STROKE_MM);
  for (let y = 0; y < height; y += 1) eraseRuns(mask, data, { from: y * width, step: 1, count: width, beside: width }, longest);
  for (let x = 0; x < width; x += 1) eraseRuns(mask, data, { from: x, step: width, count: height, beside: 1 }, longest);
  for (const line of dottedLines(page, mask)) for (const dot of line) erase(data, width, dot);
  return { ...page, data };
}

type Run = Readonly<{ from: number; step: number; count: number; /** distance to the neighbouring row or column */ beside: number }>;

/** Whitens what is inked without a break for longer than any stroke, and its soft rim. */
function eraseRuns(mask: Uint8Array, data: Uint8Array, { from, step, count, beside }: Run, longest: number): void {
  let length = 0;
  for (let at = 0; at <= count; at += 1) {
    if (at < count && mask[from + at * step] === 1) {
      length += 1;
      continue;
    }
    if (length >= longest) {
      for (let back = 1; back <= length; back += 1) {
        const place = from + (at - back) * step;
        for (const rim of [place - beside, place, place + beside]) if (rim >= 0 && rim < data.length) data[rim] = 255;
      }
    }
    length = 0;
  }
}

/** Rows of dots, each at least six side by side at about one height. */
function dottedLines(page: GreyRaster, mask: Uint8Array): Dot[][] {
  const most = pixels(page, DOT_MM);
  const gap = pixels(page, MOST_DOT_GAP_MM);
  const dots = marksOf(mask, page.width, page.height).filter(({ left, right, top, bottom }) => right - left < most && bottom - top < most);
  const rows = new Map<number, Dot[]>();
  for (const dot of dots) {
    const row = Math.round((dot.top + dot.bottom) / 2 / most);
    rows.set(row, [...(rows.get(row) ?? []), dot]);
  }
  const lines: Dot[][] = [];
  for (const row of rows.keys()) {
    // A line that lies between two rows is seen whole from either.
    const beside = [...(rows.get(row) ?? []), ...(rows.get(row + 1) ?? [])].sort((a, b) => a.left - b.left);
    let line: Dot[] = [];
    for (const dot of beside) {
      const last = line.at(-1);
      if (last && dot.left - last.right > gap) {
        if (line.length >= FEWEST_DOTS) lines.push(line);
        line = [];
      }
      line.push(dot);
    }
    if (line.length >= FEWEST_DOTS) lines.push(line);
  }
  return lines;
}

function erase(data: Uint8Array, width: number, { left, right, top, bottom }: Dot): void {
  for (let y = Math.max(0, top - 1); y <= bottom + 1; y += 1) {
    for (let x = Math.max(0, left - 1); x <= Math.min(width - 1, right + 1); x += 1) if (y * width + x < data.length) data[y * width + x] = 255;
  }
}
