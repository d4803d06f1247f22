import { readFileSync } from "node:fs";
import path from "node:path";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { GreyRaster } from "@/lib/digitisation/raster";

let prepared = false;

/** The decoder from its package: nothing is fetched from a network. */
function prepare(): void {
  if (prepared) return;
  const file = readFileSync(path.join(process.cwd(), "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } });
  prepared = true;
}

/** The texts of the QR codes on a page, at any turn, at most four. A separator's code is 9 cm wide: a page at 100 dpi is enough. */
export async function codesOn({ width, height, data }: GreyRaster): Promise<string[]> {
  prepare();
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0, to = 0; at < data.length; at += 1, to += 4) {
    const value = data[at] ?? 255;
    rgba[to] = value;
    rgba[to + 1] = value;
    rgba[to + 2] = value;
  }
  const found = await readBarcodes({ width, height, data: rgba, colorSpace: "srgb" }, { formats: ["QRCode"], tryHarder: false, tryInvert: false, maxNumberOfSymbols: 4 });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
