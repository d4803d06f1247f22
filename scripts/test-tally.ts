import fs from "node:fs";
import { z } from "zod";

export type Tally = Readonly<{ passed: number; failed: number; skipped: number }>;

const count = z.number().int().min(0);
const Vitest = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
  /** One per test file; a file that could not be loaded has failed without any test in it. */
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const Playwright = z.object({
  stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
  errors: z.array(z.unknown()),
});

/**
 * Counts a runner's JSON results. A test that passed only at a second attempt has failed. When the counts look clean but the
 * runner says otherwise (no result file, an error outside the tests, no test at all), that is one failed.
 * @param code the runner's exit code
 */
export function loadTally(runner: "vitest" | "playwright", file: string, code: number): Tally {
  const nothing: Tally = { passed: 0, failed: 1, skipped: 0 };
  if (!fs.existsSync(file)) return nothing;
  const tally = tallyOf(runner, JSON.parse(fs.readFileSync(file, "utf8")));
  if (tally === undefined) return nothing;
  const suspicious = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  return suspicious ? { ...tally, failed: 1 } : tally;
}

function tallyOf(runner: "vitest" | "playwright", content: unknown): Tally | undefined {
  if (runner === "vitest") {
    const read = Vitest.safeParse(content);
    if (!read.success) return undefined;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read.data;
    const unloaded = testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0).length;
    return { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests };
  }
  const read = Playwright.safeParse(content);
  if (!read.success) return undefined;
  const { stats, errors } = read.data;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
