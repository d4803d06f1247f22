import type { PgBoss } from "pg-boss";
import { may, permit } from "@/lib/access/policy";
import { pageJob } from "@/lib/digitisation/page-message";
import { openPageLine } from "@/lib/digitisation/page-process";
import { judgeScan } from "@/lib/dossiers/commands/judge-scan";
import { actorOfStaff } from "@/lib/identity/jobs";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";

const DISABLED = "Tài khoản của người quét đã bị khóa hoặc không còn ở quầy này nên tệp không được nhận. Hãy quét lại.";
const NO_SIGHT = "Hồ sơ không còn ở quầy này nên tệp không được nhận. Hãy mở lại hồ sơ để xem bước mới nhất.";
const BROKEN = "Không chấm được tệp sau nhiều lần thử. Hãy quét lại giấy tờ này.";

type Waiting = Prisma.IncomingScanGetPayload<{ include: { quarantined: true } }>;

/** Puts a scan down with words, so that the clerk knows that the paper is to be scanned again. */
async function giveUp(scanId: string, words: string): Promise<void> {
  await transactAsJobs(async (tx) => {
    await tx.incomingScan.updateMany({ where: { id: scanId, state: "JUDGING" }, data: { state: "REFUSED", words, judgedAt: now() } });
    await tx.quarantinedScan.deleteMany({ where: { scanId } });
  });
}

/** The scan and those of its sending that came before it, while they have no verdict. */
async function waitingUpTo(scanId: string): Promise<Waiting[]> {
  return transactAsJobs(async (tx) => {
    const scan = await tx.incomingScan.findFirst({ where: { id: scanId, state: "JUDGING" } });
    if (!scan) return [];
    return tx.incomingScan.findMany({ where: { dossierId: scan.dossierId, sendingId: scan.sendingId, state: "JUDGING", id: { lte: scanId } }, orderBy: { id: "asc" }, include: { quarantined: true } });
  });
}

/**
 * Judges a scan that the web did not get to, because it stopped in the middle or had too much to do: from the quarantined bytes, in the name of the clerk who scanned
 * it, as he stands now. May run any number of times, also beside the web.
 * @throws when it has no verdict yet and somebody will try again
 */
export async function judgeLeftScan(scanId: string): Promise<void> {
  const waiting = await waitingUpTo(scanId);
  if (waiting.length === 0) return;
  const line = openPageLine();
  try {
    for (const { id, dossierId, sendingId, addedById, kind, quarantined } of waiting) {
      if (quarantined === null) continue;
      const actor = await actorOfStaff(addedById);
      if (actor === null || !may(actor, "scan.manage")) await giveUp(id, DISABLED);
      else await judgeScan(permit(actor, "scan.manage"), { id, dossierId, sendingId, kind: pageJob.shape.kind.parse(kind), bytes: quarantined.bytes }, line);
    }
  } finally {
    line.end();
  }
  // No longer in his sight: his own hand cannot write the verdict.
  for (const { id } of await waitingUpTo(scanId)) await giveUp(id, NO_SIGHT);
}

type Metadata = Readonly<{ data: Jobs["incoming-scan"]; retryCount: number; retryLimit: number }>;

/** Lets the worker look after incoming scans. */
export async function judgeLeftScans(queue: PgBoss): Promise<string> {
  return queue.work("incoming-scan", { includeMetadata: true, localConcurrency: 1, pollingIntervalSeconds: 2 } as const, async (jobs: readonly Metadata[]) => {
    for (const { data, retryCount, retryLimit } of jobs) {
      try {
        await judgeLeftScan(data.scanId);
      } catch (error) {
        if (retryCount < retryLimit) throw error;
        log.error("incoming scan given up", error);
        await giveUp(data.scanId, BROKEN);
      }
    }
  });
}
