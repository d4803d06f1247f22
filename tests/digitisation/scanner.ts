import sharp, { type Sharp } from "sharp";
import type { DrawnPage } from "@/lib/digitisation/pdf-pages";
import type { GreyRaster } from "@/lib/digitisation/raster";
import type { Chance } from "@/tests/chance";

/** A scanner as it is on a counter: slightly soft, uneven, noisy, never quite straight, and its JPEG. */

export function greyOfDrawn(page: DrawnPage): GreyRaster {
  const data = new Uint8Array(page.width * page.height);
  for (let at = 0; at < data.length; at += 1) {
    data[at] = 0.299 * (page.rgba[at * 4] ?? 0) + 0.587 * (page.rgba[at * 4 + 1] ?? 0) + 0.114 * (page.rgba[at * 4 + 2] ?? 0);
  }
  return { width: page.width, height: page.height, data, dpi: page.dpi };
}

export function picture(page: GreyRaster): Sharp {
  return sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } });
}

export async function raster(image: Sharp, dpi: number): Promise<GreyRaster> {
  const { data, info } = await image.toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  if (info.channels === 1) return { width: info.width, height: info.height, data: new Uint8Array(data), dpi };
  const grey = new Uint8Array(info.width * info.height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = data[at * info.channels] ?? 0;
  return { width: info.width, height: info.height, data: grey, dpi };
}

const NOISE = 65_536;
function noiseTable(chance: Chance, sigma: number): Float32Array {
  const table = new Float32Array(NOISE);
  for (let at = 0; at < NOISE; at += 1) {
    let sum = 0;
    for (let part = 0; part < 6; part += 1) sum += chance.next();
    table[at] = (sum - 3) * 1.414 * sigma;
  }
  return table;
}

export type Light = Readonly<{ /** paper's level where it is brightest, 0 to 1 of white */ brightness: number; /** loss of light towards one side, 0 to 1 */ falloff: number; noise: number }>;

/** Light and noise of the sensor. */
export function exposed(page: GreyRaster, light: Light, chance: Chance): GreyRaster {
  const noise = noiseTable(chance, light.noise);
  const fromLeft = chance.next() < 0.5;
  const data = new Uint8Array(page.data.length);
  let at = 0;
  for (let y = 0; y < page.height; y += 1) {
    let offset = chance.whole(0, NOISE - 1);
    for (let x = 0; x < page.width; x += 1) {
      const across = fromLeft ? x / page.width : 1 - x / page.width;
      const value = (page.data[at] ?? 0) * light.brightness * (1 - light.falloff * across) + (noise[offset & (NOISE - 1)] ?? 0);
      data[at] = value < 0 ? 0 : value > 255 ? 255 : value;
      at += 1;
      offset += 1;
    }
  }
  return { ...page, data };
}

export async function turned(page: GreyRaster, degrees: number, lid: number): Promise<GreyRaster> {
  return raster(picture(page).rotate(degrees, { background: { r: lid, g: lid, b: lid } }), page.dpi);
}

export async function asJpeg(page: GreyRaster, quality: number): Promise<GreyRaster> {
  return raster(sharp(await picture(page).jpeg({ quality }).toBuffer()), page.dpi);
}

/** A good scan: within one degree (±0.7°), soft by 0.4 to 0.8 px at 200 dpi, paper at 78 to 99 % of white, noise of 1 to 3 levels, JPEG 70 to 88; one in six with a strip of the black lid. */
export async function goodScan(clean: GreyRaster, chance: Chance): Promise<GreyRaster> {
  const lid = chance.pick([255, 250, 240]);
  const straight = await turned(clean, chance.between(-0.7, 0.7), lid);
  const soft = await raster(picture(straight).blur(chance.between(0.4, 0.8)), clean.dpi);
  const lit = exposed(soft, { brightness: chance.between(0.78, 0.99), falloff: chance.between(0, 0.12), noise: chance.between(1, 3) }, chance);
  const bordered = chance.next() < 1 / 6 ? withLid(lit, chance) : lit;
  return asJpeg(bordered, chance.whole(70, 88));
}

/** A strip of 3 to 8 mm of the open lid beside the paper. */
export function withLid(page: GreyRaster, chance: Chance): GreyRaster {
  const strip = Math.round((chance.between(3, 8) * page.dpi) / 25.4);
  const width = page.width + strip;
  const left = chance.next() < 0.5;
  const data = new Uint8Array(width * page.height);
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < strip; x += 1) data[y * width + (left ? x : page.width + x)] = 12 + (x % 7);
    data.set(page.data.subarray(y * page.width, (y + 1) * page.width), y * width + (left ? strip : 0));
  }
  return { ...page, width, data };
}
