import { type Punctuality, punctuality, punctualityOfDays } from "@/lib/deadlines/punctuality";
import { vietnamMoment } from "@/lib/platform/format";

/**
 * Dossiers that share agency, channel, due and end, as the database counts them (`resolution_groups`). Of those with a limit in days
 * that have ended only the distance between both days is kept: the end stands on the day of the report, the due day as far from it.
 */
export type ResolutionGroup = Readonly<{
  agencyId: string;
  channel: "COUNTER" | "ONLINE" | "POST";
  /** Received before the period and still open when it began. */
  carriedOver: boolean;
  /** The limit is in hours: `due` and `ended` are instants; otherwise they are Vietnamese days. */
  minutePrecision: boolean;
  due: string | null;
  ended: string | null;
  waiting: boolean;
  dossiers: number;
}>;

/**
 * The columns of Biểu II.06a/VPCP/KSTT (domain.md 5.1), of one agency or of all.
 * received = online + direct (+ carriedOver in the form's column 3); resolved = early + onTime + late; inProgress = inTime + overdue.
 */
export type ResolutionFigures = Readonly<{
  received: number;
  online: number;
  /** At the counter and by post: one column in the form. What of it came by post is told by proof: `postal-legs.ts`. */
  direct: number;
  carriedOver: number;
  resolved: number;
  early: number;
  onTime: number;
  late: number;
  inProgress: number;
  inTime: number;
  overdue: number;
}>;

export const NO_FIGURES: ResolutionFigures = {
  received: 0, online: 0, direct: 0, carriedOver: 0, resolved: 0, early: 0, onTime: 0, late: 0, inProgress: 0, inTime: 0, overdue: 0,
};

/** Judges a group as of the end of a Vietnamese day; a group without a due date cannot be late. */
export function judgeGroup(group: ResolutionGroup, asOf: string): Punctuality {
  if (group.due === null) return group.ended === null ? "OPEN_IN_TIME" : "ON_TIME";
  if (!group.minutePrecision) {
    return punctualityOfDays({ dueDay: group.due, endedDay: group.ended, asOfDay: asOf, waitingForApplicant: group.waiting });
  }
  return punctuality({
    dueAt: new Date(group.due), dueDay: group.due.slice(0, 10), precision: "MINUTE",
    endedAt: group.ended === null ? null : new Date(group.ended), asOf: vietnamMoment(asOf, "23:59"), waitingForApplicant: group.waiting,
  });
}

function add(figures: ResolutionFigures, group: ResolutionGroup, asOf: string): ResolutionFigures {
  const n = group.dossiers;
  const judged = judgeGroup(group, asOf);
  const is = (...classes: Punctuality[]) => (classes.includes(judged) ? n : 0);
  const inPeriod = group.carriedOver ? 0 : n;
  return {
    received: figures.received + inPeriod,
    online: figures.online + (group.channel === "ONLINE" ? inPeriod : 0),
    direct: figures.direct + (group.channel === "ONLINE" ? 0 : inPeriod),
    carriedOver: figures.carriedOver + (group.carriedOver ? n : 0),
    resolved: figures.resolved + is("EARLY", "ON_TIME", "LATE"),
    early: figures.early + is("EARLY"),
    onTime: figures.onTime + is("ON_TIME"),
    late: figures.late + is("LATE"),
    inProgress: figures.inProgress + is("OPEN_IN_TIME", "OPEN_OVERDUE"),
    inTime: figures.inTime + is("OPEN_IN_TIME"),
    overdue: figures.overdue + is("OPEN_OVERDUE"),
  };
}

/** The figures of all groups and of each agency; the agencies' figures add up to the whole. */
export function figuresOf(groups: readonly ResolutionGroup[], asOf: string): { total: ResolutionFigures; byAgency: Map<string, ResolutionFigures> } {
  const byAgency = new Map<string, ResolutionFigures>();
  let total = NO_FIGURES;
  for (const group of groups) {
    total = add(total, group, asOf);
    byAgency.set(group.agencyId, add(byAgency.get(group.agencyId) ?? NO_FIGURES, group, asOf));
  }
  return { total, byAgency };
}
