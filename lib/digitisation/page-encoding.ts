import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { greyRaster, type ColourRaster } from "@/lib/digitisation/grey";
import type { GreyRaster } from "@/lib/digitisation/raster";

/** How a cleaned page is kept: black and white (1 bit), grey or colour. */
export type Encoding = "BITONAL" | "GREY" | "COLOUR";

/** Seals and signatures in colour are kept in colour from this share of the page on: a signature in blue ink covers about 0.1 %. */
const COLOUR_SHARE = 0.0004;
const COLOUR_DISTANCE = 60;
/** Writing has few values between ink and paper; a photograph has mostly such. */
const MIDDLE_SHARE = 0.03;
const MIDDLE = { from: 70, to: 200 } as const;
/** Below this resolution accents of small print run together in black and white. */
const BITONAL_DPI = 280;
const BITONAL_THRESHOLD = 150;

/** The lightest encoding that keeps what the page shows. `page` has been whitened. */
export function encodingFor(page: ColourRaster): Encoding {
  const pixels = page.width * page.height;
  let coloured = 0;
  let middle = 0;
  for (let at = 0; at < page.data.length; at += 3) {
    const red = page.data[at] ?? 0;
    const green = page.data[at + 1] ?? 0;
    const blue = page.data[at + 2] ?? 0;
    const most = Math.max(red, green, blue);
    if (most - Math.min(red, green, blue) > COLOUR_DISTANCE) coloured += 1;
    if (most > MIDDLE.from && most < MIDDLE.to) middle += 1;
  }
  if (coloured > pixels * COLOUR_SHARE) return "COLOUR";
  return page.dpi >= BITONAL_DPI && middle <= pixels * MIDDLE_SHARE ? "BITONAL" : "GREY";
}

/**
 * A page as it goes into a PDF. `bytes` is a JPEG; for BITONAL rows of one bit a pixel (1 is white), each row filled up to a whole byte, packed by
 * deflate with a zlib head.
 */
export type EncodedPage = Readonly<{ encoding: Encoding; bytes: Uint8Array; width: number; height: number; dpi: number }>;

const JPEG = { quality: 72, progressive: false, mozjpeg: false, chromaSubsampling: "4:2:0" } as const;

/** Compresses the page in the given encoding. */
export async function encodePage(page: ColourRaster, encoding: Encoding): Promise<EncodedPage> {
  const { width, height, dpi } = page;
  const head = { encoding, width, height, dpi };
  if (encoding === "BITONAL") return { ...head, bytes: new Uint8Array(deflateSync(packedBits(greyRaster(page)), { level: 9 })) };
  const image = encoding === "COLOUR"
    ? sharp(page.data, { raw: { width, height, channels: 3 } })
    : sharp(greyRaster(page).data, { raw: { width, height, channels: 1 } }).toColourspace("b-w");
  const bytes = await image.jpeg(JPEG).withMetadata({ density: Math.round(dpi) }).toBuffer();
  return { ...head, bytes: new Uint8Array(bytes) };
}

function packedBits({ width, height, data }: GreyRaster): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const packed = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] ?? 0) < BITONAL_THRESHOLD) continue;
      const at = y * rowBytes + (x >> 3);
      packed[at] = (packed[at] ?? 0) | (128 >> (x & 7));
    }
  }
  return packed;
}
