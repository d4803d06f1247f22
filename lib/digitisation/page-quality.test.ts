import { describe, expect, test } from "vitest";
import { findingWords } from "@/lib/digitisation/labels";
import { lookAtPage, pageCountFinding, type Finding } from "@/lib/digitisation/page-quality";
import { isLowResolution, resolutionOf } from "@/lib/digitisation/resolution";
import { basePages } from "@/tests/digitisation/corpus";
import { damaged, DAMAGES, STRENGTHS, type Damage, type Strength } from "@/tests/digitisation/damage";
import { Chance } from "@/tests/chance";
import { goodScan } from "@/tests/digitisation/scanner";

/** `CORPUS=full` (`npm run corpus`) takes 200 papers, otherwise 12; each is once good and twice damaged, so that every damage comes at every strength. */
const FULL = process.env.CORPUS === "full";
const PAPERS = FULL ? 200 : 12;
const DAMAGES_EACH = 2;

type Tally = { seen: number; caught: number };

function cellOf(nth: number): { damage: Damage; strength: Strength } {
  return { damage: DAMAGES[nth % DAMAGES.length] ?? "BLANK", strength: STRENGTHS[Math.floor(nth / DAMAGES.length) % STRENGTHS.length] ?? 1 };
}

function share({ seen, caught }: Tally): string {
  return `${caught}/${seen}`.padStart(9);
}

function printTable(found: ReadonlyMap<string, Tally>, all: Tally, good: Tally): void {
  const rows = DAMAGES.map((damage) => `${damage.padEnd(15)}${STRENGTHS.map((strength) => share(found.get(`${damage} ${strength}`) ?? { seen: 0, caught: 0 })).join("")}`);
  const percent = ({ seen, caught }: Tally) => `${((100 * caught) / seen).toFixed(1)} %`;
  process.stdout.write(`\nQuality gate, ${PAPERS} papers (found/made by strength 1 to 4)\n${rows.join("\n")}\nbad found ${percent(all)} of ${all.seen}; good stopped ${percent(good)} of ${good.seen}\n`);
}

describe("the quality gate", () => {
  test("finds at least 95 % of the damaged pages and stops at most 3 % of the good", { timeout: FULL ? 3_600_000 : 600_000 }, async () => {
    const found = new Map<string, Tally>();
    const all: Tally = { seen: 0, caught: 0 };
    const good: Tally = { seen: 0, caught: 0 };
    const wrong: string[] = [];
    let at = 0;
    for await (const { name, clean } of basePages(PAPERS)) {
      const { findings: onGood } = lookAtPage(await goodScan(clean, new Chance(7 + at * 5)));
      good.seen += 1;
      if (onGood.length > 0) {
        good.caught += 1;
        wrong.push(`good ${at} ${name}: ${JSON.stringify(onGood)}`);
      }
      for (let made = 0; made < DAMAGES_EACH; made += 1) {
        const { damage, strength } = cellOf(at * DAMAGES_EACH + made);
        const { findings } = lookAtPage(await damaged(clean, damage, strength, Math.floor(at / STRENGTHS.length) + made, new Chance(at * 31 + made)));
        const cell = found.get(`${damage} ${strength}`) ?? { seen: 0, caught: 0 };
        found.set(`${damage} ${strength}`, cell);
        const caught = findings.some((finding) => finding.defect === damage);
        for (const tally of [cell, all]) {
          tally.seen += 1;
          if (caught) tally.caught += 1;
        }
        if (!caught) wrong.push(`${damage} ${strength} missed on ${at} ${name}: ${JSON.stringify(findings)}`);
      }
      at += 1;
      if (FULL && at % 20 === 0) printTable(found, all, good);
    }
    printTable(found, all, good);
    if (wrong.length > 0) process.stdout.write(`${wrong.join("\n")}\n`);
    expect(found.size).toBe(DAMAGES.length * STRENGTHS.length);
    expect(good.seen + all.seen).toBe(PAPERS * (1 + DAMAGES_EACH));
    expect(all.caught / all.seen).toBeGreaterThanOrEqual(0.95);
    expect(good.caught / good.seen).toBeLessThanOrEqual(0.03);
  });

  test("counts pages against those declared", () => {
    expect(pageCountFinding(3, 3)).toBeNull();
    expect(pageCountFinding(3, 4)).toBeNull();
    expect(pageCountFinding(3, 2)).toEqual({ defect: "TOO_FEW_PAGES", declared: 3, scanned: 2 });
  });

  test("takes the resolution from the paper, then from the file if it can be true, then from an A4", () => {
    const a4 = { widthMm: 210, heightMm: 297 };
    expect(Math.round(resolutionOf({ width: 1654, height: 2339, statedDpi: 72, paper: a4 }))).toBe(200);
    expect(resolutionOf({ width: 1165, height: 1654, statedDpi: 200, paper: null })).toBe(200);
    expect(Math.round(resolutionOf({ width: 3000, height: 4000, statedDpi: 72, paper: null }))).toBe(342);
    expect(Math.round(resolutionOf({ width: 1000, height: 1414, statedDpi: null, paper: null }))).toBe(121);
    expect([isLowResolution(199), isLowResolution(200), isLowResolution(180)]).toEqual([false, false, true]);
  });

  test("says for each finding what to redo", () => {
    const findings: readonly Finding[] = [
      { defect: "BLANK" }, { defect: "BLURRED", steepness: 0.2 }, { defect: "SKEWED", degrees: -3.25 }, { defect: "DARK", brightness: 41 },
      { defect: "CUT_EDGE", edges: ["LEFT", "TOP"] }, { defect: "LOW_RESOLUTION", dpi: 150 }, { defect: "TOO_FEW_PAGES", declared: 3, scanned: 2 },
    ];
    const words = findings.map(findingWords);
    for (const told of words) expect(told).toMatch(/quét|làm lại/i);
    expect(words[2]).toBe("Trang nghiêng 3,3° về bên trái. Đặt giấy thẳng mép rồi quét lại.");
    expect(words[4]).toContain("mép trái, trên");
    expect(new Set(words).size).toBe(findings.length);
  });
});
