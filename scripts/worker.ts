import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { followShipments } from "@/lib/deliveries/jobs";
import { placeLeftOrders, pollCarriers } from "@/lib/deliveries/jobs/poll-carriers";
import { watchClaims } from "@/lib/deliveries/jobs/watch-claims";
import { remindVisits } from "@/lib/dossiers/jobs/remind-visits";
import { followDossierEvents } from "@/lib/dossiers/jobs";
import { certifyLeft, signForClerks } from "@/lib/dossiers/jobs/certify-files";
import { recordOpinions } from "@/lib/dossiers/jobs/record-opinion";
import { closeUnanswered } from "@/lib/dossiers/jobs/close-unanswered";
import { writeDigests } from "@/lib/dossiers/jobs/morning-digests";
import { dropPagePictures } from "@/lib/dossiers/jobs/drop-page-pictures";
import { judgeLeftScans } from "@/lib/dossiers/jobs/judge-scans";
import { makeScanDocuments } from "@/lib/dossiers/jobs/make-scan-documents";
import { runBatches } from "@/lib/dossiers/jobs/run-batch";
import { recomputeDueDates } from "@/lib/dossiers/jobs/recompute-due";
import { watchDeadlines } from "@/lib/dossiers/jobs/watch-deadlines";
import { mailAlerts } from "@/lib/notifications/jobs/staff-alerts";
import { mailDigests } from "@/lib/notifications/jobs/staff-digests";
import { closeDatabase } from "@/lib/platform/db";
import { checkEnv } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { startWorkerQueue } from "@/lib/platform/queue";
import { startRounds } from "@/lib/platform/rounds";
import { loadDotEnv } from "@/scripts/with-database";

/** What each room does with jobs: its `jobs.ts` registers handlers on the queue. */
const ROOMS: readonly ((queue: PgBoss) => Promise<unknown>)[] = [followDossierEvents, runBatches, judgeLeftScans, makeScanDocuments, recordOpinions, recomputeDueDates, followShipments, signForClerks];

/** What no event calls for, only the clock: one worker of all goes round every three minutes. */
const ROUND = { closeUnanswered, watchDeadlines, mailAlerts: () => mailAlerts(), writeDigests, mailDigests, placeLeftOrders, pollCarriers, watchClaims, remindVisits, certifyLeft, dropPagePictures };
const ROUND_SECONDS = 180;

loadDotEnv();
checkEnv("worker");
const queue = await startWorkerQueue();
for (const register of ROOMS) await register(queue);
const rounds = startRounds("dossiers", ROUND_SECONDS, ROUND);
log.info("worker started");

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  // Jobs in hand are finished; those that take longer are fetched again by the next worker (handlers are idempotent).
  const roundEnds = Promise.race([rounds.stop(), sleep(6_000)]);
  await queue.stop({ graceful: true, timeout: 6_000, close: true });
  await roundEnds;
  await closeDatabase();
  log.info("worker stopped");
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
