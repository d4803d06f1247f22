import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { encodingFor } from "@/lib/digitisation/page-encoding";
import { straightenPage } from "@/lib/digitisation/straighten";
import { lookAtPage } from "@/lib/digitisation/page-quality";
import type { GreyRaster } from "@/lib/digitisation/raster";
import { basePages } from "@/tests/digitisation/corpus";
import { Chance } from "@/tests/chance";
import { exposed, picture, raster, turned, withLid } from "@/tests/digitisation/scanner";

const TURNS = [0, 2, -3, 5, -0.6, 1, -7];

describe("straightening", () => {
  test("turns, crops and whitens a scan and makes it smaller", { timeout: 400_000 }, async () => {
    const lines: string[] = [];
    let at = 0;
    let before = 0, after = 0;
    for await (const { name, clean } of basePages(TURNS.length)) {
      const chance = new Chance(at);
      const angle = TURNS[at] ?? 0;
      const leaning = await turned(clean, angle, at % 2 === 0 ? 255 : 8);
      const scan = withLid(exposed(leaning, { brightness: 0.85, falloff: 0.12, noise: 2 }, chance), chance);
      const input = new Uint8Array(await picture(scan).jpeg({ quality: 90 }).toBuffer());
      const page = await straightenPage(input, clean.dpi);
      const made = await raster(sharp(page.bytes), page.dpi);
      lines.push(`${name.padEnd(12)} leaning ${String(angle).padStart(4)}°, turned ${String(page.turned).padStart(5)}°, ${page.encoding} ${Math.round(input.length / 1024)} → ${Math.round(page.bytes.length / 1024)} KiB, ${scan.width}×${scan.height} → ${page.width}×${page.height}`);
      expect(Math.abs(page.turned + angle), name).toBeLessThan(0.2);
      expect(Math.abs(lookAtPage(made).skew ?? 0), name).toBeLessThan(0.3);
      expect(whiteShare(made), name).toBeGreaterThan(0.8);
      expect(darkRim(made), name).toBeLessThan(0.01);
      // No more is cut off than a hand's margin: the paper stays.
      expect(page.width, name).toBeGreaterThan(clean.width * 0.97);
      expect(page.height, name).toBeGreaterThan(clean.height * 0.97);
      before += input.length;
      after += page.bytes.length;
      at += 1;
    }
    process.stdout.write(`\n${lines.join("\n")}\ntogether ${Math.round(before / 1024)} → ${Math.round(after / 1024)} KiB\n`);
    expect(after).toBeLessThan(before * 0.6);
  });

  test("keeps seals in colour, writing in grey, and sharp writing in black and white", () => {
    const blank = (dpi: number) => ({ width: 400, height: 400, dpi, data: new Uint8Array(400 * 400 * 3).fill(255) });
    const inked = (dpi: number, ...[red, green, blue]: [number, number, number]) => {
      const page = blank(dpi);
      for (let at = 30_000; at < 30_600; at += 3) page.data.set([red, green, blue], at);
      return page;
    };
    expect(encodingFor(inked(200, 200, 30, 30))).toBe("COLOUR");
    expect(encodingFor(inked(200, 20, 20, 20))).toBe("GREY");
    expect(encodingFor(inked(300, 20, 20, 20))).toBe("BITONAL");
    const photo = blank(300);
    for (let at = 0; at < 120_000; at += 1) photo.data[at] = 120;
    expect(encodingFor(photo)).toBe("GREY");
  });
});

function whiteShare({ data }: GreyRaster): number {
  return data.filter((value) => value >= 250).length / data.length;
}

/** Share of dark pixels in the outermost two millimetres. */
function darkRim({ width, height, data }: GreyRaster): number {
  const rim = 16;
  let dark = 0, seen = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (x >= rim && x < width - rim && y >= rim && y < height - rim) continue;
      seen += 1;
      if ((data[y * width + x] ?? 0) < 100) dark += 1;
    }
  }
  return dark / seen;
}
