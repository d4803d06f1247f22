import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { QR_BYTES, QR_SIDE, qrMatrix } from "@/lib/platform/qr-matrix";

const SCALE = 4;
const QUIET = 4;

async function scanned(text: string): Promise<string | undefined> {
  const file = readFileSync(path.join(process.cwd(), "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer } });
  const matrix = qrMatrix(text);
  const side = (QR_SIDE + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) for (let x = 0; x < side; x += 1) {
    if (matrix[Math.floor(y / SCALE) - QUIET]?.[Math.floor(x / SCALE) - QUIET] !== true) continue;
    data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  }
  const image = { data, width: side, height: side, colorSpace: "srgb" as const };
  return (await readBarcodes(image as ImageData, { formats: ["QRCode"] }))[0]?.text;
}

test.each([["a short code", "MCBC2 K7QM2XPA"], ["Vietnamese text", "Nguyễn Thị Mai Lan, thôn Đông, xã Ninh Hải"], ["all that it holds", "x7".repeat(QR_BYTES / 2)]])("a real reader reads %s", async (_words, text) => {
  expect(await scanned(text)).toBe(text);
});

test("more than it holds is an error, never half a text", () => {
  expect(() => qrMatrix("x".repeat(QR_BYTES + 1))).toThrow(RangeError);
});
