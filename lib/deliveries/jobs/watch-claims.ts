import { alertOf } from "@/lib/notifications/alert-templates";
import { keepAlerts } from "@/lib/notifications/jobs/staff-alerts";
import type { AlertToTell } from "@/lib/notifications/staff-alert";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { StaffAlertKind } from "@/lib/platform/generated/enums";

const FACTS = { item: { include: { dossier: { include: { procedureVersion: { select: { name: true } } } } } } } as const satisfies Prisma.PostalClaimInclude;
type Claim = Prisma.PostalClaimGetPayload<{ include: typeof FACTS }>;

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** What a claim gives to tell today, each with the day it speaks of. */
function callsOf({ state, answerDueOn, payDueOn }: Claim, today: string): { kind: StaffAlertKind; day: string }[] {
  if (state === "OPEN") return [{ kind: "CLAIM_OPENED" as const, day: dayOf(answerDueOn) }, ...(today > dayOf(answerDueOn) ? [{ kind: "CLAIM_LATE" as const, day: dayOf(answerDueOn) }] : [])];
  return payDueOn !== null && today > dayOf(payDueOn) ? [{ kind: "COMPENSATION_LATE", day: dayOf(payDueOn) }] : [];
}

/**
 * A round: the supervisors of an item's office are told of each new claim, of an answer that is late (5 or 7 working days) and of money
 * that is late (30 days); each once. @returns how many alerts are new
 */
export async function watchClaims(): Promise<number> {
  const at = now();
  const today = vietnamDay(at);
  return transactAsJobs(async (tx) => {
    const claims = await tx.postalClaim.findMany({ where: { OR: [{ state: "OPEN" }, { state: "ACCEPTED", payDueOn: { not: null } }] }, include: FACTS, orderBy: { answerDueOn: "asc" }, take: 1_000 });
    const supervisors = await tx.staff.findMany({ where: { role: "POSTAL_SUPERVISOR", disabledAt: null, officeId: { in: claims.map(({ officeId }) => officeId) } }, select: { id: true, officeId: true } });
    const alerts = claims.flatMap((claim): AlertToTell[] => callsOf(claim, today).flatMap(({ kind, day }) => {
      const { dossier } = claim.item;
      const words = alertOf(kind, { code: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name, dueAt: null, day, by: null, reason: kind === "CLAIM_OPENED" ? claim.words : null });
      return supervisors.filter(({ officeId }) => officeId === claim.officeId).map(({ id }) => ({ kind, thing: claim.id, day, staffId: id, dossierId: claim.dossierId, path: "/buu-dien/khieu-nai", ...words }));
    }));
    return (await keepAlerts(tx, alerts, at)).length;
  });
}
