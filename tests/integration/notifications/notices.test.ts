import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { grantDossier } from "@/lib/dossiers/commands/decide-dossier";
import { followDossierEvent, followDossierEvents } from "@/lib/dossiers/jobs";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { type DossierId, newId } from "@/lib/platform/ids";
import { startWorkerQueue } from "@/lib/platform/queue";
import { startMailCatcher, type RunningMailCatcher } from "@/simulators/mail-catcher/server";
import { type AgencyWorld, agencyWorld, type DossierOptions, eventsOf, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
let catcher: RunningMailCatcher;
const mailFolder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-mail-"));
beforeAll(async () => {
  world = await agencyWorld();
  catcher = await startMailCatcher({ smtpPort: 0, pagePort: 0, folder: mailFolder });
});
afterEach(() => {
  catcher.setFaults({ mode: "none", delay: 0 });
  catcher.mailbox.empty();
  process.env.SMTP_URL = catcher.smtpUrl;
});
afterAll(async () => {
  await catcher.close();
  await world.close();
  fs.rmSync(mailFolder, { recursive: true, force: true });
});

const day = workingDayAfter(vietnamDay(now()), -2);

/** A dossier granted by a live command, and the job that its event put into the outbox. */
async function granted(options: DossierOptions = {}): Promise<{ dossierId: string; eventId: string }> {
  process.env.SMTP_URL = catcher.smtpUrl;
  const dossier = await world.dossier(pastSteps(["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM", "RELEASE"], day), options);
  await world.attachResult(dossier.id);
  const [actor = world.stranger] = world.officials;
  const done = await grantDossier(actor, { dossierId: dossier.id as DossierId, operationId: newId<"operation">(), expectedVersion: dossier.version, result: "Thẻ số 135200012", copies: 1 });
  if (!done.ok) throw new Error(done.refusals[0].words);
  const last = (await eventsOf(world.owner, dossier.id)).at(-1);
  return { dossierId: dossier.id, eventId: last?.id ?? "" };
}

async function noticesOf(dossierId: string) {
  const { rows } = await world.owner.query("select fact_key, status, attempts, address, last_error, sent_at is not null as sent from notification where dossier_id = $1", [dossierId]);
  return rows;
}

test("one event, one notice, one mail, however often the job runs", async () => {
  const job = await granted();
  await followDossierEvent(job);
  await followDossierEvent(job);
  expect(await noticesOf(job.dossierId)).toEqual([{ fact_key: `${job.eventId}:EMAIL`, status: "SENT", attempts: 1, address: "mai.lan@congdan.example", last_error: null, sent: true }]);
  const mails = catcher.mailbox.find({ to: "mai.lan@congdan.example" });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ from: "khong-tra-loi@motcua.example", subject: expect.stringContaining("đã có kết quả"), text: expect.stringContaining("Thẻ số 135200012") });
  expect(mails[0]?.text).toContain(`https://motcua.example/cong-dan/ho-so/${job.dossierId}`);
});

test("two workers at the same moment send one mail; the one that was too late comes back later", async () => {
  const job = await granted();
  catcher.setFaults({ mode: "slow", delay: 300 });
  const runs = await Promise.allSettled(Array.from({ length: 4 }, () => followDossierEvent(job)));
  expect(runs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(runs.filter((run) => run.status === "rejected" && run.reason instanceof Error && run.reason.name === "NoticeInHand")).toHaveLength(3);
  await followDossierEvent(job);
  expect(catcher.mailbox.find()).toHaveLength(1);
  expect(await noticesOf(job.dossierId)).toMatchObject([{ status: "SENT", attempts: 1 }]);
});

test("mail server down: recorded, thrown for the queue to retry, then sent once", async () => {
  const job = await granted();
  process.env.SMTP_URL = "smtp://127.0.0.1:1";
  await expect(followDossierEvent(job)).rejects.toThrow();
  expect(await noticesOf(job.dossierId)).toMatchObject([{ status: "FAILED", attempts: 1, sent: false, last_error: expect.stringContaining("ECONNREFUSED") }]);
  process.env.SMTP_URL = catcher.smtpUrl;
  catcher.setFaults({ mode: "busy", delay: 0, times: 1 });
  await expect(followDossierEvent(job)).rejects.toThrow(/451/);
  await followDossierEvent(job);
  await followDossierEvent(job);
  expect(await noticesOf(job.dossierId)).toMatchObject([{ status: "SENT", attempts: 3, last_error: null }]);
  expect(catcher.mailbox.find()).toHaveLength(1);
});

test("an address refused for good is recorded and not tried again and again", async () => {
  const job = await granted();
  catcher.setFaults({ mode: "reject", delay: 0 });
  await followDossierEvent(job);
  expect(await noticesOf(job.dossierId)).toMatchObject([{ status: "FAILED", last_error: expect.stringContaining("550") }]);
});

test("nobody without an e-mail is forgotten: the notice is kept, nothing is sent", async () => {
  const job = await granted({ applicant: world.citizens.withoutMail });
  await followDossierEvent(job);
  await followDossierEvent(job);
  expect(await noticesOf(job.dossierId)).toEqual([{ fact_key: `${job.eventId}:EMAIL`, status: "NO_ADDRESS", attempts: 0, address: "", last_error: null, sent: false }]);
  expect(catcher.mailbox.find()).toHaveLength(0);
});

test("events that are not the applicant's concern tell nobody", async () => {
  const job = await granted();
  const claim = (await eventsOf(world.owner, job.dossierId)).find(({ event }) => event === "CLAIM");
  await followDossierEvent({ dossierId: job.dossierId, eventId: claim?.id ?? "" });
  expect(await noticesOf(job.dossierId)).toEqual([]);
});

test("the worker takes the job out of the outbox and tells the applicant", async () => {
  const queue = await startWorkerQueue();
  try {
    await followDossierEvents(queue);
    const job = await granted();
    await expect.poll(() => noticesOf(job.dossierId), { timeout: 20_000, interval: 200 }).toMatchObject([{ status: "SENT", attempts: 1 }]);
    expect(catcher.mailbox.find({ subject: "đã có kết quả" }).some(({ text }) => text.includes(job.dossierId))).toBe(true);
  } finally {
    await queue.stop({ graceful: true, timeout: 5_000, close: true });
  }
});
