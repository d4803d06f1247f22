import { payloadMoment, payloadText } from "@/lib/dossiers/notice-facts";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import type { NoticeToSend } from "@/lib/notifications/jobs";
import { type NoticeFacts, type NoticeKind, noticeOf } from "@/lib/notifications/templates";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Prisma } from "@/lib/platform/generated/client";

const WHOLE = {
  dossier: {
    include: {
      applicant: true, agency: true, office: true, procedureVersion: { select: { name: true } },
      pickups: { where: { status: { in: ["REQUESTED", "ASSIGNED"] } }, orderBy: { createdAt: "desc" }, take: 1 },
      items: { where: { direction: "TO_CITIZEN" }, take: 1 },
    },
  },
} as const satisfies Prisma.DossierEventInclude;

/** An event with all that a notice of it may say. */
export type Happening = Prisma.DossierEventGetPayload<{ include: typeof WHOLE }>;

export async function readHappening(tx: Tx, eventId: string): Promise<Happening | null> {
  return tx.dossierEvent.findUnique({ where: { id: eventId }, include: WHOLE });
}

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

/** The notice of an event to its dossier's applicant. @param fact what of the event is told, when not the event itself */
export function applicantNotice(kind: NoticeKind, happening: Happening, fact?: string): NoticeToSend {
  const { id, dossier } = happening;
  return { eventId: id, dossierId: dossier.id, personId: dossier.applicantId, address: dossier.applicant.email, ...noticeOf(kind, factsOf(happening)), ...(fact !== undefined && { fact }) };
}
