import { readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { qrPath } from "@/lib/platform/qr-path";

const SIDE = 480;

async function scanned(...[text, options]: Parameters<typeof qrPath>): Promise<string | undefined> {
  const file = readFileSync(path.join(process.cwd(), "node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer } });
  const { viewBox, path: dark } = qrPath(text, options);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="${SIDE}" height="${SIDE}"><path d="${dark}"/></svg>`;
  const { data } = await sharp(Buffer.from(svg)).flatten({ background: "#fff" }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const image = { data: new Uint8ClampedArray(data), width: SIDE, height: SIDE, colorSpace: "srgb" as const };
  return (await readBarcodes(image as ImageData, { formats: ["QRCode"] }))[0]?.text;
}

test.each([
  ["an address", "https://motcua.example/tra-cuu?ma=H42.05-261121-0001"], ["a short code", "MCBC2 K7QM2XPA"],
  ["Vietnamese text", "Nguyễn Thị Mai Lan, thôn Đông, xã Ninh Hải"], ["what scanners could take for a command", "a^b(1)\\\"<&>'"], ["a long text", "x7".repeat(300)],
])("a real reader reads %s", async (_words, text) => {
  expect(await scanned(text)).toBe(text);
});

test("symbols of one version are all as wide, whatever they hold", async () => {
  const [short, long] = ["MCBC1 K7QM2XPA 2/2 ab", `MCBC1 K7QM2XPA 1/2 ${"aB3_".repeat(48)}`];
  expect(qrPath(short, { level: "L", version: 9 }).viewBox).toBe(qrPath(long, { level: "L", version: 9 }).viewBox);
  expect(await scanned(long, { level: "L", version: 9 })).toBe(long);
});

test("more than it holds is an error, never half a text", () => {
  expect(() => qrPath("x".repeat(231), { level: "L", version: 9 })).toThrow(RangeError);
  expect(() => qrPath("x".repeat(9_000))).toThrow(RangeError);
  expect(() => qrPath("")).toThrow(RangeError);
});
