import type { PgBoss } from "pg-boss";
import { alertStaff } from "@/lib/dossiers/jobs/alert-staff";
import { drawReview } from "@/lib/dossiers/jobs/draw-review";
import { LIFECYCLE, type DossierEventName } from "@/lib/dossiers/lifecycle";
import { NOTICE_OF_EVENT, payloadMoment, payloadText } from "@/lib/dossiers/notice-facts";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { type NoticeToSend, tellByMail } from "@/lib/notifications/jobs";
import { mailAlerts } from "@/lib/notifications/jobs/staff-alerts";
import { type NoticeFacts, type NoticeKind, noticeOf } from "@/lib/notifications/templates";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Prisma } from "@/lib/platform/generated/client";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";

type DossierEventJob = Jobs["dossier-event"];

const WHOLE = {
  dossier: {
    include: {
      applicant: true, agency: true, office: true, procedureVersion: { select: { name: true } },
      pickups: { where: { status: { in: ["REQUESTED", "ASSIGNED"] } }, orderBy: { createdAt: "desc" }, take: 1 },
      items: { where: { direction: "TO_CITIZEN" }, take: 1 },
    },
  },
} as const satisfies Prisma.DossierEventInclude;
type Happening = Prisma.DossierEventGetPayload<{ include: typeof WHOLE }>;

function factsOf(happening: Happening): NoticeFacts {
  const { dossier, payload } = happening;
  const [pickup] = dossier.pickups;
  const kind = ACTOR_WORDS[happening.actorKind as keyof typeof ACTOR_WORDS];
  return {
    applicantName: dossier.applicantName, code: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name,
    agency: { name: dossier.agency.name, phone: dossier.agency.phone },
    office: dossier.office && { name: dossier.office.name, phone: dossier.office.phone },
    actor: `${happening.actorName}, ${kind.toLowerCase()}`, at: happening.occurredAt, reason: happening.reason,
    submittedAt: dossier.submittedAt, receivedAt: dossier.receivedAt, dueAt: payloadMoment(payload, "dueAt") ?? dossier.dueAt, dueBefore: payloadMoment(payload, "dueBefore"),
    processingEndedAt: dossier.processingEndedAt, returnedAt: dossier.returnedAt,
    returnMethod: dossier.returnMethod, returnAddress: dossier.returnAddress,
    pickup: pickup ? { from: pickup.windowFrom, to: pickup.windowTo, address: pickup.addressText } : null,
    supplementBy: payloadMoment(payload, "supplementBy"), result: payloadText(payload, "result"),
    itemCode: dossier.items[0]?.itemCode ?? null,
    link: `${env("PUBLIC_ORIGIN").PUBLIC_ORIGIN}/cong-dan/ho-so/${dossier.id}`,
  };
}

/** A reminder is the applicant's only while he is waited for; a new calendar is told when it moved his date. */
function concernsApplicant(kind: NoticeKind, { toStatus, payload }: Happening): boolean {
  if (kind === "REMIND") return toStatus === "AWAITING_SUPPLEMENT";
  if (kind === "RECOMPUTE_DUE") return payloadText(payload, "dueBefore") !== payloadText(payload, "dueAt");
  return true;
}

/** The notice that an event calls for, ready to send; null when it calls for none. */
async function composeNotice(tx: Tx, { eventId }: DossierEventJob): Promise<NoticeToSend | null> {
  const happening = await tx.dossierEvent.findUnique({ where: { id: eventId }, include: WHOLE });
  if (!happening) return null;
  const kind: NoticeKind | null = happening.event in LIFECYCLE ? NOTICE_OF_EVENT[happening.event as DossierEventName] : null;
  if (kind === null || !concernsApplicant(kind, happening)) return null;
  const { dossier } = happening;
  return { eventId, dossierId: dossier.id, personId: dossier.applicantId, address: dossier.applicant.email, ...noticeOf(kind, factsOf(happening)) };
}

/**
 * What follows from one dossier event outside its transaction: employees whom it concerns are alerted, the applicant is told by
 * e-mail, each once (NĐ 224/2026, Điều 15.1.g). May run any number of times for the same event.
 * @throws when the applicant's mail could not be sent now
 */
export async function followDossierEvent(job: DossierEventJob): Promise<void> {
  const alerts = await alertStaff(job.eventId);
  if (alerts.length > 0) await mailAlerts(alerts);
  await drawReview(job.eventId);
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
