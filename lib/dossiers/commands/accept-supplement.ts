import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { DeadlineReason, Due } from "@/lib/deadlines/due";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/dossiers/commands/once";
import type { AcceptSupplementInput } from "@/lib/dossiers/schema/accept-supplement";
import { dueOf } from "@/lib/dossiers/term";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { ok, type Result } from "@/lib/platform/result";

/**
 * The due date once the supplement has arrived at `at`: the same pure function as at reception, over all events so far.
 * null when the dossier is not there for the actor or its clock never started: the lifecycle says so.
 */
async function dueWithArrival(permitted: Permit, tx: Tx, dossierId: string, at: Date): Promise<Result<Due, DeadlineReason> | null> {
  const dossier = await tx.dossier.findFirst({
    where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] },
    include: { procedureVersion: true, events: { orderBy: { seq: "asc" }, select: { event: true, occurredAt: true } } },
  });
  if (!dossier || dossier.clockStartedAt === null || dossier.calendarVersion === null) return null;
  const calendar = await calendarOfVersion(permitted, tx, dossier.calendarVersion);
  if (!calendar.ok) return { ok: false, refusals: [{ reason: "CALENDAR_HOLE", words: calendar.refusals[0].words }] };
  const { supplementPolicy, cutoffTime, sameDay } = dossier.procedureVersion;
  const term = { value: dossier.termValue === null ? null : Number(dossier.termValue), unit: dossier.termUnit, supplementPolicy, cutoffTime, sameDay };
  return dueOf(calendar.value, dossier.clockStartedAt, term, [...dossier.events, { event: "ACCEPT_SUPPLEMENT", occurredAt: at }]);
}

/**
 * The full supplement has arrived: the agency's clock runs again and the current due date is recomputed by the procedure's policy
 * (RESET: từ đầu; PAUSE: tiếp phần còn lại; NONE: không đổi; NĐ 61/2018, Điều 19.4). What the receipt promised stays.
 */
export async function acceptSupplement(actor: Actor, input: AcceptSupplementInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.accept-supplement");
  return once(permitted.actor, input.operationId, "acceptSupplement", async (tx) => {
    const { operationId, dossierId, expectedVersion, note } = input;
    const at = now();
    const due = await dueWithArrival(permitted, tx, dossierId, at);
    if (due?.ok === false) return due;
    const moved = await moveDossier<"ACCEPT_SUPPLEMENT">(permitted, tx, {
      event: "ACCEPT_SUPPLEMENT", dossierId, operationId, expectedVersion, at, ...(note !== "" && { reason: note }),
      ...(due && {
        payload: { dueAt: due.value.due.toISOString(), dueProvisional: due.value.provisional },
        changes: () => ({ dueAt: due.value.due, dueProvisional: due.value.provisional }),
      }),
    });
    return moved.ok ? ok({ dossierId, version: moved.value.dossier.version }) : moved;
  });
}
