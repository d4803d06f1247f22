import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { type ClockMinutes, clockMinutes } from "@/lib/dossiers/clock-minutes";
import { systemActor } from "@/lib/identity/actor";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";

const PAGE = 200;

const NEEDED = {
  id: true, channel: true, returnMethod: true, calendarVersion: true, provinceCode: true, agencyId: true, clockStartedAt: true, dueAt: true, dueBeforeExtensionAt: true, processingEndedAt: true, returnedAt: true,
  procedureVersion: { select: { supplementPolicy: true } }, events: { orderBy: { seq: "asc" }, select: { event: true, occurredAt: true } },
} as const satisfies Prisma.DossierSelect;
type Needed = Prisma.DossierGetPayload<{ select: typeof NEEDED }>;

async function minutesOf(permitted: Permit, tx: Tx, dossier: Needed): Promise<ClockMinutes | null> {
  const { channel, returnMethod, calendarVersion, processingEndedAt, clockStartedAt, returnedAt, events, procedureVersion } = dossier;
  if (calendarVersion === null || processingEndedAt === null) return null;
  const calendar = await calendarOfVersion(permitted, tx, calendarVersion, dossier);
  if (!calendar.ok) return null;
  const dueAt = dossier.dueBeforeExtensionAt ?? dossier.dueAt;
  return clockMinutes(calendar.value, { channel, returnMethod, clockStartedAt, dueAt, processingEndedAt, returnedAt, policy: procedureVersion.supplementPolicy, events });
}

async function keep(tx: Tx, dossierId: string, minutes: ClockMinutes): Promise<void> {
  await tx.dossierClock.upsert({ where: { dossierId }, create: { dossierId, ...minutes }, update: minutes });
}

/**
 * Writes the clocks of a dossier whose processing has ended, anew each time: after the decision, and again when the result is
 * returned, for the post's time went on. Nothing while it is open. May run any number of times.
 */
export async function writeClock(dossierId: string): Promise<void> {
  const permitted = permit(systemActor(), "dossier.recompute-due");
  await transactAsJobs(async (tx) => {
    // Two events of one dossier followed at once write one after the other, each from all events that it sees.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`clock ${dossierId}`}, 0))::text`;
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId, processingEndedAt: { not: null } }, dossiersVisibleTo(permitted.actor)] }, select: NEEDED });
    const minutes = dossier && (await minutesOf(permitted, tx, dossier));
    if (minutes) await keep(tx, dossierId, minutes);
  });
}

/** Writes the clocks of every dossier that has ended, from its events: after a change of the rules, or for data that came in bulk. @returns how many */
export async function rebuildClocks(): Promise<number> {
  const permitted = permit(systemActor(), "dossier.recompute-due");
  let written = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const from = after;
    const page = await transactAsJobs(async (tx) => {
      const dossiers = await tx.dossier.findMany({
        where: { AND: [{ id: { gt: from }, processingEndedAt: { not: null }, calendarVersion: { not: null } }, dossiersVisibleTo(permitted.actor)] }, orderBy: { id: "asc" }, take: PAGE, select: NEEDED,
      });
      for (const dossier of dossiers) {
        const minutes = await minutesOf(permitted, tx, dossier);
        if (!minutes) continue;
        await keep(tx, dossier.id, minutes);
        written += 1;
      }
      return dossiers;
    });
    const last = page.at(-1);
    if (!last || page.length < PAGE) return written;
    after = last.id;
  }
}
