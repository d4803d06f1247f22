import { fromPrisma, PgBoss } from "pg-boss";
import { databaseUrl, type Tx } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";

/** The queues and what their jobs carry: ids only, never personal data. */
export type Jobs = {
  /** Told of every dossier event, in order for each dossier: notices, later webhooks and national sync. */
  "dossier-event": { dossierId: string; eventId: string };
  /** A working calendar was published: due dates of open dossiers are counted anew, one run at a time. */
  "calendar-published": { version: string };
  /** Another agency answered what it was asked: written into the dossier's history. */
  "opinion-answered": { opinionId: string };
  /** An employee asked for one act on many dossiers: the worker does it, item by item. */
  "batch": { batchId: string };
  /** A clerk asked for his digital signature on compared copies of a dossier: signed one by one, in his name. */
  "certify": { dossierId: string; clerkId: string };
  /** A scanned file was kept: looked after in case that the web did not judge it. */
  "incoming-scan": { scanId: string };
  /** Scanned pages of one component are to be made into its file. */
  "scan-document": { documentId: string };
  /** A postal item is to be ordered from an operator. */
  "shipment-order": { orderId: string };
  /** An operator said something of an item: its leg is folded anew. */
  "postal-news": { carrierCode: string; itemCode: string };
};
export type QueueName = keyof Jobs;

/** How each queue works; installed by the owner (`installQueues`). One dossier's jobs run one after another. */
export const QUEUES = {
  "dossier-event": { policy: "key_strict_fifo", retryLimit: 8, retryDelay: 5, retryBackoff: true, heartbeatSeconds: 60 },
  "calendar-published": { policy: "singleton", retryLimit: 20, retryDelay: 10, retryBackoff: true, heartbeatSeconds: 60, expireInSeconds: 14_400 },
  "opinion-answered": { policy: "standard", retryLimit: 8, retryDelay: 5, retryBackoff: true, heartbeatSeconds: 60 },
  "batch": { policy: "standard", retryLimit: 8, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 60, expireInSeconds: 3_600 },
  "certify": { policy: "standard", retryLimit: 8, retryDelay: 3, retryBackoff: true, retryDelayMax: 120, heartbeatSeconds: 60, expireInSeconds: 1_800 },
  "incoming-scan": { policy: "standard", retryLimit: 4, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 60, expireInSeconds: 3_600 },
  "scan-document": { policy: "standard", retryLimit: 4, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 60, expireInSeconds: 3_600 },
  "shipment-order": { policy: "standard", retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 900, heartbeatSeconds: 60 },
  "postal-news": { policy: "standard", retryLimit: 8, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 60 },
} as const satisfies Record<QueueName, object>;

const held = globalThis as typeof globalThis & { mcbcSender?: Promise<PgBoss> };

function bossAs(connectionString: string, migrate: boolean): PgBoss {
  const boss = new PgBoss({ connectionString, migrate, createSchema: migrate, supervise: false, schedule: false, max: 2 });
  boss.on("error", (error) => log.error("queue", error));
  return boss;
}

function sender(): Promise<PgBoss> {
  return (held.mcbcSender ??= bossAs(databaseUrl("app"), false).start().catch((error: unknown) => {
    delete held.mcbcSender;
    throw error;
  }));
}

/**
 * Puts a job into the outbox within the caller's transaction: it exists exactly when the change exists.
 * @param key jobs of one key run in the order of their making
 * @param after seconds before it may be fetched
 */
export async function enqueue<Q extends QueueName>(tx: Tx, queue: Q, key: string, job: Jobs[Q], after = 0): Promise<void> {
  const boss = await sender();
  await boss.send(queue, job, { singletonKey: key, startAfter: after, db: fromPrisma(tx) });
}

/** The same for jobs that come together; each has its key. */
export async function enqueueAll<Q extends QueueName>(tx: Tx, queue: Q, jobs: readonly Readonly<{ key: string; job: Jobs[Q] }>[], after = 0): Promise<void> {
  const boss = await sender();
  await boss.insert(queue, jobs.map(({ key, job }) => ({ data: job, singletonKey: key, startAfter: after })), { db: fromPrisma(tx) });
}

/** Creates the queue's schema and queues as the owner, and lets the web and the worker use them. Run by the migrations. */
export async function installQueues(ownerUrl: string, grant: (sql: string) => Promise<unknown>): Promise<void> {
  const boss = await bossAs(ownerUrl, true).start();
  for (const [name, options] of Object.entries(QUEUES)) await boss.createQueue(name, options);
  await boss.stop({ graceful: false, close: true });
  await grant("grant usage on schema pgboss to mcbc_app, mcbc_jobs");
  await grant("grant select, insert, update, delete on all tables in schema pgboss to mcbc_jobs");
  await grant("grant select, insert on all tables in schema pgboss to mcbc_app");
  await grant("grant execute on all functions in schema pgboss to mcbc_app, mcbc_jobs");
}

/** A worker's connection: fetches and finishes jobs under the worker's role. The caller stops it. */
export async function startWorkerQueue(): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: databaseUrl("jobs"), migrate: false, createSchema: false, schedule: false, supervise: true, max: 4 });
  boss.on("error", (error) => log.error("queue", error));
  return boss.start();
}

/** Ends this process's sending connection. */
export async function closeQueue(): Promise<void> {
  const boss = await held.mcbcSender;
  delete held.mcbcSender;
  await boss?.stop({ graceful: false, close: true });
}
