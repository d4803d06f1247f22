import sharp from "sharp";
import type { Defect } from "@/lib/digitisation/page-quality";
import { part, type GreyRaster } from "@/lib/digitisation/raster";
import type { Chance } from "@/tests/chance";
import { asJpeg, exposed, picture, raster, turned } from "@/tests/digitisation/scanner";

export const DAMAGES = ["BLURRED", "SKEWED", "DARK", "CUT_EDGE", "BLANK", "LOW_RESOLUTION"] as const satisfies readonly Defect[];
export type Damage = (typeof DAMAGES)[number];
export const STRENGTHS = [1, 2, 3, 4] as const;
export type Strength = (typeof STRENGTHS)[number];

/**
 * What the strengths are; 1 is the mildest that a reader would send back.
 * BLURRED: out of focus by σ = 2, 2.8, 4, 6 px at 200 dpi, or (every second page) moved by 6, 9, 13, 20 px along or across.
 * SKEWED: 1.6°, 3°, 6°, 12° to either side, on a white or (every second page) black lid.
 * DARK: paper at 55, 45, 35, 25 % of white, or (every second page) that on half of the page only, in a shadow.
 * CUT_EDGE: 3, 6, 15, 40 mm of the printed area lost at one of the four edges, by turns. A cut that would fall into an empty band wider than
 * 2 mm goes on to the next print: nobody can see from a picture that what stood beyond an empty band is gone.
 * BLANK: 1 the back side (print shining through at 7 % contrast, dust, punched holes); 2 dust and a page number; 3 off-white with noise and holes; 4 white.
 * LOW_RESOLUTION: 180, 150, 100, 72 dpi, stated or from the paper's size.
 */
const SIGMA = [2, 2.8, 4, 6];
const MOTION = [6, 9, 13, 20];
const DEGREES = [1.6, 3, 6, 12];
const BRIGHTNESS = [0.55, 0.45, 0.35, 0.25];
const CUT_MM = [3, 6, 15, 40];
const LOW_DPI = [180, 150, 100, 72];
export const EDGES = ["LEFT", "RIGHT", "TOP", "BOTTOM"] as const;
export type CutEdge = (typeof EDGES)[number];

function figure(list: readonly number[], strength: Strength): number {
  return list[strength - 1] ?? 0;
}

/** The page damaged, then scanned (light, noise, JPEG); `nth` chooses between the variants of a damage. */
export async function damaged(clean: GreyRaster, damage: Damage, strength: Strength, nth: number, chance: Chance): Promise<GreyRaster> {
  const light = { brightness: chance.between(0.85, 0.98), falloff: chance.between(0, 0.08), noise: chance.between(1, 3) };
  const slight = () => turned(clean, chance.between(-0.6, 0.6), 250);
  const scan = (page: GreyRaster, lit = light) => asJpeg(exposed(page, lit, chance), chance.whole(72, 88));
  switch (damage) {
    case "BLURRED": {
      const page = await slight();
      const image = nth % 2 === 0 ? picture(page).blur(figure(SIGMA, strength)) : picture(page).convolve(motion(figure(MOTION, strength), nth % 4 === 1));
      return scan(await raster(image, page.dpi));
    }
    case "SKEWED":
      return scan(await soft(await turned(clean, chance.sign() * figure(DEGREES, strength), nth % 2 === 0 ? 255 : 8)));
    case "DARK": {
      const page = await soft(await slight());
      const dark = { ...light, brightness: figure(BRIGHTNESS, strength) };
      return nth % 2 === 0 ? scan(page, dark) : asJpeg(shadowed(exposed(page, light, chance), figure(BRIGHTNESS, strength)), 80);
    }
    case "CUT_EDGE":
      return scan(await soft(cut(await slight(), figure(CUT_MM, strength), EDGES[nth % 4] ?? "LEFT")));
    case "BLANK":
      return asJpeg(await blank(clean, strength, chance), 80);
    case "LOW_RESOLUTION": {
      const page = await slight();
      const dpi = figure(LOW_DPI, strength);
      return { ...(await scan(await raster(picture(page).resize(Math.round((page.width * dpi) / page.dpi)), dpi))), dpi };
    }
  }
}

async function soft(page: GreyRaster): Promise<GreyRaster> {
  return raster(picture(page).blur(0.6), page.dpi);
}

function motion(length: number, along: boolean): { width: number; height: number; kernel: number[] } {
  const side = length % 2 === 0 ? length + 1 : length;
  const kernel = Array.from({ length: side * 3 }, (_, at) => (along ? Math.floor(at / side) === 1 : at % 3 === 1) ? 1 : 0);
  return { width: along ? side : 3, height: along ? 3 : side, kernel };
}

function shadowed(page: GreyRaster, brightness: number): GreyRaster {
  const data = page.data.slice();
  const from = Math.floor(page.height * 0.45);
  const soft = Math.floor(page.height * 0.08);
  for (let y = from; y < page.height; y += 1) {
    const share = Math.min(1, (y - from) / soft);
    for (let x = 0; x < page.width; x += 1) data[y * page.width + x] = (page.data[y * page.width + x] ?? 0) * (1 - share * (1 - brightness));
  }
  return { ...page, data };
}

/** The page less `mm` of its printed area at the edge, and what follows up to the next print when more than 2 mm there are empty. */
export function cut(page: GreyRaster, mm: number, edge: CutEdge): GreyRaster {
  const upright = edge === "LEFT" || edge === "RIGHT";
  const fromStart = edge === "LEFT" || edge === "TOP";
  const depth = upright ? page.width : page.height;
  const length = upright ? page.height : page.width;
  const rim = Math.round(page.dpi / 12);
  const isPrinted = (step: number): boolean => {
    let dark = 0;
    const across = fromStart ? step : depth - 1 - step;
    for (let along = rim; along < length - rim; along += 1) {
      if ((page.data[upright ? along * page.width + across : across * page.width + along] ?? 255) < 140) dark += 1;
    }
    return dark >= 12;
  };
  const printedFrom = (step: number): number => {
    let at = step;
    while (at < depth - rim && !isPrinted(at)) at += 1;
    return at;
  };
  let lost = printedFrom(rim) + Math.round((mm * page.dpi) / 25.4);
  const next = printedFrom(lost);
  if (next - lost > (2 * page.dpi) / 25.4) lost = next + 5;
  const kept = depth - lost;
  const start = fromStart ? lost : 0;
  return part(page, upright ? { left: start, top: 0, width: kept, height: page.height } : { left: 0, top: start, width: page.width, height: kept });
}

async function blank(clean: GreyRaster, strength: Strength, chance: Chance): Promise<GreyRaster> {
  const { width, height, dpi } = clean;
  const mm = dpi / 25.4;
  const base: GreyRaster = { width, height, dpi, data: new Uint8Array(width * height).fill(255) };
  if (strength === 4) return exposed(base, { brightness: 0.99, falloff: 0, noise: 1 }, chance);
  const back = strength === 1 ? await raster(picture(clean).flop().blur(1.2).linear(0.07, 255 * 0.93), dpi) : base;
  const dust = strength === 3 ? 0 : 25;
  const specks = Array.from({ length: dust }, () => `<circle cx="${chance.between(0, width).toFixed(0)}" cy="${chance.between(0, height).toFixed(0)}" r="${chance.between(0.08 * mm, 0.3 * mm).toFixed(1)}" fill="#444"/>`);
  const holes = strength === 2 ? [] : [0.36, 0.64].map((share) => `<circle cx="${(11 * mm).toFixed(0)}" cy="${(height * share).toFixed(0)}" r="${(2.9 * mm).toFixed(0)}" fill="#333"/>`);
  const number = strength === 2 ? [`<text x="${width / 2}" y="${(height - 11 * mm).toFixed(0)}" font-size="${(4.2 * mm).toFixed(0)}" font-family="serif" text-anchor="middle">${chance.whole(2, 12)}</text>`] : [];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${[...specks, ...holes, ...number].join("")}</svg>`;
  const marked = await raster(sharp(await picture(back).toColourspace("srgb").composite([{ input: Buffer.from(svg) }]).png().toBuffer()).greyscale(), dpi);
  return exposed(marked, { brightness: chance.between(0.82, 0.97), falloff: 0.08, noise: 2.5 }, chance);
}
