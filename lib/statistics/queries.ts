import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
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

/**
 * How many dossiers were received, resolved early, on time, late, and are in progress; each class judged now by the deadline
 * rules from the recorded moments, against the due date that the receipt promised (domain.md 4.3, 5.1). Counts only: public.
 */
export async function resolutionReport(actor: Actor, period: Period): Promise<ResolutionReport> {
  permit(actor, "statistics.read-public");
  const rows = await readPublic<GroupRow>({
    name: "resolution-groups",
    text: "select * from resolution_groups($1::date, $2::date, $3::date)",
    values: [period.from, period.to, period.asOf],
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
  const names = await withActor(actor, (tx) =>
    tx.agency.findMany({ where: { id: { in: [...byAgency.keys()] } }, select: { id: true, code: true, name: true }, orderBy: { code: "asc" } }),
  );
  const agencies = names.map(({ id, code, name }) => ({ code, name, ...(byAgency.get(id) ?? total) }));
  return { period, total, agencies };
}
