import { afterAll, beforeAll, expect, test } from "vitest";
import { grantDossier } from "@/lib/dossiers/commands/decide-dossier";
import { followDossierEvent } from "@/lib/dossiers/jobs";
import { rebuildClocks, writeClock } from "@/lib/dossiers/jobs/write-clocks";
import { visitor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { resolutionReport } from "@/lib/statistics/queries";
import { eventsOf, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";
import { type AlertWorld, alertWorld, CLAIMED, DUE_DAY, pastOf, RECEPTION_DAY } from "@/tests/integration/notifications/alert-world";

let world: AlertWorld;
beforeAll(async () => {
  world = await alertWorld();
});
afterAll(() => world.close());

const clockOf = async (id: string) => (await world.owner.query("select * from dossier_clock where dossier_id = $1", [id])).rows;

test("the worker writes the clocks when processing ends, once, and not while it is open", async () => {
  const { id, version } = await world.dossier(pastOf(CLAIMED));
  await writeClock(id);
  expect(await clockOf(id)).toEqual([]);
  await world.attachResult(id);
  world.liveAt(workingDayAfter(RECEPTION_DAY, 2), "09:00");
  const [official = world.stranger] = world.officials;
  const done = await grantDossier(official, { dossierId: asId<"dossier">(id), operationId: newId<"operation">(), expectedVersion: version, result: "Thẻ số 1", copies: 1 });
  expect(done.ok).toBe(true);
  const job = { dossierId: id, eventId: (await eventsOf(world.owner, id)).at(-1)?.id ?? "" };
  await Promise.all([followDossierEvent(job), writeClock(id)]);
  const [clock, ...more] = await clockOf(id);
  expect(more).toEqual([]);
  // Received at 09:02 on day 0, granted at 09:00 on day 2: two working days but two minutes.
  expect(clock).toMatchObject({ agency_minutes: 958, citizen_minutes: 0, agency_term_minutes: 958 });
});

test("who keeps the result after the decision has that time, outside the term; worker, loader and rebuild agree", async () => {
  const returned = await world.dossier([...pastOf([...CLAIMED, "ATTACH_RESULT", "GRANT"]), ...pastSteps(["DISPATCH_RESULT"], workingDayAfter(RECEPTION_DAY, 3), world.officials[0]), ...pastSteps(["DELIVER_RESULT"], workingDayAfter(RECEPTION_DAY, 6), world.officials[0])]);
  const [loaded] = await clockOf(returned.id);
  expect(loaded.agency_minutes).toBeGreaterThan(loaded.agency_term_minutes + 2 * 480);
  expect(loaded.post_minutes).toBeGreaterThanOrEqual(3 * 480);
  await world.owner.query("delete from dossier_clock where dossier_id = $1", [returned.id]);
  await writeClock(returned.id);
  expect(await clockOf(returned.id)).toEqual([loaded]);
  await world.owner.query("update dossier_clock set post_minutes = 1, term_minutes = null");
  expect(await rebuildClocks()).toBeGreaterThan(1);
  expect(await clockOf(returned.id)).toEqual([loaded]);
});

test("late says whose: the agency's own days, or the applicant's under NONE; the figures add up", async () => {
  const late = workingDayAfter(DUE_DAY, 1);
  const decided = (day: string) => pastSteps(["ATTACH_RESULT", "GRANT"], day, world.officials[0]);
  await world.dossier([...pastOf(CLAIMED), ...decided(late)]);
  const waited = pastSteps(["REQUEST_SUPPLEMENT"], workingDayAfter(RECEPTION_DAY, 1), world.officials[0]);
  const answered = pastSteps(["ACCEPT_SUPPLEMENT"], workingDayAfter(RECEPTION_DAY, 8));
  await world.dossier([...pastOf(CLAIMED), ...waited, ...answered, ...decided(late)], { policy: "NONE" });
  const { total, agencies } = await resolutionReport(visitor(), { from: "2026-12-01", to: "2026-12-31", asOf: "2026-12-31" });
  expect(total.late).toBe(2);
  expect(total.lateBy).toEqual({ byAgency: 1, byOthers: 1, unknown: 0 });
  expect(agencies[0]?.lateBy).toEqual(total.lateBy);
  expect(total.workingDays.dossiers).toBe(total.resolved);
  expect(total.workingDays.CITIZEN.average).toBeGreaterThan(0);
});
