import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { type FinishedStep, stepPlan, type StepView } from "@/lib/deadlines/step-plan";
import { finishedSteps } from "@/lib/dossiers/finished-steps";
import { interruptionsOf, minuteOfDay } from "@/lib/dossiers/term";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { stepMinutes } from "@/lib/procedures/internal-process";
import { processInForce, type ProcessView } from "@/lib/procedures/queries/internal-processes";

export type DossierSteps = Readonly<{ processId: string; steps: readonly StepView[]; /** Position of the step to finish next; null when all are. */ next: number | null }>;

const STEP_FACTS = { agencyId: true, procedureCode: true, clockStartedAt: true, events: { orderBy: { seq: "asc" }, select: { event: true, occurredAt: true, payload: true, actorName: true } } } as const;

/** The process by which a dossier in the actor's scope is handled and what is finished of it; null when it has none. */
export async function processOfDossier(permitted: Permit, tx: Tx, dossierId: string): Promise<{ process: ProcessView; finished: readonly FinishedStep[] } | null> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] }, select: STEP_FACTS });
  if (!dossier || dossier.clockStartedAt === null) return null;
  const process = await processInForce(permitted, tx, { ...dossier, clockStartedAt: dossier.clockStartedAt });
  return process && { process, finished: finishedSteps(dossier.events, process.id) };
}

/**
 * The internal steps of a dossier with their times: done, current, late. null when there is no such dossier for the actor, its agency
 * has no process for it, or the calendar does not reach over it.
 */
export async function readStepPlan(actor: Actor, dossierId: string): Promise<DossierSteps | null> {
  const permitted = permit(actor, "internal-process.read");
  if (!isId(dossierId)) return null;
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] },
      select: { ...STEP_FACTS, calendarVersion: true, provinceCode: true, dueAt: true, processingEndedAt: true, procedureVersion: { select: { supplementPolicy: true, cutoffTime: true } } },
    });
    if (!dossier || dossier.clockStartedAt === null || dossier.calendarVersion === null) return null;
    const process = await processInForce(permitted, tx, { ...dossier, clockStartedAt: dossier.clockStartedAt });
    const calendar = await calendarOfVersion(permitted, tx, dossier.calendarVersion, dossier);
    if (!process || !calendar.ok) return null;
    const { supplementPolicy, cutoffTime } = dossier.procedureVersion;
    const plan = stepPlan({
      calendar: calendar.value, clockStartedAt: dossier.clockStartedAt, cutoffMinute: minuteOfDay(cutoffTime), interruptions: interruptionsOf(dossier.events, supplementPolicy),
      steps: process.steps.map((step) => ({ position: step.position, name: step.name, minutes: stepMinutes(step) })),
      finished: finishedSteps(dossier.events, process.id), dossierDue: dossier.dueAt, asOf: dossier.processingEndedAt ?? now(),
    });
    if (!plan.ok) return null;
    return { processId: process.id, steps: plan.value, next: plan.value.find(({ state }) => state === "CURRENT")?.position ?? null };
  });
}
