import { setTimeout as sleep } from "node:timers/promises";
import { readPublic } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { storageUsable } from "@/lib/platform/storage";

/** Which parts can be used now. `queue`: its tables are installed and readable; `web` answers, or nobody would read this. */
export type Health = Readonly<{ web: boolean; database: boolean; queue: boolean; storage: boolean }>;

const PATIENCE_MS = 2_500;

async function answers(part: string, ask: () => Promise<boolean>): Promise<boolean> {
  const waiting = new AbortController();
  try {
    return await Promise.race([ask(), sleep(PATIENCE_MS, false, { signal: waiting.signal })]);
  } catch (error) {
    log.error(`${part} is not usable`, error);
    return false;
  } finally {
    waiting.abort();
  }
}

/** Asks every part at once; none is waited for longer than 2.5 seconds. Never throws. */
export async function readHealth(): Promise<Health> {
  const [database, queue, storage] = await Promise.all([
    answers("database", async () => (await readPublic<{ one: number }>({ name: "health-database", text: "select 1 as one", values: [] })).length === 1),
    answers("queue", async () => (await readPublic<{ name: string }>({ name: "health-queue", text: "select name from pgboss.queue where name = 'dossier-event'", values: [] })).length === 1),
    answers("storage", storageUsable),
  ]);
  return { web: true, database, queue, storage };
}
