import type { PgBoss } from "pg-boss";
import { followDossierEvents } from "@/lib/dossiers/jobs";
import { recordOpinions } from "@/lib/dossiers/jobs/record-opinion";
import { runBatches } from "@/lib/dossiers/jobs/run-batch";
import { recomputeDueDates } from "@/lib/dossiers/jobs/recompute-due";
import { closeDatabase } from "@/lib/platform/db";
import { checkEnv } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { startWorkerQueue } from "@/lib/platform/queue";
import { loadDotEnv } from "@/scripts/with-database";

/** What each room does with jobs: its `jobs.ts` registers handlers on the queue. */
const ROOMS: readonly ((queue: PgBoss) => Promise<unknown>)[] = [followDossierEvents, runBatches, recordOpinions, recomputeDueDates];

loadDotEnv();
checkEnv("worker");
const queue = await startWorkerQueue();
for (const register of ROOMS) await register(queue);
log.info("worker started");

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  // Jobs in hand are finished; those that take longer are fetched again by the next worker (handlers are idempotent).
  await queue.stop({ graceful: true, timeout: 6_000, close: true });
  await closeDatabase();
  log.info("worker stopped");
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
