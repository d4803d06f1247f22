import fs from "node:fs";
import { parseArgs } from "node:util";
import { withDatabase } from "@/scripts/with-database";

/**
 * `npm run bench -- --dossiers 100000` measures the product beside its floors and prints a table of ratios. `--quick` is short and
 * leaves out the pages when there is no fresh build; `--no-pages` always does. `--only TEXT`: what has it in its name. `--json FILE`.
 * `npm run -s bench -- due`: due dates per second; `npm run -s bench -- counter`: the clerk's
 * actions and the server's time for a usual dossier, by a real browser; then 200 receptions at once.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dossiers: { type: "string" }, quick: { type: "boolean", default: false }, "no-pages": { type: "boolean", default: false },
    json: { type: "string" }, only: { type: "string" },
  },
});
const say = (line: string) => process.stderr.write(`${line}\n`);
const FEWEST = 500;

function dossiersOr(usual: number): number {
  const dossiers = Number(values.dossiers ?? usual);
  if (!Number.isInteger(dossiers) || dossiers < FEWEST) throw new Error(`--dossiers phải là số nguyên từ ${FEWEST} trở lên.`);
  return dossiers;
}

function give(json: object, text = `${JSON.stringify(json, null, 2)}\n`): void {
  if (values.json !== undefined) fs.writeFileSync(values.json, `${JSON.stringify(json, null, 2)}\n`);
  process.stdout.write(text);
}

async function main(): Promise<void> {
  const [what = "all"] = positionals;
  if (what === "due") {
    const { benchDue } = await import("@/tests/bench/due");
    return give(benchDue());
  }
  if (what === "counter") {
    const { benchCounter } = await import("@/tests/bench/counter");
    const { benchDesk, deskReport } = await import("@/tests/bench/desk");
    const [desk, rush] = await withDatabase(async (urls) => [await benchDesk(urls, dossiersOr(2000), say), await benchCounter(urls, dossiersOr(2000), say)] as const, { migrated: false });
    if (!desk.holds) process.exitCode = 1;
    return give({ desk, rush }, `${deskReport(desk)}${JSON.stringify({ desk: { actions: desk.actions, serverMs: desk.serverMs, processorMs: desk.processorMs, takingInMs: desk.takingInMs, verdictMs: desk.verdictMs, behind: desk.behind, load: desk.load, least: desk.least }, rush }, null, 2)}\n`);
  }
  const { measureAll } = await import("@/tests/bench/measure");
  const { tableOf } = await import("@/tests/bench/report");
  const dossiers = dossiersOr(100_000);
  const options = { dossiers, quick: values.quick, only: values.only, pages: !values["no-pages"], log: say };
  const comparisons = await withDatabase((urls) => measureAll(urls, options), { migrated: false });
  give({ dossiers, comparisons }, tableOf(comparisons));
}

await main();
