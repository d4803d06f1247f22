import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { followDossierEvent } from "@/lib/dossiers/jobs";
import { assignDossier } from "@/lib/dossiers/commands/assign-dossier";
import { remindDossier } from "@/lib/dossiers/commands/remind-dossier";
import { watchDeadlines } from "@/lib/dossiers/jobs/watch-deadlines";
import { mailAlerts } from "@/lib/notifications/jobs/staff-alerts";
import { oneAtATime } from "@/lib/platform/rounds";
import { asId, newId, type DossierId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { eventsOf, workingDayAfter } from "@/tests/integration/agency/agency-world";
import { type AlertWorld, alertWorld, CLAIMED, DUE_DAY, forget, pastOf, RECEPTION_DAY } from "@/tests/integration/notifications/alert-world";

let world: AlertWorld;
beforeAll(async () => {
  world = await alertWorld();
});
beforeEach(() => forget(world.owner));
afterEach(() => {
  world.catcher.setFaults({ mode: "none", delay: 0 });
  world.catcher.mailbox.empty();
  process.env.SMTP_URL = world.catcher.smtpUrl;
});
afterAll(() => world.close());

const holder = () => world.officials[0]?.id ?? "";
const kindsOf = async (staffId: string) => (await world.toldTo(staffId)).map(({ kind }) => kind);

test("from three days before to after expiry: each fact once, whatever the number of passes; the head from the due day on", async () => {
  await world.dossier(pastOf(CLAIMED));
  const passes = [-4, -3, -3, -2, -1, 0, 0, 1, 2];
  for (const days of passes) {
    world.liveAt(days === 0 ? DUE_DAY : workingDayAfter(DUE_DAY, days));
    await watchDeadlines();
    await watchDeadlines();
  }
  expect(await kindsOf(holder())).toEqual(["THREE_DAYS", "ONE_DAY", "DUE_TODAY", "OVERDUE"]);
  expect(await kindsOf(world.head.id)).toEqual(["DUE_TODAY", "OVERDUE"]);
});

test("nobody holds it: the head; a closed account is nobody", async () => {
  const unheld = await world.dossier(pastOf(["CREATE_DRAFT", "SUBMIT", "RECEIVE"]));
  world.liveAt(workingDayAfter(DUE_DAY, -1));
  await watchDeadlines();
  expect(await world.toldTo(world.head.id)).toMatchObject([{ kind: "ONE_DAY", dossier_id: unheld.id, path: `/co-quan/ho-so/${unheld.id}` }]);
  await forget(world.owner);
  await world.dossier(pastOf(CLAIMED));
  await world.owner.query("update staff set disabled_at = now() where id = $1", [holder()]);
  await watchDeadlines();
  await world.owner.query("update staff set disabled_at = null where id = $1", [holder()]);
  expect([await kindsOf(holder()), await kindsOf(world.head.id)]).toEqual([[], ["ONE_DAY"]]);
});

test("a due date that moved is a new fact; the one told before stays", async () => {
  const { id } = await world.dossier(pastOf(CLAIMED));
  world.liveAt(DUE_DAY);
  await watchDeadlines();
  const later = workingDayAfter(DUE_DAY, 5);
  await world.owner.query("update dossier set due_at = $2 where id = $1", [id, `${later}T17:00:00+07:00`]);
  await watchDeadlines();
  expect(await kindsOf(holder())).toEqual(["DUE_TODAY"]);
  world.liveAt(later);
  await watchDeadlines();
  expect(await kindsOf(holder())).toEqual(["DUE_TODAY", "DUE_TODAY"]);
});

test("waiting for the applicant: silence under RESET and PAUSE, the term's alerts under NONE", async () => {
  const steps = pastOf([...CLAIMED, "REQUEST_SUPPLEMENT"]);
  const [reset, , none] = [await world.dossier(steps, { policy: "RESET" }), await world.dossier(steps, { policy: "PAUSE" }), await world.dossier(steps, { policy: "NONE" })];
  world.liveAt(workingDayAfter(DUE_DAY, 1));
  await watchDeadlines();
  expect((await world.toldTo(holder())).map(({ dossier_id }) => dossier_id)).toEqual([none?.id]);
  expect(reset?.id).toBeTypeOf("string");
});

test("day 2 of the three in which it must go back; not once anything was done", async () => {
  const untouched = await world.dossier(pastOf(CLAIMED));
  const attached = await world.dossier(pastOf(CLAIMED));
  await world.owner.query("update dossier_event set event = 'ATTACH_RESULT' where dossier_id = $1 and event = 'CREATE_DRAFT'", [attached.id]);
  world.liveAt(workingDayAfter(RECEPTION_DAY, 1));
  await watchDeadlines();
  expect(await world.toldTo(holder())).toEqual([]);
  for (const days of [2, 3]) {
    world.liveAt(workingDayAfter(RECEPTION_DAY, days));
    await watchDeadlines();
  }
  expect(await world.toldTo(holder())).toMatchObject([{ kind: "SUPPLEMENT_RETURN", dossier_id: untouched.id, body: expect.stringContaining("04/12/2026") }]);
});

test("papers left at the counter: the clerk who received, and the supervisor", async () => {
  const { id } = await world.dossier(pastOf(["CREATE_DRAFT", "SUBMIT", "RECEIVE"]));
  await insertRows(world.owner, "paper", [{ id: newId(), dossier_id: id, component_id: null, kind: "ORIGINAL", description: "Đơn", count: 1, holder_kind: "CLERK", holder_id: world.clerk.id, owed_back: false }]);
  world.liveAt(RECEPTION_DAY, "16:00");
  await watchDeadlines();
  expect(await world.toldTo(world.clerk.id)).toEqual([]);
  world.liveAt(workingDayAfter(RECEPTION_DAY, 1));
  await watchDeadlines();
  expect(await world.toldTo(world.clerk.id)).toMatchObject([{ kind: "TRANSFER_LATE", path: `/buu-dien/quay/${id}` }]);
  expect(await kindsOf(world.supervisor.id)).toEqual(["TRANSFER_LATE"]);
});

test("an opinion and a clerk's question that nobody answered in time", async () => {
  const { id } = await world.dossier(pastOf([...CLAIMED, "ASK_OPINION"]));
  const asked = { dossier_code: "H42.18-261201-0001", procedure_name: "Cấp thẻ", question: "Ý kiến?", asked_at: "2026-12-01T03:00:00Z", due_at: "2026-12-03T10:00:00Z" };
  await insertRows(world.owner, "opinion_request", [{ id: newId(), dossier_id: id, asking_agency_id: world.stranger.agencyId, asked_agency_id: world.head.agencyId, asked_by_id: world.stranger.id, asked_by_name: "A", ...asked }]);
  await insertRows(world.owner, "expert_question", [{
    id: newId(), agency_id: world.head.agencyId, office_id: world.clerk.officeId, dossier_id: null, procedure_code: "9.000001", procedure_name: "Cấp thẻ", component_id: null, component_name: null,
    asked_by_id: world.clerk.id, asked_by_name: "B", question: "Bản sao có được không?", asked_at: asked.asked_at, due_at: asked.due_at, kept_as_hint: false,
  }]);
  world.liveAt("2026-12-04");
  await watchDeadlines();
  await watchDeadlines();
  expect(await kindsOf(world.stranger.id)).toEqual(["OPINION_LATE"]);
  expect((await kindsOf(world.head.id)).filter((kind) => kind.endsWith("LATE")).sort()).toEqual(["OPINION_LATE", "QUESTION_LATE"]);
  await world.owner.query("delete from opinion_request");
  await world.owner.query("delete from expert_question");
});

test("two workers at once: alerts once, mails once; the lock lets one round in", async () => {
  await world.dossier(pastOf(CLAIMED));
  world.liveAt(DUE_DAY);
  await Promise.all([watchDeadlines(), watchDeadlines(), watchDeadlines()]);
  world.catcher.setFaults({ mode: "slow", delay: 200 });
  await Promise.all([mailAlerts(), mailAlerts(), mailAlerts()]);
  await mailAlerts();
  expect(world.catcher.mailbox.find({ to: world.mailOf(holder()) })).toHaveLength(1);
  expect(world.catcher.mailbox.find({ to: world.mailOf(world.head.id) })).toHaveLength(1);
  expect(await world.toldTo(holder())).toMatchObject([{ kind: "DUE_TODAY", mail_state: "SENT" }]);
  const ran = await Promise.all([1, 2].map(() => oneAtATime("test", () => new Promise((resolve) => setTimeout(resolve, 300)))));
  expect(ran.sort()).toEqual([false, true]);
  expect(await oneAtATime("test", () => Promise.resolve())).toBe(true);
});

test("a mail server that is away: kept, tried again, sent once; refused for good: not tried for ever", async () => {
  await world.dossier(pastOf(CLAIMED));
  world.liveAt(DUE_DAY);
  await watchDeadlines();
  process.env.SMTP_URL = "smtp://127.0.0.1:1";
  await mailAlerts();
  expect((await world.toldTo(holder()))[0]?.mail_state).toMatch(/FAILED|PENDING/);
  process.env.SMTP_URL = world.catcher.smtpUrl;
  await mailAlerts();
  await mailAlerts();
  expect(world.catcher.mailbox.find({ to: world.mailOf(holder()) })).toHaveLength(1);
  await forget(world.owner);
  world.catcher.mailbox.empty();
  await world.dossier(pastOf(CLAIMED));
  await watchDeadlines();
  world.catcher.setFaults({ mode: "reject", delay: 0 });
  await mailAlerts();
  world.catcher.setFaults({ mode: "none", delay: 0 });
  await mailAlerts();
  expect(world.catcher.mailbox.find()).toHaveLength(0);
  expect(await world.toldTo(holder())).toMatchObject([{ mail_state: "FAILED" }]);
});

test("an assignment is told and mailed to the assignee at once, a reminder to the holder; not to the author", async () => {
  const { id, version } = await world.dossier(pastOf(["CREATE_DRAFT", "SUBMIT", "RECEIVE"]));
  world.liveAt(workingDayAfter(RECEPTION_DAY, 1));
  const assignee = world.officials[3]?.id ?? "";
  const dossierId = asId<"dossier">(id) satisfies DossierId;
  const done = await assignDossier(world.head, { dossierId, operationId: newId<"operation">(), expectedVersion: version, assigneeId: asId<"staff">(assignee), reason: "Phụ trách lĩnh vực." });
  expect(done.ok, JSON.stringify(done)).toBe(true);
  const events = await eventsOf(world.owner, id);
  const job = { dossierId: id, eventId: events.at(-1)?.id ?? "" };
  await followDossierEvent(job);
  await followDossierEvent(job);
  expect(await world.toldTo(assignee)).toMatchObject([{ kind: "ASSIGNED", mail_state: "SENT", body: expect.stringContaining("Vũ Thị Lan giao hồ sơ này cho anh/chị") }]);
  const [mail, ...more] = world.catcher.mailbox.find({ to: world.mailOf(assignee) });
  expect(more).toEqual([]);
  expect(mail?.text).toContain(`https://motcua.example/co-quan/ho-so/${id}`);
  const reminded = await remindDossier(world.head, { dossierId, operationId: newId<"operation">(), expectedVersion: version + 1, reason: "Sắp đến hạn." });
  expect(reminded.ok, JSON.stringify(reminded)).toBe(true);
  await followDossierEvent({ dossierId: id, eventId: (await eventsOf(world.owner, id)).at(-1)?.id ?? "" });
  expect(await kindsOf(assignee)).toEqual(["ASSIGNED", "REMINDER"]);
  expect(await kindsOf(world.head.id)).toEqual([]);
});
