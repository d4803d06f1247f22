import { describe, expect, test } from "vitest";
import { isDrawn, SAMPLE_SHARE } from "@/lib/dossiers/reception-sample";
import { newId } from "@/lib/platform/ids";

/** Ids of the same shape in a fixed sequence: v7 ids made one after the other differ in a few places only. */
const idAt = (n: number) => `0199f3c0-${(n >>> 16).toString(16).padStart(4, "0")}-7000-8000-${(n & 0xffff).toString(16).padStart(12, "0")}`;

describe("the sample of receptions", () => {
  test("is one in ten, in every thousand near enough, whatever the ids have in common", () => {
    const drawn = Array.from({ length: 20_000 }, (_, n) => isDrawn(idAt(n)));
    const share = (from: number, to: number) => drawn.slice(from, to).filter(Boolean).length / (to - from);
    expect(share(0, 20_000)).toBeGreaterThan(SAMPLE_SHARE - 0.01);
    expect(share(0, 20_000)).toBeLessThan(SAMPLE_SHARE + 0.01);
    for (let from = 0; from < 20_000; from += 1_000) expect(Math.abs(share(from, from + 1_000) - SAMPLE_SHARE)).toBeLessThan(0.04);
    const fresh = Array.from({ length: 5_000 }, () => isDrawn(newId())).filter(Boolean).length / 5_000;
    expect(Math.abs(fresh - SAMPLE_SHARE)).toBeLessThan(0.03);
  });

  test("is the same at every look, in capitals too", () => {
    for (let n = 0; n < 200; n++) expect(isDrawn(idAt(n).toUpperCase())).toBe(isDrawn(idAt(n)));
  });
});
