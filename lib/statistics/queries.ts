import { permit } from "@/lib/access/policy";
import type { Actor } from "@/lib/identity/actor";
import { readPublic } from "@/lib/platform/db";
import { type PostalLegs, sumOfLegs } from "@/lib/statistics/postal-legs";
import { figuresOf, type ResolutionFigures } from "@/lib/statistics/resolution";
import type { Period } from "@/lib/statistics/schema";
import { type ClockGroup, type LateCauses, NO_CAUSES, type WorkingTime, workingTimeOf } from "@/lib/statistics/working-time";

type GroupRow = {
  agency_id: string;
  channel: "COUNTER" | "ONLINE" | "POST";
  carried_over: boolean;
  minute_precision: boolean | null;
  due: string | null;
  ended: string | null;
  waiting: boolean;
  dossiers: string;
};

/** Time and causes beside the counts: working days with each party, and whose time made the late ones late. */
export type TimeFigures = Readonly<{ workingDays: WorkingTime; lateBy: LateCauses }>;
export type AgencyFigures = Readonly<{ code: string; name: string }> & ResolutionFigures & TimeFigures;
export type AgencyLegs = Readonly<{ code: string; name: string }> & PostalLegs;
export type ResolutionReport = Readonly<{
  period: Period;
  total: ResolutionFigures & TimeFigures;
  agencies: readonly AgencyFigures[];
  /** What of it went through the post, by proof. */
  post: Readonly<{ total: PostalLegs; agencies: readonly AgencyLegs[] }>;
}>;

const underWay = new Map<string, Promise<ResolutionReport>>();

/**
 * How many dossiers were received, resolved early, on time, late, and are in progress; each class judged now by the deadline
 * rules from the recorded moments, against the legal term with its supplements, or with `basis` EXTENSION against the date of the
 * one re-appointment too (domain.md 4.3, 5.1). Counts only: public.
 * With it the working days that each party used, and whose time made the late ones late (docs/decisions/052), and what went through the
 * post by proof (063).
 * Whoever asks for a period that is being counted at this moment gets that count: a rush on the public page is one query, and
 * cannot take all connections from those who work.
 */
export async function resolutionReport(actor: Actor, period: Period): Promise<ResolutionReport> {
  permit(actor, "statistics.read-public");
  const key = `${period.from} ${period.to} ${period.asOf} ${period.basis ?? ""}`;
  const report = underWay.get(key) ?? countReport(period).finally(() => underWay.delete(key));
  underWay.set(key, report);
  return report;
}

async function countReport(period: Period): Promise<ResolutionReport> {
  // The two long ones beside each other: one more connection, and the page waits for the longer alone.
  const [rows, legs] = await Promise.all([
    readPublic<GroupRow>({
      name: "resolution-groups",
      text: "select * from resolution_groups($1::date, $2::date, $3::date, $4::boolean)",
      values: [period.from, period.to, period.asOf, period.basis === "EXTENSION"],
    }),
    readPostalLegs(period),
  ]);
  const groups = rows.map((row) => ({
    agencyId: row.agency_id,
    channel: row.channel,
    carriedOver: row.carried_over,
    minutePrecision: row.minute_precision ?? false,
    due: row.due,
    ended: row.ended,
    waiting: row.waiting,
    dossiers: Number(row.dossiers),
  }));
  const { total, byAgency } = figuresOf(groups, period.asOf);
  const [clocks, causes] = [await readClockGroups(period), await readLateCauses(period)];
  const names = await readPublic<{ id: string; code: string; name: string }>({
    name: "agencies-by-id", text: "select id, code, name from agency where id = any($1::uuid[]) order by code", values: [[...new Set([...byAgency.keys(), ...legs.keys()])]],
  });
  // An agency that only returned results of an earlier period has legs and no figures.
  const each = <Figures, Row>(of: ReadonlyMap<string, Figures>, row: (agency: { id: string; code: string; name: string }, figures: Figures) => Row) =>
    names.flatMap((agency) => {
      const figures = of.get(agency.id);
      return figures === undefined ? [] : [row(agency, figures)];
    });
  const timeOf = (agencyId: string): TimeFigures => ({ workingDays: workingTimeOf(clocks.filter((group) => group.agencyId === agencyId)), lateBy: causes.get(agencyId) ?? NO_CAUSES });
  const lateBy = [...causes.values()].reduce((sum, one) => ({ byAgency: sum.byAgency + one.byAgency, byOthers: sum.byOthers + one.byOthers, unknown: sum.unknown + one.unknown }), NO_CAUSES);
  return {
    period, total: { ...total, workingDays: workingTimeOf(clocks), lateBy },
    agencies: each(byAgency, ({ id, code, name }, figures) => ({ code, name, ...figures, ...timeOf(id) })),
    post: { total: sumOfLegs(legs.values()), agencies: each(legs, ({ code, name }, figures) => ({ code, name, ...figures })) },
  };
}

type LegRow = { agency_id: string; received: string; received_by_post: string; received_unproven: string; returned: string; returned_by_post: string; returned_unproven: string; both_ways: string };

async function readPostalLegs({ from, to, asOf }: Period): Promise<Map<string, PostalLegs>> {
  const rows = await readPublic<LegRow>({ name: "postal-legs", text: "select * from postal_legs($1::date, $2::date, $3::date)", values: [from, to, asOf] });
  return new Map(rows.map((row) => [row.agency_id, {
    received: Number(row.received), receivedByPost: Number(row.received_by_post), receivedUnproven: Number(row.received_unproven),
    returned: Number(row.returned), returnedByPost: Number(row.returned_by_post), returnedUnproven: Number(row.returned_unproven), bothWays: Number(row.both_ways),
  }]));
}

async function readClockGroups({ from, to, asOf }: Period): Promise<ClockGroup[]> {
  const rows = await readPublic<{ agency_id: string; party: ClockGroup["party"]; tenths: number; dossiers: string; minutes: string }>({
    name: "resolution-clocks", text: "select * from resolution_clocks($1::date, $2::date, $3::date)", values: [from, to, asOf],
  });
  return rows.map((row) => ({ agencyId: row.agency_id, party: row.party, tenths: row.tenths, dossiers: Number(row.dossiers), minutes: Number(row.minutes) }));
}

async function readLateCauses({ from, to, asOf, basis }: Period): Promise<Map<string, LateCauses>> {
  const rows = await readPublic<{ agency_id: string; by_agency: string; by_others: string; unknown: string }>({
    name: "resolution-late-causes", text: "select * from resolution_late_causes($1::date, $2::date, $3::date, $4::boolean)", values: [from, to, asOf, basis === "EXTENSION"],
  });
  return new Map(rows.map((row) => [row.agency_id, { byAgency: Number(row.by_agency), byOthers: Number(row.by_others), unknown: Number(row.unknown) }]));
}
