import type pg from "pg";
import { vietnamDay } from "@/lib/platform/format";
import { sha256 } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import { canonicalNationalText, canonicalText, diffNational } from "@/lib/procedures/difference";
import { type LineTaken, readProcedureLines } from "@/lib/procedures/import";
import { countRefused, countTaken, emptyReport, type ImportReport, type TakenFate } from "@/lib/procedures/import-report";
import { type NationalProcedure, type Procedure, UNCURATED } from "@/lib/procedures/procedure";
import { catalogueRows, nationalOfStored, STORED_VERSIONS_SQL, type StoredVersion, type VersionToStore } from "@/lib/procedures/stored";

/*
 * What command-line tools do to the catalogue under the owner's login: reference data has no actor and no row policies,
 * and the web's role cannot write it.
 */

type Current = Readonly<{ code: string; id: string; version_number: number; content_hash: string; curated: boolean; content: StoredVersion }>;
type Stored = ReadonlyMap<string, Current>;

const BATCH = 200;

/**
 * Brings a national catalogue file into the database, in one transaction: each line upserted by code, a changed one as a new
 * version in force from the day of `at`; what was curated by hand is kept and the difference told.
 * @param client connected as the owner of the tables
 * @param lines read one by one, so that a file of any length is streamed
 * @returns the account of every line
 * @throws when the database or the reading of `lines` fails; nothing of the file is kept then
 */
export async function importProcedures(client: pg.ClientBase, lines: Iterable<string>, at: Date): Promise<ImportReport> {
  let report = emptyReport();
  let batch: LineTaken[] = [];
  const flush = async () => {
    const fates = await storeLines(client, batch, vietnamDay(at));
    for (const [index, line] of batch.entries()) {
      const fate = fates[index];
      if (fate) report = countTaken(report, { code: line.procedure.code, name: line.procedure.name, flags: line.flags }, fate);
    }
    batch = [];
  };
  await client.query("begin");
  try {
    for (const outcome of readProcedureLines(lines)) {
      if (outcome.outcome === "REFUSED") report = countRefused(report, outcome);
      else batch.push(outcome);
      if (batch.length === BATCH) await flush();
    }
    await flush();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
  return report;
}

/**
 * Stores procedures curated by hand; they may be filed in the portal from then on. Unchanged ones make no new version.
 * Runs inside the caller's transaction, if there is one.
 * @param effectiveFrom `YYYY-MM-DD` in Vietnam
 */
export async function storeCuratedProcedures(client: pg.ClientBase, procedures: readonly Procedure[], effectiveFrom: string): Promise<{ stored: number; unchanged: number }> {
  const known = await currentVersions(client, procedures.map(({ code }) => code));
  const entries = procedures.flatMap((procedure): VersionToStore[] => {
    const contentHash = sha256(canonicalText(procedure));
    const current = known.get(procedure.code);
    if (current?.curated === true && current.content_hash === contentHash) return [];
    return [{ id: newId(), versionNumber: (current?.version_number ?? 0) + 1, effectiveFrom, procedure, reviewFlags: [], curated: true, contentHash }];
  });
  await insertVersions(client, entries);
  return { stored: entries.length, unchanged: procedures.length - entries.length };
}

async function storeLines(client: pg.ClientBase, batch: readonly LineTaken[], day: string): Promise<TakenFate[]> {
  if (batch.length === 0) return [];
  const known = await currentVersions(client, batch.map(({ procedure }) => procedure.code));
  const entries: VersionToStore[] = [];
  const fates = batch.map(({ procedure, flags }): TakenFate => {
    const plain = nationalOnly(procedure);
    const contentHash = sha256(canonicalNationalText(plain));
    const current = known.get(plain.code);
    const fate = fateOf(plain, contentHash, current);
    if (fate.fate === "ADDED" || fate.fate === "CHANGED") {
      entries.push({
        id: newId(), versionNumber: (current?.version_number ?? 0) + 1, effectiveFrom: day, procedure: { ...plain, ...UNCURATED },
        reviewFlags: [...new Set(flags.map(({ flag }) => flag))], curated: false, contentHash,
      });
    }
    return fate;
  });
  await insertVersions(client, entries);
  return fates;
}

function fateOf(line: NationalProcedure, contentHash: string, current: Current | undefined): TakenFate {
  if (!current) return { fate: "ADDED" };
  if (!current.curated && current.content_hash === contentHash) return { fate: "UNCHANGED" };
  const difference = diffNational(nationalOfStored(line.code, current.content), line);
  const parts = difference === "UNCHANGED" ? [] : difference;
  return current.curated ? { fate: "KEPT_CURATED", parts } : { fate: "CHANGED", parts };
}

/** Without what the reading of fee texts added to the channels: the amount is a reading, the text is the content. */
function nationalOnly(procedure: LineTaken["procedure"]): NationalProcedure {
  return {
    ...procedure,
    channels: procedure.channels.map(({ channel, limitValue, limitUnit, feeText }) => ({ channel, limitValue, limitUnit, feeText })),
  };
}

async function currentVersions(client: pg.ClientBase, codes: readonly string[]): Promise<Stored> {
  const { rows } = await client.query<Current>(STORED_VERSIONS_SQL, [codes]);
  return new Map(rows.map((row) => [row.code, row]));
}

/** Writes versions with all that hangs on them, makes them current and closes the ones before, the day before they begin. */
async function insertVersions(client: pg.ClientBase, entries: readonly VersionToStore[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = catalogueRows(entries, () => newId());
  await client.query(
    `insert into procedure (code, name, field, level, search_text, fileable, post_channel)
     select code, name, field, level, search_text, fileable, post_channel from jsonb_populate_recordset(null::procedure, $1::jsonb)
     on conflict (code) do update set name = excluded.name, field = excluded.field, level = excluded.level, search_text = excluded.search_text,
       fileable = excluded.fileable, post_channel = excluded.post_channel`,
    [JSON.stringify(rows.procedures)],
  );
  await client.query(
    `update procedure_version v set effective_to = greatest(v.effective_from, n.effective_from - 1)
     from jsonb_populate_recordset(null::procedure_version, $1::jsonb) n
     where v.procedure_code = n.procedure_code and v.effective_to is null`,
    [JSON.stringify(rows.versions)],
  );
  await insertAll(client, "procedure_version", rows.versions);
  await insertAll(client, "procedure_channel", rows.channels);
  await insertAll(client, "procedure_case", rows.cases);
  await insertAll(client, "component", rows.components);
  await insertAll(client, "fee_rule", rows.fees);
  await client.query(
    `update procedure p set current_version_id = n.current_version_id
     from jsonb_populate_recordset(null::procedure, $1::jsonb) n where p.code = n.code`,
    [JSON.stringify(rows.procedures)],
  );
}

/** PostgreSQL reads the JSON into the table's own types; columns that the rows do not have take their defaults. */
async function insertAll(client: pg.ClientBase, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map((column) => client.escapeIdentifier(column)).join(", ");
  const name = client.escapeIdentifier(table);
  await client.query(`insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [JSON.stringify(rows)]);
}
