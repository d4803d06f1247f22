import fs from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** `failures`: each red test by file and name with the beginning of what it said. */
export type Tally = Readonly<{ passed: number; failed: number; skipped: number; failures: readonly string[] }>;

const count = z.number().int().min(0);
const VitestFile = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().default(""),
  assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) })),
});
const Spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default("") })).default([]) })) })),
});
type Suite = { specs: z.infer<typeof Spec>[]; suites: Suite[] };
const Suite: z.ZodType<Suite> = z.lazy(() => z.object({ specs: z.array(Spec).default([]), suites: z.array(Suite).default([]) }));
const Vitest = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
  /** One per test file; a file that could not be loaded has failed without any test in it. */
  testResults: z.array(VitestFile),
});
const Playwright = z.object({
  stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
  errors: z.array(z.object({ message: z.string().default("") })),
  suites: z.array(Suite).default([]),
});

/**
 * Counts a runner's JSON results. A test that passed only at a second attempt has failed. When the counts look clean but the
 * runner says otherwise (no result file, an error outside the tests, no test at all), that is one failed.
 * @param code the runner's exit code
 */
export function loadTally(runner: "vitest" | "playwright", file: string, code: number): Tally {
  const nothing: Tally = { passed: 0, failed: 1, skipped: 0, failures: [`${runner}: no results that can be read`] };
  if (!fs.existsSync(file)) return nothing;
  const tally = tallyOf(runner, JSON.parse(fs.readFileSync(file, "utf8")));
  if (tally === undefined) return nothing;
  const suspicious = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  return suspicious ? { ...tally, failed: 1, failures: [`${runner}: ended with ${code} after ${tally.passed} passed`] } : tally;
}

const ERROR_LINES = 12;
function failure(file: string, title: string, messages: readonly string[]): string {
  const said = stripVTControlCharacters(messages.join("\n")).split("\n").slice(0, ERROR_LINES).map((line) => `    ${line}`);
  return [`${path.relative(process.cwd(), file)} › ${title}`, ...said].join("\n");
}

function vitestFailures(files: readonly z.infer<typeof VitestFile>[]): string[] {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    if (status === "failed" && assertionResults.length === 0) return [failure(name, "could not be loaded", [message])];
    return assertionResults.filter((test) => test.status === "failed").map((test) => failure(name, test.fullName, test.failureMessages));
  });
}

function playwrightFailures(suites: readonly Suite[]): string[] {
  return suites.flatMap(({ specs, suites: inner }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === "unexpected" || status === "flaky"))
      .map(({ file, title, tests }) => failure(file, title, tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message))))),
    ...playwrightFailures(inner),
  ]);
}

function tallyOf(runner: "vitest" | "playwright", content: unknown): Tally | undefined {
  if (runner === "vitest") {
    const read = Vitest.safeParse(content);
    if (!read.success) return undefined;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read.data;
    const unloaded = testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0).length;
    return { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests, failures: vitestFailures(testResults) };
  }
  const read = Playwright.safeParse(content);
  if (!read.success) return undefined;
  const { stats, errors, suites } = read.data;
  const failures = [...playwrightFailures(suites), ...errors.map(({ message }) => failure("tests/e2e", "outside the tests", [message]))];
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped, failures };
}
