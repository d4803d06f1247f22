import { createReadStream } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import type pg from "pg";
import { vietnamMoment } from "@/lib/platform/format";
import { readProcedureLine } from "@/lib/procedures/import";
import { importReportText } from "@/lib/procedures/import-report";
import { importProcedures, storeCuratedProcedures } from "@/lib/procedures/jobs";
import { CHANNELS, type Procedure, UNCURATED } from "@/lib/procedures/procedure";
import { NINH_BINH_FROM, PILOT_FROM } from "@/prisma/seed/data/agencies/agencies";
import { AGENCY_PROCEDURES } from "@/prisma/seed/data/agencies/agency-procedures";
import { CURATED_PROCEDURES } from "@/prisma/seed/data/procedures/curated";
import { PILOT_PROCEDURES } from "@/prisma/seed/data/procedures/pilot";
import { insertRows } from "@/prisma/seed/insert-rows";
import { idOf, type Places } from "@/prisma/seed/reference";

const NATIONAL = path.join(import.meta.dirname, "data/procedures/national-procedures.jsonl");
/** The national catalogue's file is of July 2026. */
const NATIONAL_DAY = "2026-07-15";

async function nationalLines(): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readline.createInterface({ input: createReadStream(NATIONAL) })) lines.push(line);
  return lines;
}

/** What is filed here now: the procedures curated by hand, and those of the pilot that only the national list describes. */
function fileable(lines: readonly string[]): Procedure[] {
  const curated: Procedure[] = [...CURATED_PROCEDURES];
  const have = new Set(curated.map(({ code }) => code));
  const missing = new Set<string>(PILOT_PROCEDURES.map(({ procedureCode }) => procedureCode).filter((code) => !have.has(code)));
  for (const [index, line] of lines.entries()) {
    const read = missing.size === 0 ? null : readProcedureLine(line, index + 1);
    if (read?.outcome !== "TAKEN" || !missing.delete(read.procedure.code)) continue;
    curated.push({ ...read.procedure, ...UNCURATED });
  }
  if (missing.size > 0) throw new Error(`Pilot procedures that nothing describes: ${[...missing].join(", ")}`);
  return curated;
}

/** The pilot's procedures as they were in 2023: the limits of that year on every channel, decided by the official. */
function ofThePilot(procedures: readonly Procedure[]): Procedure[] {
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  return PILOT_PROCEDURES.flatMap(({ procedureCode, limitValue, limitUnit }) => {
    const procedure = byCode.get(procedureCode);
    return procedure ? [{ ...procedure, channels: CHANNELS.map((channel) => ({ channel, limitValue, limitUnit, feeText: "" })), signOff: false }] : [];
  });
}

/**
 * The catalogue with its history: the pilot's versions of 2023, today's curated ones, the national list; and which agency takes
 * which procedure, by post or not.
 * @returns the report of the national import, in words
 */
export async function seedProcedures(client: pg.ClientBase, { agencies }: Places): Promise<string> {
  const lines = await nationalLines();
  const procedures = fileable(lines);
  await storeCuratedProcedures(client, ofThePilot(procedures), PILOT_FROM);
  await storeCuratedProcedures(client, procedures, NINH_BINH_FROM);
  const report = await importProcedures(client, lines, vietnamMoment(NATIONAL_DAY));
  await insertRows(client, "agency_procedure", AGENCY_PROCEDURES.map((entry) => ({
    agency_id: idOf(agencies, entry.agencyCode), procedure_code: entry.procedureCode, by_post: entry.byPost, effective_from: entry.effectiveFrom,
    effective_to: entry.effectiveTo, note: entry.note,
  })));
  return importReportText(report);
}
