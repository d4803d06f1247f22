import fs from "node:fs";
import { parseArgs } from "node:util";
import { withDatabase } from "@/scripts/with-database";
import type { Comparison } from "@/tests/bench/compare";
import { tableOf } from "@/tests/bench/report";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dossiers: { type: "string", default: "100000" }, quick: { type: "boolean", default: false }, json: { type: "string" }, only: { type: "string" }, "no-pages": { type: "boolean", default: false } },
});
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  if (positionals[0] === "due") {
    const { benchDue } = await import("@/tests/bench/due");
    return give(benchDue(), `${JSON.stringify(benchDue(), null, 2)}\n`);
  }
  const dossiers = Number(values.dossiers);
  if (!Number.isInteger(dossiers) || dossiers < 500) throw new Error("--dossiers là một số nguyên từ 500.");
  const { measureAll } = await import("@/tests/bench/measure");
  const comparisons: Comparison[] = await withDatabase((urls) => measureAll(urls, { dossiers, quick: values.quick, only: values.only, pages: !values["no-pages"], log: say }), { migrated: false });
  give({ dossiers, comparisons }, tableOf(comparisons));
}

function give(json: object, text: string): void {
  if (values.json !== undefined) fs.writeFileSync(values.json, `${JSON.stringify(json, null, 2)}\n`);
  process.stdout.write(text);
}

await main();
