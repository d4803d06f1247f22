import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { code128Svg, qrSvg } from "@/lib/platform/qr";

async function darkShare(svg: string): Promise<number> {
  const { data, info } = await sharp(Buffer.from(svg)).flatten({ background: "#fff" }).greyscale().raw().toBuffer({ resolveWithObject: true });
  let dark = 0;
  for (const value of data) if (value < 128) dark += 1;
  return dark / (info.width * info.height);
}

describe("symbols for scanners", () => {
  it("draws a QR as a square SVG of dark modules in a quiet zone", async () => {
    const svg = qrSvg("https://mcbc.example/tra-cuu?ma=H42.05-261121-0001");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="-4 -4 (\d+) \1"/);
    expect(svg).not.toMatch(/script|href/i);
    const share = await darkShare(svg);
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.5);
  });

  it("gives the same symbol for the same text and another for another", () => {
    expect(qrSvg("H42-1")).toBe(qrSvg("H42-1"));
    expect(qrSvg("H42-1")).not.toBe(qrSvg("H42-2"));
    expect(qrSvg("Nguyễn Văn An")).not.toBe(qrSvg("Nguyen Van An"));
    expect(qrSvg("a^b(1)\\\"<&>'")).toMatch(/^<svg/);
    expect(() => qrSvg("")).toThrow(RangeError);
  });

  it("draws Code 128 for ASCII only", async () => {
    expect(await darkShare(code128Svg("RA123456785VN"))).toBeGreaterThan(0.3);
    expect(() => code128Svg("niêm phong")).toThrow(RangeError);
    expect(() => code128Svg("")).toThrow(RangeError);
  });
});
