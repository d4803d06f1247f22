import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { loadTally, type Tally } from "@/scripts/test-tally";

/**
 * `npm test`: every part in turn, then one line `N passed, N failed`; `npm test -- unit faults` runs only those parts, `npm run
 * check` types, lint and structure. A tool of `check` counts as one test. A part that ran no test at all counts as one failed:
 * a part must not vanish unnoticed.
 */
const ROOT = path.resolve(import.meta.dirname, "..");
const OUT = path.join(ROOT, "tests", ".out");
const bin = (name: string) => path.join(ROOT, "node_modules", ".bin", name);

type Step = Readonly<{ words: string; command: readonly [string, ...string[]]; results?: "vitest" | "playwright" }>;

const vitest = (project: string): Step => ({
  words: project,
  command: [bin("vitest"), "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile=${path.join(OUT, `${project}.json`)}`],
  results: "vitest",
});

const PARTS: Readonly<Record<string, readonly Step[]>> = {
  check: [
    // Writes next-env.d.ts and the routes' types, which a fresh clone does not have.
    { words: "types", command: ["/bin/sh", "-c", `"${bin("next")}" typegen && "${bin("tsc")}" --noEmit -p .`] },
    { words: "lint", command: [bin("eslint"), ".", "--max-warnings=0"] },
    { words: "structure", command: [bin("depcruise"), "--config", ".dependency-cruiser.cjs", "app", "components", "lib", "prisma", "scripts", "simulators", "tests"] },
  ],
  unit: [vitest("unit")],
  integration: [vitest("integration")],
  e2e: [{ words: "e2e", command: [bin("playwright"), "test", "--reporter=list,json"], results: "playwright" }],
  faults: [vitest("faults")],
};

async function runStep(step: Step): Promise<Tally> {
  const resultFile = path.join(OUT, `${step.words}.json`);
  fs.rmSync(resultFile, { force: true });
  const [program, ...args] = step.command;
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: resultFile, NEXT_TELEMETRY_DISABLED: "1", CI: process.env.CI ?? "1" };
  const child = spawn(program, args, { cwd: ROOT, env, stdio: "inherit" });
  const code = await new Promise<number>((resolve) => {
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
    child.once("error", () => resolve(1));
  });
  if (step.results === undefined) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  return loadTally(step.results, resultFile, code);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`Không có phần ${unknown.join(", ")}. Các phần: ${Object.keys(PARTS).join(", ")}\n`);
  process.exit(2);
}
fs.mkdirSync(OUT, { recursive: true });
const lines: string[] = [];
const total = { passed: 0, failed: 0 };
for (const [name, steps] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const step of steps) {
    process.stdout.write(`\n── ${name}${step.words === name ? "" : `: ${step.words}`} ──\n`);
    const started = performance.now();
    const { passed, failed, skipped } = await runStep(step);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(`${step.words.padEnd(12)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped ${seconds.padStart(8)} s`);
  }
}
process.stdout.write(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
