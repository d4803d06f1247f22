import { applicantNotice, readHappening } from "@/lib/dossiers/jobs/applicant-notice";
import { visitReminder } from "@/lib/dossiers/visit-reminder";
import { tellByMail } from "@/lib/notifications/jobs";
import { NoticeInHand } from "@/lib/notifications/jobs/send-once";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";

const AHEAD_MS = 48 * 3_600_000;
const MOST = 2_000;

type Visit = Readonly<{ id: string; dossierId: string; windowFrom: Date }>;

/** The notice of a visit that is still to come as it stands now; null when it was moved, called off or made meanwhile. */
async function noticeOfVisit(tx: Tx, { id, dossierId, windowFrom }: Visit, at: Date) {
  const kind = visitReminder(windowFrom, at);
  const visit = await tx.pickupRequest.findFirst({ where: { id, windowFrom, status: { in: ["REQUESTED", "ASSIGNED"] } }, select: { id: true } });
  // The dossier's first event never changes: the fact is named by it, the visit and its time, so that a visit that is moved is told anew.
  const first = await tx.dossierEvent.findFirst({ where: { dossierId }, orderBy: { seq: "asc" }, select: { id: true } });
  const happening = kind && visit && first ? await readHappening(tx, first.id) : null;
  return kind && happening ? applicantNotice(kind, happening, `${kind}.${id}.${String(windowFrom.getTime())}`) : null;
}

/**
 * A round: applicants are reminded of a courier's visit the day before and on its morning, each once for a visit and its time; not of one
 * that was called off, moved away or made. @returns how many notices were looked after
 */
export async function remindVisits(): Promise<number> {
  const at = now();
  const soon = await transactAsJobs((tx) => tx.pickupRequest.findMany({
    where: { status: { in: ["REQUESTED", "ASSIGNED"] }, windowFrom: { gt: at, lt: new Date(at.getTime() + AHEAD_MS) } }, orderBy: [{ windowFrom: "asc" }, { id: "asc" }], take: MOST, select: { id: true, dossierId: true, windowFrom: true },
  }));
  let told = 0;
  for (const visit of soon) {
    if (visitReminder(visit.windowFrom, at) === null) continue;
    try {
      const notice = await transactAsJobs((tx) => noticeOfVisit(tx, visit, at));
      if (!notice) continue;
      await tellByMail(notice);
      told += 1;
    } catch (error) {
      if (!(error instanceof NoticeInHand)) log.error(`visit ${visit.id}`, error);
    }
  }
  return told;
}
