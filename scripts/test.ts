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

/**
 * `beside`: such steps run one after the other while the next other step runs (the browser tests wait for pages more than they compute);
 * what they print comes after.
 */
type Step = Readonly<{ words: string; command: readonly [string, ...string[]]; results?: "vitest" | "playwright"; beside?: true }>;

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
  unit: [{ ...vitest("unit"), beside: true }],
  integration: [{ ...vitest("integration"), beside: true }],
  e2e: [{ words: "e2e", command: [bin("playwright"), "test", "--reporter=list,json"], results: "playwright" }],
  faults: [vitest("faults")],
};

type Ended = Readonly<{ tally: Tally; seconds: number; printed: string }>;

async function runStep(step: Step, quiet: boolean): Promise<Ended> {
  const started = performance.now();
  const resultFile = path.join(OUT, `${step.words}.json`);
  fs.rmSync(resultFile, { force: true });
  const [program, ...args] = step.command;
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: resultFile, NEXT_TELEMETRY_DISABLED: "1", CI: process.env.CI ?? "1" };
  const child = spawn(program, args, { cwd: ROOT, env, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
  const printed: Buffer[] = [];
  child.stdout?.on("data", (part: Buffer) => printed.push(part));
  child.stderr?.on("data", (part: Buffer) => printed.push(part));
  const code = await new Promise<number>((resolve) => {
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
    child.once("error", () => resolve(1));
  });
  const alone: Tally = code === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : { passed: 0, failed: 1, skipped: 0, failures: [] };
  const tally = step.results === undefined ? alone : loadTally(step.results, resultFile, code);
  return { tally, seconds: (performance.now() - started) / 1000, printed: Buffer.concat(printed).toString() };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`Không có phần ${unknown.join(", ")}. Các phần: ${Object.keys(PARTS).join(", ")}\n`);
  process.exit(2);
}
fs.mkdirSync(OUT, { recursive: true });
const lines: string[] = [];
const failures: string[] = [];
const total = { passed: 0, failed: 0 };
const title = (name: string, { words }: Step) => `\n── ${name}${words === name ? "" : `: ${words}`} ──\n`;

function count({ words }: Step, { tally, seconds }: Ended): void {
  const { passed, failed, skipped } = tally;
  failures.push(...tally.failures.map((failure) => `✘ ${words}: ${failure}`));
  total.passed += passed;
  total.failed += failed;
  lines.push(`${words.padEnd(12)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped ${seconds.toFixed(1).padStart(8)} s`);
}

const steps = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name)).flatMap(([name, of]) => of.map((step) => ({ name, step })));
type Named = Readonly<{ name: string; step: Step }>;

async function runBeside(besides: readonly Named[]): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  for (const { step } of besides) ended.push(await runStep(step, true));
  return ended;
}

let waiting: Named[] = [];
for (const [i, { name, step }] of steps.entries()) {
  if (step.beside === true && steps.slice(i + 1).some((later) => later.step.beside !== true)) {
    waiting.push({ name, step });
    continue;
  }
  const besides = waiting;
  waiting = [];
  const running = runBeside(besides);
  process.stdout.write(title(name, step));
  const end = await runStep(step, false);
  for (const [j, besideEnd] of (await running).entries()) {
    const beside = besides[j];
    if (beside === undefined) continue;
    process.stdout.write(title(beside.name, beside.step) + besideEnd.printed);
    count(beside.step, besideEnd);
  }
  count(step, end);
}
if (failures.length > 0) process.stdout.write(`\n${failures.join("\n")}\n`);
process.stdout.write(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
