import { permit } from "@/lib/access/policy";
import type { Actor } from "@/lib/identity/actor";
import { readPublic } from "@/lib/platform/db";
import { figuresOf, type ResolutionFigures } from "@/lib/statistics/resolution";
import type { Period } from "@/lib/statistics/schema";

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

export type AgencyFigures = Readonly<{ code: string; name: string }> & ResolutionFigures;
export type ResolutionReport = Readonly<{ period: Period; total: ResolutionFigures; agencies: readonly AgencyFigures[] }>;

const underWay = new Map<string, Promise<ResolutionReport>>();

/**
 * How many dossiers were received, resolved early, on time, late, and are in progress; each class judged now by the deadline
 * rules from the recorded moments, against the legal term with its supplements, or with `basis` EXTENSION against the date of the
 * one re-appointment too (domain.md 4.3, 5.1). Counts only: public.
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
  const rows = await readPublic<GroupRow>({
    name: "resolution-groups",
    text: "select * from resolution_groups($1::date, $2::date, $3::date, $4::boolean)",
    values: [period.from, period.to, period.asOf, period.basis === "EXTENSION"],
  });
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
  const names = await readPublic<{ id: string; code: string; name: string }>({
    name: "agencies-by-id", text: "select id, code, name from agency where id = any($1::uuid[]) order by code", values: [[...byAgency.keys()]],
  });
  return { period, total, agencies: names.map(({ id, code, name }) => ({ code, name, ...(byAgency.get(id) ?? total) })) };
}
