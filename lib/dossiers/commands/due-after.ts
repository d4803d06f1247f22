import type { Permit } from "@/lib/access/policy";
import type { DeadlineReason, Due } from "@/lib/deadlines/due";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { dueOf, type TermEvent } from "@/lib/dossiers/term";
import type { Tx } from "@/lib/platform/db";
import type { Dossier } from "@/lib/platform/generated/client";
import { refused, type Result } from "@/lib/platform/result";

/**
 * The due date once `event` has happened: the same pure function as at reception, over all events of the dossier and this one.
 * @param calendarVersion the version to count by; that of the dossier unless it is being replaced
 */
export async function dueAfter(
  permitted: Permit, tx: Tx, dossier: Dossier, event: TermEvent | null, calendarVersion: string | null = dossier.calendarVersion,
): Promise<Result<Due, DeadlineReason>> {
  if (dossier.clockStartedAt === null || calendarVersion === null) return refused("INVALID_START", "Hồ sơ chưa bắt đầu tính hạn.");
  const calendar = await calendarOfVersion(permitted, tx, calendarVersion, dossier);
  if (!calendar.ok) return refused("CALENDAR_HOLE", calendar.refusals[0].words);
  const { supplementPolicy, cutoffTime, sameDay } = await tx.procedureVersion.findUniqueOrThrow({
    where: { id: dossier.procedureVersionId }, select: { supplementPolicy: true, cutoffTime: true, sameDay: true },
  });
  const events = await tx.dossierEvent.findMany({ where: { dossierId: dossier.id }, orderBy: { seq: "asc" }, select: { event: true, occurredAt: true, payload: true } });
  const term = { value: dossier.termValue === null ? null : Number(dossier.termValue), unit: dossier.termUnit, supplementPolicy, cutoffTime, sameDay };
  return dueOf(calendar.value, dossier.clockStartedAt, term, event === null ? events : [...events, event]);
}
