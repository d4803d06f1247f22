import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimDossier } from "@/lib/dossiers/commands/hold-dossier";
import { refuseDossier } from "@/lib/dossiers/commands/decide-dossier";
import { closeDatabase } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { closeQueue, startWorkerQueue } from "@/lib/platform/queue";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { type RunningMailCatcher, startMailCatcher } from "@/simulators/mail-catcher/server";
import { type MadeDossier, World } from "@/tests/factories";
import { seededDatabase, useDatabase, useStorage } from "@/tests/seeded-database";
import type { TestDatabase } from "@/tests/setup/database";

const ROOT = path.resolve(import.meta.dirname, "../..");
const storage = useStorage();
const mailFolder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-mail-"));
let database: TestDatabase;
let world: World;
let catcher: RunningMailCatcher;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  database = await seededDatabase();
  await useDatabase(database);
  world = await World.open(database);
  catcher = await startMailCatcher({ smtpPort: 0, pagePort: 0, folder: mailFolder });
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await catcher.close();
  await closeQueue();
  await closeDatabase();
  await world.close();
  await database.drop();
  storage.remove();
  fs.rmSync(mailFolder, { recursive: true, force: true });
});

/** The product's own worker, as a process of its own. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    cwd: ROOT, stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, SMTP_URL: catcher.smtpUrl, MAIL_FROM: "Một Cửa Bưu Chính <khong-tra-loi@motcua.example>", PUBLIC_ORIGIN: "http://127.0.0.1:3000" },
  });
  workers.add(worker);
  return worker;
}

async function gone(worker: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const exit = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.kill(signal);
  await exit;
  workers.delete(worker);
}

async function until(what: string, isSo: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (let turn = 0; turn < seconds * 10; turn++) {
    if (await isSo()) return;
    await sleep(100);
  }
  throw new Error(`It did not come to this in ${seconds} s: ${what}`);
}

type Notice = { status: string; attempts: number };
async function noticesOf(made: MadeDossier, event: string): Promise<Notice[]> {
  const { rows } = await world.owner.query<Notice>(
    "select n.status, n.attempts from notification n join dossier_event e on n.fact_key = e.id || ':EMAIL' where n.dossier_id = $1 and e.event = $2", [made.id, event]);
  return rows;
}

/** A dossier refused by a live command: its event calls for a notice. */
async function refused(): Promise<MadeDossier> {
  const made = await world.dossier("WITH_AGENCY");
  const claimed = await claimDossier(world.cast.official, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version });
  const done = await refuseDossier(world.cast.official, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version + 1, reason: "Chưa đủ điều kiện cấp thẻ theo quy định." });
  expect(claimed.ok && done.ok).toBe(true);
  return made;
}

/** Lets the time pass in which a dead worker is found out: its job's heartbeat, and its lease on the notice. */
async function letTimePass(): Promise<void> {
  await world.owner.query("update pgboss.job set heartbeat_on = heartbeat_on - interval '10 minutes' where state = 'active'");
  await world.owner.query("update notification set sent_at = sent_at - interval '10 minutes' where status = 'PENDING'");
  await world.owner.query("update pgboss.queue set monitor_on = null");
  const monitor = await startWorkerQueue();
  await monitor.supervise("dossier-event");
  await monitor.stop({ graceful: false, close: true });
}

test("killed while the mail is on its way: exactly one notice, and exactly one mail is taken", async () => {
  catcher.setFaults({ mode: "slow", delay: 30_000 });
  const made = await refused();
  const first = startWorker();
  await until("the worker is sending", async () => (await noticesOf(made, "REFUSE"))[0]?.status === "PENDING");
  await sleep(500);
  await gone(first, "SIGKILL");
  expect(await noticesOf(made, "REFUSE")).toEqual([{ status: "PENDING", attempts: 1 }]);
  expect(catcher.mailbox.find()).toHaveLength(0);

  catcher.setFaults({ mode: "none", delay: 0 });
  await letTimePass();
  const second = startWorker();
  const third = startWorker();
  await until("the notice is sent", async () => (await noticesOf(made, "REFUSE"))[0]?.status === "SENT");
  await sleep(2_000);
  await gone(second, "SIGTERM");
  await gone(third, "SIGTERM");
  expect(await noticesOf(made, "REFUSE")).toEqual([{ status: "SENT", attempts: 2 }]);
  const about = catcher.mailbox.find().filter(({ text }) => text.includes(made.id) && text.includes("Chưa đủ điều kiện"));
  expect(about).toHaveLength(1);
  expect((await world.owner.query("select 1 from pgboss.job where data->>'dossierId' = $1 and state <> 'completed'", [made.id])).rowCount).toBe(0);
});

test("asked to stop in the middle, a worker finishes what it has in hand", async () => {
  catcher.mailbox.empty();
  catcher.setFaults({ mode: "slow", delay: 1_500 });
  const made = await refused();
  const worker = startWorker();
  await until("the worker is sending", async () => (await noticesOf(made, "REFUSE"))[0]?.status === "PENDING");
  await gone(worker, "SIGTERM");
  expect(await noticesOf(made, "REFUSE")).toEqual([{ status: "SENT", attempts: 1 }]);
  expect(catcher.mailbox.find().filter(({ text }) => text.includes(made.id))).toHaveLength(1);
});

test("after all that, every promise of the data holds", async () => {
  expect(brokenOf(await verifyData(database.urls.owner))).toEqual([]);
});
