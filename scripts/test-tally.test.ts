import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadTally } from "@/scripts/test-tally";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-tally-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function results(content: object): string {
  const file = path.join(folder, "results.json");
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}
const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [{ name: "a.test.ts", status: "passed", assertionResults: [{ fullName: "adds", status: "passed" }] }] };
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test("clean results are counted as they are", () => {
  expect(loadTally("vitest", results(vitest), 0)).toEqual({ passed: 5, failed: 0, skipped: 1, failures: [] });
  expect(loadTally("playwright", results(playwright), 0)).toEqual({ passed: 4, failed: 0, skipped: 0, failures: [] });
});

test("failed, flaky and unloadable count as failed", () => {
  const unloaded = { ...vitest, numFailedTests: 2, testResults: [{ name: "b.test.ts", status: "failed", message: "no such module", assertionResults: [] }] };
  expect(loadTally("vitest", results(unloaded), 1)).toMatchObject({ passed: 5, failed: 3 });
  const flaky = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] };
  expect(loadTally("playwright", results(flaky), 1)).toMatchObject({ passed: 4, failed: 3 });
});

test("what failed is named with the beginning of what it said, deep inside too", () => {
  const spec = { title: "is signed", file: "post/sign.spec.ts", tests: [{ status: "unexpected", results: [{ errors: [{ message: "\u001b[31mtimed out\u001b[39m\nlast line" }] }] }] };
  const nested = { ...playwright, stats: { ...playwright.stats, unexpected: 1 }, suites: [{ suites: [{ specs: [spec] }] }] };
  expect(loadTally("playwright", results(nested), 1).failures).toEqual(["post/sign.spec.ts › is signed\n    timed out\n    last line"]);
  const red = { ...vitest, numFailedTests: 1, testResults: [{ name: "c.test.ts", status: "failed", assertionResults: [{ fullName: "sums up", status: "failed", failureMessages: ["1 is not 2"] }] }] };
  expect(loadTally("vitest", results(red), 1).failures).toEqual(["c.test.ts › sums up\n    1 is not 2"]);
});

test("a runner that died, ran nothing or left no results has failed", () => {
  expect(loadTally("vitest", results(vitest), 1).failed).toBe(1);
  expect(loadTally("vitest", results({ ...vitest, numPassedTests: 0 }), 0).failed).toBe(1);
  expect(loadTally("playwright", results({}), 0).failed).toBe(1);
  expect(loadTally("playwright", path.join(folder, "absent.json"), 0).failed).toBe(1);
});
