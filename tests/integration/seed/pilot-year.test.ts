import type pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { visitor } from "@/lib/identity/actor";
import { vietnamDay } from "@/lib/platform/format";
import { resolutionReport } from "@/lib/statistics/queries";
import { eventHash } from "@/lib/dossiers/event-record";
import { openPilotYear, PILOT_YEAR } from "@/tests/pilot-year";

describe("the pilot's year in the database", () => {
  let owner: pg.Client;

  beforeAll(async () => {
    const opened = await openPilotYear();
    ({ owner } = opened);
    return opened.close;
  });

  it("reads 1,700 received, 1,479 early, 168 on time, 21 late, 32 in progress, and adds up over six agencies", async () => {
    const { total, agencies } = await resolutionReport(visitor(), PILOT_YEAR);
    expect(total).toMatchObject({ received: 1700, resolved: 1668, early: 1479, onTime: 168, late: 21, inProgress: 32, online: 1700, carriedOver: 0 });
    expect(agencies).toHaveLength(6);
    for (const key of ["received", "resolved", "early", "onTime", "late", "inProgress"] as const) {
      expect(agencies.reduce((sum, agency) => sum + agency[key], 0)).toBe(total[key]);
    }
  });

  it("knows the clocks of every resolved dossier, per agency as one sum with the whole, and whose time made 21 late", async () => {
    const { total, agencies } = await resolutionReport(visitor(), PILOT_YEAR);
    expect(total.workingDays.dossiers).toBe(1668);
    expect(agencies.reduce((sum, { workingDays }) => sum + workingDays.dossiers, 0)).toBe(1668);
    // Received at the counter by the clerk himself, decided by the agency: nothing waited for the applicant.
    expect(total.workingDays.CITIZEN).toEqual({ average: 0, median: 0 });
    expect(total.workingDays.AGENCY.average).toBeGreaterThan(total.workingDays.POST.average ?? Infinity);
    expect(total.lateBy).toEqual({ byAgency: 21, byOthers: 0, unknown: 0 });
    expect(agencies.reduce((sum, { lateBy }) => sum + lateBy.byAgency, 0)).toBe(21);
    const { rows: [plain] } = await owner.query<{ average: string; median: string }>(
      `select round(avg(agency_minutes) / 480, 1) as average, floor(percentile_disc(0.5) within group (order by agency_minutes) / 48.0) / 10 as median
       from dossier_clock c join dossier d on d.id = c.dossier_id where d.processing_ended_at < '2024-01-01T00:00:00+07:00'`,
    );
    expect(total.workingDays.AGENCY).toEqual({ average: Number(plain?.average), median: Number(plain?.median) });
  });

  it("claims nothing for the post: filed online, fetched at the counter, not one item", async () => {
    const { post } = await resolutionReport(visitor(), PILOT_YEAR);
    expect(post.total).toMatchObject({ received: 1700, receivedByPost: 0, receivedUnproven: 0, returnedByPost: 0, returnedUnproven: 0, bothWays: 0 });
    // Each agency's own: together the whole, whichever year a result was fetched in.
    for (const key of ["received", "returned"] as const) expect(post.agencies.reduce((sum, agency) => sum + agency[key], 0)).toBe(post.total[key]);
  });

  it("carries over into 2024 what was in progress at the end of the year", async () => {
    const next = await resolutionReport(visitor(), { from: "2024-01-01", to: "2024-12-31", asOf: "2024-12-31" });
    expect(next.total).toMatchObject({ received: 0, carriedOver: 32, resolved: 32, inProgress: 0 });
  });

  it("follows a dossier whose end is moved by its events: one early becomes one late", async () => {
    const { rows: [dossier] } = await owner.query<{ id: string; due_at: Date }>(
      `select d.id, d.due_at from dossier d where d.outcome = 'GRANTED' and d.processing_ended_at < d.due_at - interval '2 days' and d.due_at < '2023-11-01' order by d.code limit 1`,
    );
    if (!dossier) throw new Error("No early dossier");
    const { rows: events } = await owner.query(
      `select event, seq, dossier_id as "dossierId", from_status as "fromStatus", to_status as "toStatus", version_before as "versionBefore", version_after as "versionAfter",
        actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", reason, payload, operation_id as "operationId", occurred_at as "occurredAt", prev_hash as "prevHash"
       from dossier_event where dossier_id = $1 order by seq`,
      [dossier.id],
    );
    // The same chain with the decision and what follows it five days after the due day, hashed anew.
    let prevHash: string = events[0].prevHash;
    const late = new Date(dossier.due_at.getTime() + 5 * 86_400_000);
    for (const { prevHash: _before, ...event } of events) {
      const occurredAt = ["ATTACH_RESULT", "GRANT", "RETURN_AT_COUNTER"].includes(event.event) ? late : event.occurredAt;
      const hash = eventHash(prevHash, { ...event, occurredAt });
      await owner.query("update dossier_event set occurred_at = $1, prev_hash = $2, hash = $3 where dossier_id = $4 and seq = $5", [occurredAt, prevHash, hash, dossier.id, event.seq]);
      prevHash = hash;
    }
    await owner.query("update dossier set processing_ended_at = (select occurred_at from dossier_event e where e.dossier_id = dossier.id and e.event = 'GRANT') where id = $1", [dossier.id]);
    expect(vietnamDay(late) > vietnamDay(dossier.due_at)).toBe(true);
    const { total } = await resolutionReport(visitor(), PILOT_YEAR);
    expect(total).toMatchObject({ received: 1700, resolved: 1668, early: 1478, onTime: 168, late: 22, inProgress: 32 });
  });
});
