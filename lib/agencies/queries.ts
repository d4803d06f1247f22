import { permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { counterReceives, countersInOrder } from "@/lib/agencies/filing-place";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import type { AgencyLevel } from "@/lib/platform/generated/enums";

/** Days are Vietnamese, `YYYY-MM-DD`. */
export type TakingAgency = Readonly<{
  id: string;
  code: string;
  name: string;
  shortName: string;
  level: AgencyLevel;
  provinceCode: string;
  phone: string | null;
  address: string | null;
  byPost: boolean;
  listedFrom: string;
  listedTo: string | null;
  note: string;
  /** The post's counter may receive this procedure for it today. */
  counterReceives: boolean;
}>;

export type Counter = Readonly<{
  id: string; name: string; address: string; phone: string | null; openingHours: string; provinceCode: string; communeName: string | null;
}>;

export type CommuneChoice = Readonly<{ code: string; name: string; oldDistrict: string | null; oldUnitsText: string | null }>;

const dayText = (date: Date) => date.toISOString().slice(0, 10);
const dayOf = (day: string) => new Date(`${day}T00:00:00.000Z`);

/** Agencies that take a procedure on a day, with what their public lists say (QĐ 45/2016, Điều 13). By-post ones first. */
export async function agenciesTaking(_permitted: Permit, tx: Tx, procedureCode: string, day: string): Promise<TakingAgency[]> {
  const on = dayOf(day);
  const running = { effectiveFrom: { lte: on }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: on } }] };
  const rows = await tx.agencyProcedure.findMany({
    where: { procedureCode, ...running, agency: running },
    include: { agency: true },
    orderBy: [{ byPost: "desc" }, { agency: { code: "asc" } }],
  });
  const scopes = await tx.contractScope.findMany({ where: { agencyId: { in: rows.map(({ agencyId }) => agencyId) } }, include: { contract: true } });
  const known = scopes.map(({ contract, ...scope }) => ({
    ...scope, inForce: { from: dayText(contract.effectiveFrom), to: contract.effectiveTo && dayText(contract.effectiveTo) },
  }));
  return rows.map(({ agency, byPost, effectiveFrom, effectiveTo, note }) => ({
    id: agency.id, code: agency.code, name: agency.name, shortName: agency.shortName, level: agency.level, provinceCode: agency.provinceCode,
    phone: agency.phone, address: agency.address, byPost, note, listedFrom: dayText(effectiveFrom), listedTo: effectiveTo && dayText(effectiveTo),
    counterReceives: counterReceives(known, { agencyId: agency.id, procedureCode, byPost, day }),
  }));
}

/** What the agency's public list says of a procedure on a day; null when it does not have it. */
export async function postListing(_permitted: Permit, tx: Tx, agencyId: string, procedureCode: string, day: string): Promise<{ byPost: boolean } | null> {
  const on = dayOf(day);
  return tx.agencyProcedure.findFirst({
    where: { agencyId, procedureCode, effectiveFrom: { lte: on }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: on } }] },
    orderBy: { effectiveFrom: "desc" },
    select: { byPost: true },
  });
}

/** The post's counters at the one-stops of the agency's province, the nearest to it first. */
export async function countersFor(_permitted: Permit, tx: Tx, agency: Pick<TakingAgency, "name" | "level" | "provinceCode">): Promise<Counter[]> {
  const offices = await tx.postOffice.findMany({ where: { provinceCode: agency.provinceCode, isOneStopCounter: true }, include: { commune: true } });
  return countersInOrder(
    offices.map(({ id, name, address, phone, openingHours, provinceCode, commune }) => ({
      id, name, address, phone, openingHours, provinceCode, communeName: commune?.name ?? null,
    })),
    agency,
  );
}

/** The communes of a province by name, with the districts that they belonged to before 1/7/2025. */
export async function communesOf(_permitted: Permit, tx: Tx, provinceCode: string): Promise<CommuneChoice[]> {
  return tx.commune.findMany({
    where: { provinceCode },
    orderBy: [{ oldDistrict: "asc" }, { name: "asc" }],
    select: { code: true, name: true, oldDistrict: true, oldUnitsText: true },
  });
}

/** The counters at which a dossier for the agency can be received, for the page on which it is begun. */
export async function readCounters(actor: Actor, agency: Pick<TakingAgency, "name" | "level" | "provinceCode">): Promise<Counter[]> {
  const permitted = permit(actor, "catalogue.read");
  return withActor(actor, (tx) => countersFor(permitted, tx, agency));
}
