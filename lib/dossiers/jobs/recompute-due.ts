import { createHash } from "node:crypto";
import type { PgBoss } from "pg-boss";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { recordAudit } from "@/lib/audit/record-audit";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { dueColumns } from "@/lib/dossiers/due-change";
import { dueBy, OPEN_TERMS, TERM_FACTS } from "@/lib/dossiers/open-term";
import { systemActor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import { asId, type DossierId, type OperationId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";

/** Dossiers whose ids are read at a time; each is moved in a transaction of its own, so that a kill loses at most one. */
const BATCH = 200;
/** A reception that began before the calendar was published and ended after the walk is met by a second one. */
const LATECOMERS_AFTER_SECONDS = 60;
const NOT_YET = "00000000-0000-0000-0000-000000000000";

export type Recomputed = Readonly<{ version: string; recomputed: number; moved: number; uncounted: number; unfinished: number }>;
type Outcome = "MOVED" | "SAME_DATE" | "ALREADY" | "UNCOUNTED" | "SOMEBODY_FASTER";

/** The operation of one dossier's recomputation by one version: the same again whenever it is tried (a UUIDv8 of both). */
export function recomputeOperation(version: string, dossierId: string): OperationId {
  const bytes = createHash("sha256").update(`RECOMPUTE_DUE ${version} ${dossierId}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return asId<"operation">([hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-"));
}

async function versionInForce(): Promise<string | null> {
  return transactAsJobs(async (tx) => {
    const last = await tx.calendarVersion.findFirst({ where: { publishedAt: { not: null } }, orderBy: { publishedAt: "desc" }, select: { version: true } });
    return last?.version ?? null;
  });
}

/** Counts one dossier by the version: its event, its columns and its notice's job in one transaction. What the receipt promised stays. */
async function recompute(permitted: Permit<"dossier.recompute-due">, id: string, version: string): Promise<Outcome> {
  return transactAsJobs(async (tx): Promise<Outcome> => {
    const facts = await tx.dossier.findFirst({
      where: { AND: [{ id }, dossiersVisibleTo(permitted.actor), OPEN_TERMS, { NOT: { calendarVersion: version } }] }, select: TERM_FACTS,
    });
    if (!facts) return "ALREADY";
    const calendar = await calendarOfVersion(permitted, tx, version, facts);
    const due = calendar.ok ? dueBy(calendar.value, facts) : calendar;
    if (!due.ok) {
      log.error("due date not recomputed", new Error(`${id}: ${due.refusals[0].words}`));
      return "UNCOUNTED";
    }
    const { columns, payload } = dueColumns(facts, due.value);
    const moved = await moveDossier<"RECOMPUTE_DUE">(permitted, tx, {
      dossierId: asId<"dossier">(id) satisfies DossierId, event: "RECOMPUTE_DUE", operationId: recomputeOperation(version, id), expectedVersion: facts.version, at: now(),
      payload: { calendarVersion: version, ...payload }, changes: () => ({ ...columns, calendarVersion: version }),
    });
    if (!moved.ok) return "SOMEBODY_FASTER";
    return payload.dueBefore === payload.dueAt ? "SAME_DATE" : "MOVED";
  });
}

/** Ids of open dossiers not yet counted by the version, after this one. */
async function nextBatch(permitted: Permit<"dossier.recompute-due">, version: string, after: string): Promise<string[]> {
  const rows = await transactAsJobs((tx) => tx.dossier.findMany({
    where: { AND: [dossiersVisibleTo(permitted.actor), OPEN_TERMS, { NOT: { calendarVersion: version } }, { id: { gt: after } }] },
    select: { id: true }, orderBy: { id: "asc" }, take: BATCH,
  }));
  return rows.map(({ id }) => id);
}

/**
 * Recomputes the due dates of all open dossiers by the calendar in force. May be killed and run again at any moment: a dossier
 * that is on the version already is passed by. Dossiers that the calendar cannot count keep their date and are told in the log.
 * @param atMost stops after so many dossiers (tests cut a run in half)
 * @returns what this run did; `unfinished` were changed by somebody meanwhile and are met by the next run
 */
export async function recomputeDue(job: Jobs["calendar-published"], atMost = Infinity): Promise<Recomputed> {
  const permitted = permit(systemActor(), "dossier.recompute-due");
  const version = await versionInForce();
  const done = { version: version ?? job.version, recomputed: 0, moved: 0, uncounted: 0, unfinished: 0 };
  // A newer calendar has its own job, which counts everything once instead of twice.
  if (version !== job.version) return done;
  for (let after = NOT_YET; ;) {
    const ids = await nextBatch(permitted, version, after);
    for (const id of ids) {
      if (done.recomputed >= atMost) return done;
      let outcome = await recompute(permitted, id, version);
      if (outcome === "SOMEBODY_FASTER") outcome = await recompute(permitted, id, version);
      if (outcome === "UNCOUNTED") done.uncounted++;
      if (outcome === "SOMEBODY_FASTER") done.unfinished++;
      if (outcome === "MOVED" || outcome === "SAME_DATE") done.recomputed++;
      if (outcome === "MOVED") done.moved++;
    }
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
  }
  if (done.recomputed > 0) await tellAudit(done);
  return done;
}

/** The chain of the calendar tells what its publication did to dossiers, by whose rule. */
async function tellAudit({ version, recomputed, moved, uncounted, unfinished }: Recomputed): Promise<void> {
  await transactAsJobs((tx) => recordAudit(tx, {
    stream: "calendar", event: "CALENDAR_APPLIED", actor: systemActor(), payload: { version, recomputed, moved, uncounted, unfinished }, at: now(),
  }));
}

/** Lets the worker recompute due dates when a calendar is published, once more a minute later, and what a kill left when it starts. */
export async function recomputeDueDates(queue: PgBoss): Promise<string> {
  const handler = await queue.work("calendar-published", { pollingIntervalSeconds: 2 }, async (jobs: readonly Readonly<{ data: Jobs["calendar-published"] }>[]) => {
    for (const { data } of jobs) {
      const { version, recomputed, moved, unfinished } = await recomputeDue(data);
      log.info(`calendar ${version}: ${recomputed} due dates recomputed, ${moved} moved, ${unfinished} left`);
      if (recomputed > 0 || unfinished > 0) await queue.send("calendar-published", data, { singletonKey: "latecomers", startAfter: LATECOMERS_AFTER_SECONDS });
    }
  });
  return handler;
}
