import type { PgBoss } from "pg-boss";
import { alertStaff } from "@/lib/dossiers/jobs/alert-staff";
import { applicantNotice, type Happening, readHappening } from "@/lib/dossiers/jobs/applicant-notice";
import { drawReview } from "@/lib/dossiers/jobs/draw-review";
import { KEEPING_EVENTS, keepDocuments } from "@/lib/dossiers/jobs/keep-documents";
import { writeClock } from "@/lib/dossiers/jobs/write-clocks";
import { LIFECYCLE, type DossierEventName } from "@/lib/dossiers/lifecycle";
import { NOTICE_OF_EVENT, payloadText } from "@/lib/dossiers/notice-facts";
import { type NoticeToSend, tellByMail } from "@/lib/notifications/jobs";
import { mailAlerts } from "@/lib/notifications/jobs/staff-alerts";
import type { NoticeKind } from "@/lib/notifications/templates";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";

type DossierEventJob = Jobs["dossier-event"];

/** A reminder is the applicant's only while he is waited for; a new calendar is told when it moved his date. */
function concernsApplicant(kind: NoticeKind, { toStatus, payload }: Happening): boolean {
  if (kind === "REMIND") return toStatus === "AWAITING_SUPPLEMENT";
  if (kind === "RECOMPUTE_DUE") return payloadText(payload, "dueBefore") !== payloadText(payload, "dueAt");
  return true;
}

/** The notice that an event calls for, ready to send; null when it calls for none. */
async function composeNotice(tx: Tx, { eventId }: DossierEventJob): Promise<NoticeToSend | null> {
  const happening = await readHappening(tx, eventId);
  if (!happening) return null;
  const kind: NoticeKind | null = happening.event in LIFECYCLE ? NOTICE_OF_EVENT[happening.event as DossierEventName] : null;
  return kind === null || !concernsApplicant(kind, happening) ? null : applicantNotice(kind, happening);
}

/**
 * What follows from one dossier event outside its transaction: the clocks of an ended dossier are written, employees whom it concerns are alerted, the applicant is told by
 * e-mail, each once (NĐ 224/2026, Điều 15.1.g). May run any number of times for the same event.
 * @throws when the applicant's mail could not be sent now
 */
export async function followDossierEvent(job: DossierEventJob): Promise<void> {
  await writeClock(job.dossierId);
  const alerts = await alertStaff(job.eventId);
  if (alerts.length > 0) await mailAlerts(alerts);
  await drawReview(job.eventId);
  const event = await transactAsJobs((tx) => tx.dossierEvent.findUnique({ where: { id: job.eventId }, select: { event: true } }));
  if (event !== null && KEEPING_EVENTS.has(event.event)) await keepDocuments(job.dossierId);
  const notice = await transactAsJobs((tx) => composeNotice(tx, job));
  if (notice) await tellByMail(notice);
}

/**
 * Lets the worker follow dossier events. A job that fails for the last time is put down (its notice stays FAILED, with the
 * error): a failed job would hold back everything else that is to be told of the same dossier.
 */
export async function followDossierEvents(queue: PgBoss): Promise<string> {
  return queue.work("dossier-event", { includeMetadata: true, localConcurrency: 2, pollingIntervalSeconds: 1 } as const, async (jobs: readonly DossierEventMetadata[]) => {
    for (const job of jobs) {
      try {
        await followDossierEvent(job.data);
      } catch (error) {
        if (job.retryCount < job.retryLimit) throw error;
        log.error("dossier event given up", error);
      }
    }
  });
}

type DossierEventMetadata = Readonly<{ data: DossierEventJob; retryCount: number; retryLimit: number }>;
