import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimDossier } from "@/lib/dossiers/commands/hold-dossier";
import { grantDossier } from "@/lib/dossiers/commands/decide-dossier";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import type { PastAct } from "@/lib/dossiers/replay";
import { setClock } from "@/lib/platform/clock";
import { vietnamMoment } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import type { Result } from "@/lib/platform/result";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { type Counters, dossierRows } from "@/prisma/seed/dossier-rows";
import { storeSampleResult } from "@/prisma/seed/sample-result";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { seedFoundation } from "@/prisma/seed/seed";
import { World } from "@/tests/factories";
import { useDatabase, useStorage } from "@/tests/seeded-database";
import { freshDatabase, type TestDatabase } from "@/tests/setup/database";

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals.map(({ words }) => words).join(" | "));
  return result.value;
}

type EventRow = Readonly<{
  seq: number; event: string; from_status: string | null; to_status: string; version_before: number; version_after: number; actor_kind: string; actor_id: string;
  actor_name: string; reason: string | null; payload: Record<string, unknown>; operation_id: string; occurred_at: Date; prev_hash: string; hash: string;
}>;

describe("the bulk path", () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let world: World;
  const storage = useStorage();

  beforeAll(async () => {
    database = await freshDatabase();
    await useDatabase(database);
    owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
    await seedFoundation(owner);
    world = await World.open(database);
  });
  afterAll(async () => {
    setClock();
    await world.close();
    await owner.end();
    await closeQueue();
    await closeDatabase();
    await database.drop();
    storage.remove();
  });

  it("yields the rows that live commands left: same columns, same chain", async () => {
    const { clerk, official } = world.cast;
    const { bytes } = await storeSampleResult(owner);
    const made = await world.dossier("AT_COUNTER", { returnMethod: "COUNTER", begunAt: vietnamMoment("2026-11-16", "08:00") });
    const at = async <T>(moment: Date, act: (fields: { operationId: ReturnType<typeof newId<"operation">>; dossierId: typeof made.id; expectedVersion: number }) => Promise<Result<T>>): Promise<T> => {
      setClock(() => moment);
      const { rows: [row] } = await owner.query<{ version: number }>("select version from dossier where id = $1", [made.id]);
      return must(await act({ operationId: newId<"operation">(), dossierId: made.id, expectedVersion: row?.version ?? 0 }));
    };
    const lines = world.version.components.filter(({ kind }) => kind !== "NOTE").map((component) => ({
      componentId: component.id, answer: "FILED" as const, originals: 1, certifiedCopies: 0, photocopies: 0, note: "",
    }));
    await owner.query("update pickup_request set status = 'HANDED_OVER' where dossier_id = $1", [made.id]);
    await at(vietnamMoment("2026-11-16", "14:00"), (act) => receiveDossier(clerk, { ...act, lines }));
    await at(vietnamMoment("2026-11-17", "08:00"), (act) => claimDossier(official, act));
    await at(vietnamMoment("2026-11-19", "09:00"), (act) => uploadFile(official, { ...act, purpose: "RESULT", componentId: null, name: "ket-qua.pdf", bytes }));
    await at(vietnamMoment("2026-11-19", "09:05"), (act) => grantDossier(official, { ...act, result: "Thẻ số 1 ngày 19/11/2026", copies: 1 }));

    const { rows: events } = await owner.query<EventRow>("select * from dossier_event where dossier_id = $1 order by seq", [made.id]);
    const { rows: [live] } = await owner.query("select * from dossier where id = $1", [made.id]);
    const acts = events.map((row): PastAct => ({
      event: row.event as PastAct["event"], at: row.occurred_at, operationId: row.operation_id, payload: row.payload as NonNullable<PastAct["payload"]>,
      actor: { kind: row.actor_kind as PastAct["actor"]["kind"], id: row.actor_id, name: row.actor_name }, ...(row.reason === null ? {} : { reason: row.reason }),
    }));
    const counters: Counters = new Map([[`${live.code_unit} 2026-11-16`, { unit: live.code_unit, day: "2026-11-16", last: live.code_serial - 1 }]]);
    const { rows: [agency] } = await owner.query<{ code: string }>("select code from agency where id = $1", [live.agency_id]);
    const bulk = dossierRows({
      id: made.id, applicant: { id: live.applicant_id, name: live.applicant_name }, agency: { id: live.agency_id, code: agency?.code ?? "" }, officeId: live.office_id,
      provinceCode: live.province_code, procedure: { code: live.procedure_code, name: world.version.name, versionId: live.procedure_version_id, caseId: live.case_id },
      channel: live.channel, returnMethod: live.return_method, returnAddress: live.return_address, returnCommuneCode: live.return_commune_code, formData: live.form_data,
      term: world.version.termBy(live.channel), acts,
    }, vietnamCalendar(), counters);

    const { submission_code: _own, search_text: _words, ...columns } = bulk.dossier;
    for (const [column, value] of Object.entries(columns)) {
      const wanted = live[column] instanceof Date && typeof value === "string" ? new Date(`${value}T00:00:00`) : live[column];
      expect(String(value), column).toBe(column === "code_day" ? "2026-11-16" : typeof wanted === "object" && !(wanted instanceof Date) ? String(value) : column === "term_value" ? String(Number(wanted)) : String(wanted));
    }
    expect(bulk.dossier.form_data).toEqual(live.form_data);
    expect(bulk.events.map(({ id: _id, dossier_id: _dossier, ...event }) => event)).toEqual(
      events.map(({ seq, event, from_status, to_status, version_before, version_after, actor_kind, actor_id, actor_name, reason, payload, operation_id, occurred_at, prev_hash, hash }) => ({
        seq, event, from_status, to_status, version_before, version_after, actor_kind, actor_id, actor_name, reason, payload, operation_id, occurred_at, prev_hash, hash,
      })),
    );
  });
});
