import { CLOCK_HOLDERS, type ClockHolder } from "@/lib/deadlines/clocks";
import { WORKING_MINUTES_PER_DAY } from "@/lib/deadlines/terms";

/** How many resolved dossiers used so many tenths of a working day (rounded down) with a party, and their minutes together (`resolution_clocks`). */
export type ClockGroup = Readonly<{ agencyId: string; party: ClockHolder; tenths: number; dossiers: number; minutes: number }>;

/** In working days of eight hours: the mean, and the median to a tenth, rounded down. null of nothing. */
export type PartyTime = Readonly<{ average: number | null; median: number | null }>;
/** Working days with each party, over `dossiers` resolved dossiers whose clocks are known. */
export type WorkingTime = Readonly<{ dossiers: number }> & Readonly<Record<ClockHolder, PartyTime>>;

/** Whose time made late dossiers late (`resolution_late_causes`); `unknown`: no clocks written yet. */
export type LateCauses = Readonly<{ byAgency: number; byOthers: number; unknown: number }>;
export const NO_CAUSES: LateCauses = { byAgency: 0, byOthers: 0, unknown: 0 };

function timeOfParty(groups: readonly ClockGroup[]): PartyTime & Readonly<{ dossiers: number }> {
  const dossiers = groups.reduce((sum, group) => sum + group.dossiers, 0);
  if (dossiers === 0) return { dossiers, average: null, median: null };
  const minutes = groups.reduce((sum, group) => sum + group.minutes, 0);
  // The lower of the two in the middle: a value that some dossier has.
  let left = Math.ceil(dossiers / 2);
  let median = 0;
  for (const group of groups.toSorted((a, b) => a.tenths - b.tenths)) {
    median = group.tenths / 10;
    left -= group.dossiers;
    if (left <= 0) break;
  }
  return { dossiers, average: Math.round((minutes / dossiers / WORKING_MINUTES_PER_DAY) * 10) / 10, median };
}

/** Mean and median working days per party, of all groups together. */
export function workingTimeOf(groups: readonly ClockGroup[]): WorkingTime {
  const [post, counter, agency, citizen] = CLOCK_HOLDERS.map((party) => timeOfParty(groups.filter((group) => group.party === party)));
  const only = (time: ReturnType<typeof timeOfParty> | undefined): PartyTime => ({ average: time?.average ?? null, median: time?.median ?? null });
  return { dossiers: agency?.dossiers ?? 0, POST: only(post), COUNTER: only(counter), AGENCY: only(agency), CITIZEN: only(citizen) };
}

/** "2,5 ngày", "0 ngày"; "–" of nothing. */
export function dayWords(days: number | null): string {
  return days === null ? "–" : `${String(days).replace(".", ",")} ngày`;
}
