/**
 * A decoded page: one byte a pixel, 0 black to 255 white, rows from the top without padding.
 * `dpi` is the resolution on the paper (pixels an inch); everything measured in millimetres depends on it.
 */
export type GreyRaster = Readonly<{ width: number; height: number; data: Uint8Array; dpi: number }>;

export const MM_PER_INCH = 25.4;

/** Millimetres on the paper as whole pixels of the raster, at least one. */
export function pixels(raster: Pick<GreyRaster, "dpi">, mm: number): number {
  return Math.max(1, Math.round((mm * raster.dpi) / MM_PER_INCH));
}

/** The raster with `factor` × `factor` pixels averaged into one; what does not fill a pixel at the right and bottom is dropped. */
export function reduced(raster: GreyRaster, factor: number): GreyRaster {
  if (factor <= 1) return raster;
  const width = Math.floor(raster.width / factor);
  const height = Math.floor(raster.height / factor);
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const area = factor * factor;
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let dy = 0; dy < factor; dy += 1) {
      let at = (y * factor + dy) * raster.width;
      for (let x = 0; x < width; x += 1) {
        let sum = 0;
        for (let dx = 0; dx < factor; dx += 1) sum += raster.data[at + dx] ?? 0;
        sums[x] = (sums[x] ?? 0) + sum;
        at += factor;
      }
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = (sums[x] ?? 0) / area;
  }
  return { width, height, data, dpi: raster.dpi / factor };
}

export type Box = Readonly<{ left: number; top: number; width: number; height: number }>;

/** A part of the raster; the box must lie inside. */
export function part(raster: GreyRaster, box: Box): GreyRaster {
  if (box.left === 0 && box.top === 0 && box.width === raster.width && box.height === raster.height) return raster;
  const data = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.top + y) * raster.width + box.left;
    data.set(raster.data.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, data, dpi: raster.dpi };
}

/** The value below which the given share (0 to 1) of a histogram of counts lies: an index of the histogram, 0 when it is empty. */
export function quantile(histogram: ArrayLike<number>, share: number): number {
  let total = 0;
  for (let value = 0; value < histogram.length; value += 1) total += histogram[value] ?? 0;
  let seen = 0;
  for (let value = 0; value < histogram.length; value += 1) {
    seen += histogram[value] ?? 0;
    if (seen > total * share) return value;
  }
  return 0;
}
