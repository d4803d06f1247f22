import { payloadText } from "@/lib/dossiers/notice-facts";
import { alertOf } from "@/lib/notifications/alert-templates";
import { keepAlerts } from "@/lib/notifications/jobs/staff-alerts";
import type { AlertToTell } from "@/lib/notifications/staff-alert";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { StaffAlertKind } from "@/lib/platform/generated/enums";

const WITH_DOSSIER = { dossier: { include: { procedureVersion: { select: { name: true } } } } } as const satisfies Prisma.DossierEventInclude;
type Happening = Prisma.DossierEventGetPayload<{ include: typeof WITH_DOSSIER }>;

type Call = Readonly<{ kind: StaffAlertKind; to: readonly string[] }>;

async function headsOf(tx: Tx, agencyId: string): Promise<string[]> {
  const heads = await tx.staff.findMany({ where: { agencyId, role: "AGENCY_HEAD", disabledAt: null }, select: { id: true }, orderBy: { id: "asc" } });
  return heads.map(({ id }) => id);
}

/** Whoever put the decision before the head, as the chain before this event says. */
async function proposerOf(tx: Tx, { dossierId, seq }: Happening): Promise<string[]> {
  const last = await tx.dossierEvent.findFirst({ where: { dossierId, seq: { lt: seq }, event: "PROPOSE" }, orderBy: { seq: "desc" }, select: { actorId: true } });
  return last ? [last.actorId] : [];
}

/** Which employees an event concerns beside its author; null when it concerns none. Told to whoever holds the dossier now. */
async function callOf(tx: Tx, happening: Happening): Promise<Call | null> {
  const { event, toStatus, payload, dossier } = happening;
  const holder = dossier.holderId === null ? [] : [dossier.holderId];
  switch (event) {
    case "ASSIGN":
    case "TRANSFER": {
      const assignee = payloadText(payload, "assigneeId");
      return { kind: "ASSIGNED", to: assignee === null ? [] : [assignee] };
    }
    case "REMIND":
      // While the applicant is waited for, the reminder is his.
      return toStatus === "AWAITING_SUPPLEMENT" ? null : { kind: "REMINDER", to: holder };
    case "PROPOSE":
      return { kind: "DECISION_PROPOSED", to: await headsOf(tx, dossier.agencyId) };
    case "RETURN_PROPOSAL":
      return { kind: "PROPOSAL_RETURNED", to: await proposerOf(tx, happening) };
    case "RECORD_OPINION":
      return { kind: "OPINION_ANSWERED", to: holder };
    default:
      return null;
  }
}

/**
 * Keeps the alerts that an event calls for: the assignee, the reminded holder, the head who is to sign, the one whose proposal came
 * back, the holder whose question was answered. May run any number of times for the same event.
 * @returns ids of those that are new
 */
export async function alertStaff(eventId: string): Promise<string[]> {
  return transactAsJobs(async (tx) => {
    const happening = await tx.dossierEvent.findUnique({ where: { id: eventId }, include: WITH_DOSSIER });
    const call = happening && (await callOf(tx, happening));
    if (!call) return [];
    const { dossier, actorId, actorName, reason, occurredAt } = happening;
    const day = vietnamDay(occurredAt);
    const told = await tx.staff.findMany({ where: { id: { in: [...call.to] }, disabledAt: null }, select: { id: true } });
    const words = alertOf(call.kind, {
      code: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name, dueAt: dossier.dueAt, day, by: actorName, reason,
    });
    const alerts: AlertToTell[] = told.filter(({ id }) => id !== actorId).map(({ id }) => ({
      kind: call.kind, thing: eventId, day, staffId: id, dossierId: dossier.id, path: `/co-quan/ho-so/${dossier.id}`, ...words,
    }));
    return keepAlerts(tx, alerts, now());
  });
}
