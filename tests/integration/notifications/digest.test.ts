import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { writeDigests } from "@/lib/dossiers/jobs/morning-digests";
import { watchDeadlines } from "@/lib/dossiers/jobs/watch-deadlines";
import { mailDigests } from "@/lib/notifications/jobs/staff-digests";
import { workingDayAfter } from "@/tests/integration/agency/agency-world";
import { type AlertWorld, alertWorld, CLAIMED, DUE_DAY, forget, pastOf } from "@/tests/integration/notifications/alert-world";

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
const mails = (staffId: string) => world.catcher.mailbox.find({ to: world.mailOf(staffId) });
async function morning(day: string, time = "07:30"): Promise<void> {
  world.liveAt(day, time);
  await watchDeadlines();
  await writeDigests();
  await mailDigests();
}

test("one mail a working morning: what is new, what is open; nothing before 07:30, nothing twice", async () => {
  const { id } = await world.dossier(pastOf(CLAIMED));
  const day = workingDayAfter(DUE_DAY, -3);
  await morning(day, "07:05");
  expect(mails(holder())).toHaveLength(0);
  await morning(day);
  await morning(day, "07:33");
  await morning(day, "09:59");
  expect(mails(holder())).toMatchObject([{ subject: expect.stringContaining("0 quá hạn, 0 hạn hôm nay, 1 sắp đến hạn"), text: expect.stringContaining(`/co-quan/ho-so/${id}`) }]);
  expect(mails(holder())[0]?.text).toContain("Nhắc việc mới (1)");
  expect(await world.toldTo(holder())).toMatchObject([{ kind: "THREE_DAYS", mail_state: "SENT" }]);
  // The head holds nothing, but answers for the agency.
  expect(mails(world.head.id)).toMatchObject([{ subject: expect.stringContaining("1 sắp đến hạn"), text: expect.stringContaining("Không có nhắc việc mới") }]);
  expect(mails(world.officials[1]?.id ?? "")).toHaveLength(0);
  expect(mails(world.clerk.id)).toHaveLength(0);
});

test("what is told by a mail of its own is not told again; it is counted", async () => {
  await world.dossier(pastOf(CLAIMED));
  await morning(DUE_DAY);
  expect(mails(holder())).toMatchObject([{ subject: expect.stringContaining("0 quá hạn, 1 hạn hôm nay, 0 sắp đến hạn"), text: expect.stringContaining("Không có nhắc việc mới") }]);
  await morning(workingDayAfter(DUE_DAY, 1));
  expect(mails(holder()).map(({ subject }) => subject).sort().at(-1)).toContain("1 quá hạn");
});

test("none on days off; the next working morning tells what came meanwhile", async () => {
  await world.dossier(pastOf(CLAIMED));
  // 12 and 13/12/2026 are a weekend.
  await morning("2026-12-12");
  await morning("2026-12-13");
  expect(mails(holder())).toHaveLength(0);
  expect(await world.toldTo(holder())).toEqual([]);
  await morning("2026-12-14");
  expect(mails(holder())).toHaveLength(1);
});

test("by the calendar of the employee's own agency: a closure there is no working day", async () => {
  await world.dossier(pastOf(CLAIMED));
  const day = workingDayAfter(DUE_DAY, -2);
  await world.owner.query(`insert into calendar_version (version, region, covered, published_at, note) select 'closed', region, covered, now() + interval '1 year', '' from calendar_version order by published_at desc limit 1`);
  await world.owner.query("insert into calendar_day (version, scope, day, kind, status, name) select 'closed', scope, day, kind, status, name from calendar_day where version <> 'closed' on conflict do nothing");
  await world.owner.query("insert into calendar_day (version, scope, day, kind, status, name) values ('closed', $1, $2, 'CLOSURE', 'OFFICIAL', 'Bão')", [world.head.agencyId, day]);
  await morning(day);
  expect(mails(holder())).toHaveLength(0);
  await world.owner.query("delete from calendar_day where version = 'closed'");
  await world.owner.query("delete from calendar_version where version = 'closed'");
});

test("two workers at once write one digest and send one mail", async () => {
  await world.dossier(pastOf(CLAIMED));
  world.liveAt(workingDayAfter(DUE_DAY, -1), "07:30");
  await watchDeadlines();
  const written = await Promise.all([writeDigests(), writeDigests(), writeDigests()]);
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(2);
  world.catcher.setFaults({ mode: "slow", delay: 200 });
  await Promise.all([mailDigests(), mailDigests(), mailDigests()]);
  await mailDigests();
  expect([mails(holder()).length, mails(world.head.id).length]).toEqual([1, 1]);
});

test("a worker that dies in the middle: what it wrote is sent by the next, what it had in hand after its lease", async () => {
  await world.dossier(pastOf(CLAIMED));
  const day = workingDayAfter(DUE_DAY, -1);
  world.liveAt(day, "07:30");
  await watchDeadlines();
  await writeDigests();
  // Died with the holder's digest in hand, before it was sent.
  await world.owner.query("update staff_digest set sent_at = $2, attempts = 1 where staff_id = $1", [holder(), `${day}T07:30:00+07:00`]);
  world.liveAt(day, "07:31");
  await mailDigests();
  expect([mails(holder()).length, mails(world.head.id).length]).toEqual([0, 1]);
  world.liveAt(day, "07:33");
  await writeDigests();
  await mailDigests();
  await mailDigests();
  expect([mails(holder()).length, mails(world.head.id).length]).toEqual([1, 1]);
});

test("a mail server that is away in the morning: the same mail later, even at noon", async () => {
  await world.dossier(pastOf(CLAIMED));
  const day = workingDayAfter(DUE_DAY, -1);
  process.env.SMTP_URL = "smtp://127.0.0.1:1";
  await morning(day);
  process.env.SMTP_URL = world.catcher.smtpUrl;
  await morning(day, "12:10");
  await morning(day, "12:13");
  expect([mails(holder()).length, mails(world.head.id).length]).toEqual([1, 1]);
});
