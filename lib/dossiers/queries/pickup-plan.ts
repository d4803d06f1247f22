import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { calendarInForce } from "@/lib/deadlines/queries";
import { type PickupSlot, pickupSlots, type SlotLoad, visitsOf } from "@/lib/dossiers/pickup-slots";
import { pickupDays } from "@/lib/dossiers/pickup-window";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { isId } from "@/lib/platform/ids";

/** The half days of an office for a commune with what is left in each, in the caller's transaction. */
export async function slotsOf(permitted: Permit, tx: Tx, place: Readonly<{ officeId: string; communeCode: string; provinceCode: string; agencyId: string | null }>): Promise<PickupSlot[]> {
  const calendar = await calendarInForce(permitted, tx, place);
  const days = calendar.ok ? pickupDays(calendar.value, vietnamDay(now())) : [];
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const commune = await tx.commune.findUnique({ where: { code: place.communeCode }, select: { oldDistrict: true } });
  const loads = await loadsBetween(tx, place.officeId, first, last);
  return pickupSlots(days, commune?.oldDistrict ?? "", await tx.pickupCapacity.findMany({ where: { officeId: place.officeId } }), loads);
}

async function loadsBetween(tx: Tx, officeId: string, first: string, last: string): Promise<SlotLoad[]> {
  const end = new Date(vietnamMoment(last).getTime() + 86_400_000);
  const rows = await tx.$queryRaw<{ window_from: Date; area: string; visits: number }[]>`select * from pickup_load(${officeId}::uuid, ${vietnamMoment(first)}, ${end})`;
  return rows.map(({ window_from, area, visits }) => ({ windowFrom: window_from, area, visits }));
}

export type VisitPage = Readonly<{
  dossierId: string; version: number; shownCode: string; procedureName: string;
  /** The visit that is to come, or the last one that came to nothing. */
  visit: Readonly<{ id: string; open: boolean; missed: boolean; from: Date; to: Date; contactName: string; phone: string; address: string }>;
  papers: readonly Readonly<{ id: string; description: string; count: number; kind: "ORIGINAL" | "CERTIFIED_COPY" | "PHOTOCOPY" | "RESULT" }>[];
  office: Readonly<{ name: string; address: string; phone: string | null; openingHours: string }> | null;
  slots: readonly PickupSlot[];
}>;

/** The applicant's own visit: when, what to lay ready, and the half days to move it to; null when there is none to change. */
export async function readVisit(actor: Actor, dossierId: string): Promise<VisitPage | null> {
  const permitted = permit(actor, "pickup.change");
  if (!isId(dossierId)) return null;
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: dossierId, status: { in: ["SUBMITTED", "AWAITING_SUPPLEMENT"] } }, dossiersVisibleTo(actor)] },
      include: { office: true, procedureVersion: { select: { name: true } }, papers: { where: { holderKind: "CITIZEN" }, orderBy: { id: "asc" } }, pickups: { orderBy: { createdAt: "desc" }, take: 1 } },
    });
    const visit = dossier?.pickups[0];
    if (!dossier || !visit || visit.status === "COLLECTED" || visit.status === "HANDED_OVER") return null;
    return {
      dossierId: dossier.id, version: dossier.version, shownCode: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name,
      visit: {
        id: visit.id, open: visit.status === "REQUESTED" || visit.status === "ASSIGNED", missed: visit.status === "MISSED", from: visit.windowFrom, to: visit.windowTo,
        contactName: visit.contactName, phone: visit.phone, address: visit.addressText,
      },
      papers: dossier.papers.map(({ id, description, count, kind }) => ({ id, description, count, kind })),
      office: dossier.office && { name: dossier.office.name, address: dossier.office.address, phone: dossier.office.phone, openingHours: dossier.office.openingHours },
      slots: await slotsOf(permitted, tx, { officeId: visit.officeId, communeCode: visit.communeCode, provinceCode: dossier.provinceCode, agencyId: dossier.agencyId }),
    };
  });
}

export type PickupPlan = Readonly<{
  days: readonly string[];
  areas: readonly Readonly<{ area: string; most: number; own: boolean; slots: readonly PickupSlot[] }>[];
}>;

/** The office's half days by area, for its supervisor: how many visits are left, and by whose figure. */
export async function readPickupPlan(actor: Actor): Promise<PickupPlan> {
  const permitted = permit(actor, "pickup.plan");
  return withActor(actor, async (tx) => {
    const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
    const office = officeId === null ? null : await tx.postOffice.findUnique({ where: { id: officeId } });
    if (!office) return { days: [], areas: [] };
    const calendar = await calendarInForce(permitted, tx, { provinceCode: office.provinceCode, agencyId: null });
    const days = calendar.ok ? pickupDays(calendar.value, vietnamDay(now())) : [];
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return { days: [], areas: [] };
    const loads = await loadsBetween(tx, office.id, first, last);
    const capacities = await tx.pickupCapacity.findMany({ where: { officeId: office.id } });
    const districts = await tx.commune.findMany({ where: { provinceCode: office.provinceCode, oldDistrict: { not: null } }, distinct: ["oldDistrict"], select: { oldDistrict: true } });
    const areas = [...new Set(["", ...capacities.map(({ area }) => area), ...loads.map(({ area }) => area), ...districts.flatMap(({ oldDistrict }) => oldDistrict ?? [])])].sort((one, other) => one.localeCompare(other, "vi"));
    return { days, areas: areas.map((area) => ({ area, most: visitsOf(capacities, area), own: capacities.some((one) => one.area === area), slots: pickupSlots(days, area, capacities, loads) })) };
  });
}
