import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { decodeChecked, decodeOutside, openPageLine, PAGE_LIMITS, type PageLimits } from "@/lib/digitisation/page-process";
import { MOST_PIXELS } from "@/lib/digitisation/safe-file";
import { printPaper, givePortrait } from "@/tests/digitisation/documents";
import { hostileFiles, pdf } from "@/tests/digitisation/hostile";
import { Chance } from "@/tests/chance";

/** Tight, so that what overruns is ended soon; still three times what an honest page needs on a busy machine. */
const LIMITS: PageLimits = { ...PAGE_LIMITS, time: 40_000, start: 60_000, memory: 600 };
const ACTIVE = /<script|javascript|<\?php|%PDF-|PK\x03\x04|<svg|EICAR/i;

async function decoded(bytes: Uint8Array, name: string, time = LIMITS.time) {
  return decodeOutside({ bytes, name, field: "file", paper: null }, { ...LIMITS, time });
}

describe("hostile files", () => {
  test("end no process but their own, and nothing active comes out", { timeout: 1_200_000 }, async () => {
    const files = await hostileFiles();
    expect(files.length).toBeGreaterThanOrEqual(30);
    const lines: string[] = [];
    const wrong: string[] = [];
    let slowest = 0, heaviest = 0;
    for (const { kind, name, bytes, refusals, mayPass, time } of files) {
      const started = performance.now();
      const result = await decoded(bytes, name, time);
      const took = performance.now() - started;
      slowest = Math.max(slowest, took);
      if (result.ok) {
        heaviest = Math.max(heaviest, result.value.memory);
        for (const page of result.value.pages) {
          const { format, width, height, exif, xmp } = await sharp(page.image).metadata();
          const clean = format === "jpeg" && width === page.width && height === page.height && xmp === undefined && !ACTIVE.test(Buffer.from(page.image).toString("latin1")) && !ACTIVE.test(exif?.toString("latin1") ?? "");
          if (!clean) wrong.push(`${kind}: something active came out`);
        }
        if (!mayPass) wrong.push(`${kind}: taken`);
      } else {
        const [{ reason, words }] = result.refusals;
        if (!refusals.includes(reason)) wrong.push(`${kind}: refused as ${reason}`);
        if (!/hãy|nhận tệp|Chụp lại/i.test(words)) wrong.push(`${kind}: does not say what to do: ${words}`);
      }
      if (took > LIMITS.start + LIMITS.time + 2_000) wrong.push(`${kind}: took ${Math.round(took)} ms`);
      lines.push(`${kind.padEnd(50)} ${(result.ok ? `${result.value.pages.length} page(s) drawn anew, ${Math.round(result.value.memory)} MiB` : result.refusals[0].reason).padEnd(36)} ${Math.round(took)} ms`);
    }
    process.stdout.write(`\n${lines.join("\n")}\n${files.length} kinds; slowest ${Math.round(slowest)} ms, heaviest that passed ${Math.round(heaviest)} MiB\n`);
    expect(wrong).toEqual([]);
  });

  test("that pass the checks are held by the process: scripts do not come through a drawing", { timeout: 200_000 }, async () => {
    const bytes = pdf({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" });
    const result = await decodeChecked({ bytes, kind: "application/pdf", paper: null, mostPages: 5, mostPixels: MOST_PIXELS }, "file", LIMITS);
    if (!result.ok) throw new Error(result.refusals[0].words);
    expect(Buffer.from(result.value.pages[0]?.image ?? []).toString("latin1")).not.toMatch(ACTIVE);
  });
});

describe("honest files", () => {
  test("come out as pages at their resolution, looked at", { timeout: 400_000 }, async () => {
    givePortrait(await sharp({ create: { width: 30, height: 40, channels: 3, background: "#998877" } }).png().toBuffer());
    const paper = printPaper("SHORT", new Chance(3));
    const drawn = await decoded(paper, "Giấy xác nhận.pdf");
    if (!drawn.ok) throw new Error(drawn.refusals[0].words);
    expect(drawn.value.pages.map(({ width, height, dpi }) => [width, height, dpi])).toEqual([[1654, 2339, 200]]);
    expect(drawn.value.pages[0]?.look.findings).toEqual([]);
    expect(drawn.value.memory).toBeLessThan(LIMITS.memory);

    const image = drawn.value.pages[0]?.image ?? new Uint8Array();
    const small = await sharp(image).resize({ width: 1000 }).withMetadata({ density: 121, orientation: 6 }).png().toBuffer();
    const scanned = await decodeOutside({ bytes: new Uint8Array(small), name: "anh.png", field: "file", paper: { widthMm: 210, heightMm: 297 } }, LIMITS);
    if (!scanned.ok) throw new Error(scanned.refusals[0].words);
    const [page] = scanned.value.pages;
    expect([page?.width, page?.height]).toEqual([1414, 1000]);
    expect(page?.look.findings.map(({ defect }) => defect)).toContain("LOW_RESOLUTION");
  });

  test("of one sending share a process until one of them is refused: it costs itself alone", { timeout: 200_000 }, async () => {
    const picture = (grey: number) => sharp({ create: { width: 400, height: 566, channels: 3, background: { r: grey, g: grey, b: grey } } }).jpeg().toBuffer();
    const [good, cut] = [new Uint8Array(await picture(250)), new Uint8Array((await picture(120)).subarray(0, 700))];
    const line = openPageLine(LIMITS);
    try {
      const decode = async (bytes: Uint8Array) => line.decode({ bytes, kind: "image/jpeg", paper: null, mostPages: 1, mostPixels: MOST_PIXELS }, "file");
      const results = [await decode(good), await decode(cut), await decode(good), await decode(good)];
      expect(results.map((result) => (result.ok ? result.value.pages.map(({ width }) => width) : result.refusals[0].reason))).toEqual([[400], "FILE_UNREADABLE", [400], [400]]);
    } finally {
      line.end();
    }
  });
});
