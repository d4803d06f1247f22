import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { closeUnanswered } from "@/lib/dossiers/jobs/close-unanswered";
import { type ActorOf, mintActor } from "@/lib/identity/actor";
import { vietnamDay } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { eventsOf } from "@/tests/integration/agency/agency-world";
import { type AlertWorld, alertWorld, CLAIMED, forget, pastOf, RECEPTION_DAY } from "@/tests/integration/notifications/alert-world";

let world: AlertWorld;
beforeAll(async () => {
  world = await alertWorld();
});
beforeEach(async () => {
  await forget(world.owner);
  world.catcher.mailbox.empty();
});
afterAll(() => world.close());

const official = () => world.officials[0] ?? world.stranger;
const citizen = (): ActorOf<"CITIZEN"> => mintActor({ kind: "CITIZEN", id: asId<"person">(world.citizens.withMail.id), name: world.citizens.withMail.name, assuranceLevel: 2 });
/** Asked on 1/12/2026 with the procedure's 30 days: until the end of 31/12/2026. */
const LAST_DAY = "2026-12-31";

/** A dossier whose holder asked for a supplement by the live command. */
async function asked(): Promise<{ id: string; version: number }> {
  const { id, version } = await world.dossier(pastOf(CLAIMED));
  world.liveAt(RECEPTION_DAY, "14:00");
  const [component] = world.version("RESET").components;
  const done = await requestSupplement(official(), {
    dossierId: asId<"dossier">(id), operationId: newId<"operation">(), expectedVersion: version, note: "", lines: [{ componentId: component?.id ?? "", problem: "INCOMPLETE", words: "Nộp bản có dấu." }],
  });
  if (!done.ok) throw new Error(done.refusals[0].words);
  return { id, version: done.value.version };
}

async function stateOf(id: string) {
  const { rows } = await world.owner.query<{ status: string; processing_ended_at: Date | null }>("select status, processing_ended_at from dossier where id = $1", [id]);
  return rows[0];
}

const upload = (dossierId: string) => uploadFile(citizen(), {
  operationId: newId<"operation">(), dossierId: asId<"dossier">(dossierId), expectedVersion: null, purpose: "COMPONENT", componentId: world.version("RESET").components[0]?.id ?? null,
  name: "bo-sung.pdf", bytes: new TextEncoder().encode(`%PDF-1.7\n${dossierId}\n%%EOF`),
});

test("the term is written with the request: its last day by the calendar", async () => {
  const { id } = await asked();
  const last = (await eventsOf(world.owner, id)).at(-1);
  expect(vietnamDay(new Date(String(last?.payload.supplementBy)))).toBe(LAST_DAY);
});

test("closes after the last day, once: stop notice, originals owed back, the rule as author", async () => {
  const { id } = await asked();
  const paper = newId();
  await insertRows(world.owner, "paper", [{ id: paper, dossier_id: id, component_id: null, kind: "ORIGINAL", description: "Giấy khám sức khỏe", count: 1, holder_kind: "AGENCY", holder_id: world.head.agencyId, owed_back: false }]);
  world.liveAt(LAST_DAY, "23:50");
  expect(await closeUnanswered()).toBe(0);
  expect((await stateOf(id))?.status).toBe("AWAITING_SUPPLEMENT");
  world.liveAt("2027-01-01", "00:10");
  const rounds = await Promise.all([closeUnanswered(), closeUnanswered()]);
  expect(rounds.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await closeUnanswered()).toBe(0);
  expect(await stateOf(id)).toMatchObject({ status: "STOPPED", processing_ended_at: new Date("2026-12-31T17:10:00Z") });
  const closings = (await eventsOf(world.owner, id)).filter(({ event }) => event === "CLOSE_UNANSWERED");
  expect(closings).toMatchObject([{ actor_name: "Hệ thống", reason: expect.stringContaining("31/12/2026") }]);
  const { rows } = await world.owner.query("select kind, data ->> 'returned' as returned from issued_form where dossier_id = $1 and kind = 'STOP_NOTICE'", [id]);
  expect(rows).toEqual([{ kind: "STOP_NOTICE", returned: "Giấy khám sức khỏe." }]);
  expect((await world.owner.query("select owed_back from paper where id = $1", [paper])).rows).toEqual([{ owed_back: true }]);
});

test.each([
  ["a file", async (id: string) => void (await upload(id))],
  ["a visit asked for", async (id: string) => {
    await insertRows(world.owner, "pickup_request", [{
      id: newId(), dossier_id: id, office_id: world.clerk.officeId, courier_id: null, status: "REQUESTED", contact_name: "Mai Lan", phone: "0912345678", address_text: "Số 18", commune_code: "13285",
      window_from: "2026-12-30T01:00:00Z", window_to: "2026-12-30T04:00:00Z", created_at: "2026-12-29T01:00:00Z", updated_at: "2026-12-29T01:00:00Z",
    }]);
  }],
])("does not close over %s: the holder is alerted instead, once", async (_what, answer) => {
  const { id } = await asked();
  world.liveAt("2026-12-30");
  await answer(id);
  world.liveAt("2027-01-04");
  expect(await closeUnanswered()).toBe(0);
  expect(await closeUnanswered()).toBe(0);
  expect((await stateOf(id))?.status).toBe("AWAITING_SUPPLEMENT");
  expect(await world.toldTo(official().id)).toMatchObject([{ kind: "CLOSING_HELD", path: `/co-quan/ho-so/${id}` }]);
});

test("what came before the request is no answer to it", async () => {
  const { id } = await asked();
  await insertRows(world.owner, "pickup_request", [{
    id: newId(), dossier_id: id, office_id: world.clerk.officeId, courier_id: null, status: "HANDED_OVER", contact_name: "Mai Lan", phone: "0912345678", address_text: "Số 18", commune_code: "13285",
    window_from: "2026-11-20T01:00:00Z", window_to: "2026-11-20T04:00:00Z", created_at: "2026-11-19T01:00:00Z", updated_at: "2026-11-19T01:00:00Z",
  }]);
  world.liveAt("2027-01-04");
  expect(await closeUnanswered()).toBe(1);
});

test("an answer at the same moment: one of the two wins, the other is told", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id, version } = await asked();
    world.liveAt("2027-01-04");
    const [closed, answered] = await Promise.all([closeUnanswered(), round % 2 === 0 ? upload(id) : acceptSupplement(official(), { dossierId: asId<"dossier">(id), operationId: newId<"operation">(), expectedVersion: version, note: "" })]);
    expect(closed === 1).toBe(!answered.ok);
    expect((await stateOf(id))?.status === "STOPPED").toBe(!answered.ok);
    if (!answered.ok) expect(answered.refusals[0].words).toMatch(/Hệ thống vừa .* lúc|yêu cầu bổ sung|bước này|trạng thái/);
  }
});

test("reminds the applicant three days before the end, once; not who has answered", async () => {
  const { id } = await asked();
  for (const [day, time] of [["2026-12-27", "12:00"], ["2026-12-28", "06:00"], ["2026-12-28", "07:30"], ["2026-12-29", "08:00"]] as const) {
    world.liveAt(day, time);
    await Promise.all([closeUnanswered(), closeUnanswered()]);
    const mails = world.catcher.mailbox.find({ to: "mai.lan@congdan.example" });
    expect(mails).toHaveLength(day === "2026-12-27" || time === "06:00" ? 0 : 1);
  }
  const { rows } = await world.owner.query("select n.fact_key = e.id || ':SUPPLEMENT_ENDING:EMAIL' as of_the_request, n.status from notification n join dossier_event e on e.dossier_id = n.dossier_id and e.event = 'REQUEST_SUPPLEMENT' where n.dossier_id = $1", [id]);
  expect(rows).toEqual([{ of_the_request: true, status: "SENT" }]);
  const other = await asked();
  world.liveAt("2026-12-20");
  await upload(other.id);
  world.liveAt("2026-12-29");
  await closeUnanswered();
  expect(world.catcher.mailbox.find({ to: "mai.lan@congdan.example" })).toHaveLength(1);
});
