import type { Sharp } from "sharp";
import type { GreyRaster } from "@/lib/digitisation/raster";

/** A picture of three channels, one byte each: red, green, blue; rows from the top. */
export type ColourRaster = Readonly<{ width: number; height: number; data: Uint8Array; dpi: number }>;

/** Decodes into three channels, what is transparent on white. */
export async function colourRaster(image: Sharp, dpi: number): Promise<ColourRaster> {
  const { data, info } = await image.flatten({ background: "#ffffff" }).toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), dpi };
  const colours = new Uint8Array(info.width * info.height * 3);
  for (let at = 0; at < colours.length; at += 1) colours[at] = data[Math.floor(at / 3) * info.channels] ?? 0;
  return { width: info.width, height: info.height, data: colours, dpi };
}

/** Brightness as the eye weighs it (ITU-R BT.601). */
export function greyRaster({ width, height, data, dpi }: ColourRaster): GreyRaster {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 3) {
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, data: grey, dpi };
}
