import { permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { CoveredRange } from "@/lib/deadlines/calendar";
import { type CalendarDifference, differenceOf, type ScopedDay, type ScopedHours } from "@/lib/deadlines/calendar-version";
import { calendarRowsOf } from "@/lib/deadlines/queries";
import { NATIONAL_SCOPE } from "@/lib/deadlines/scoped-calendar";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";

/** One state of the calendar in the list. */
export type CalendarVersionRow = Readonly<{
  version: string;
  state: "DRAFT" | "IN_FORCE" | "FORMER";
  basedOn: string | null;
  note: string;
  madeBy: string;
  createdAt: Date;
  publishedAt: Date | null;
  days: number;
  provisional: number;
}>;

/** A scope with the words for it; `own` when the administrator keeps its rows. */
export type CalendarScope = Readonly<{ scope: string; words: string; own: boolean }>;

export type CalendarVersionPage = Readonly<{
  version: string;
  state: "DRAFT" | "IN_FORCE" | "FORMER";
  note: string;
  madeBy: string;
  createdAt: Date;
  publishedAt: Date | null;
  basedOn: string | null;
  /** Another calendar was published since the draft was begun: this one can no longer be. */
  overtaken: boolean;
  covered: readonly CoveredRange[];
  days: readonly ScopedDay[];
  hours: readonly ScopedHours[];
  scopes: readonly CalendarScope[];
  /** To the version that it was made from; null when it was made from none. */
  difference: CalendarDifference | null;
}>;

type Kept = Readonly<{ version: string; region: string; publishedAt: Date | null }>;

function stateOf({ version, publishedAt }: Kept, inForce: string | null): CalendarVersionRow["state"] {
  return publishedAt === null ? "DRAFT" : version === inForce ? "IN_FORCE" : "FORMER";
}

async function versionInForce(_permitted: Permit, tx: Tx): Promise<string | null> {
  const last = await tx.calendarVersion.findFirst({ where: { publishedAt: { not: null } }, orderBy: { publishedAt: "desc" }, select: { version: true } });
  return last?.version ?? null;
}

const provinceOf = (actor: Actor) => ("provinceCode" in actor ? actor.provinceCode : "");

/** Every published calendar, the one in force first, and the province's own draft. */
export async function listCalendarVersions(actor: Actor): Promise<CalendarVersionRow[]> {
  const permitted = permit(actor, "calendar.manage");
  return withActor(actor, async (tx) => {
    const inForce = await versionInForce(permitted, tx);
    const versions = await tx.calendarVersion.findMany({
      where: { OR: [{ publishedAt: { not: null } }, { region: provinceOf(actor) }] },
      orderBy: [{ publishedAt: { sort: "desc", nulls: "first" } }, { version: "desc" }],
      include: { _count: { select: { days: true } } },
      take: 100,
    });
    const unsure = await tx.calendarDay.groupBy({ by: ["version"], where: { status: "PROVISIONAL", version: { in: versions.map(({ version }) => version) } }, _count: true });
    const provisional = new Map(unsure.map(({ version, _count }) => [version, _count]));
    return versions.map((row) => ({
      version: row.version, state: stateOf(row, inForce), basedOn: row.basedOn, note: row.note, madeBy: row.createdByName, createdAt: row.createdAt,
      publishedAt: row.publishedAt, days: row._count.days, provisional: provisional.get(row.version) ?? 0,
    }));
  });
}

/** The scopes that the page speaks of: those that the administrator keeps, and those that the version has rows of. */
async function scopesOf(_permitted: Permit, tx: Tx, provinceCode: string, used: readonly string[]): Promise<CalendarScope[]> {
  const agencies = await tx.agency.findMany({
    where: { OR: [{ provinceCode, effectiveTo: null }, { id: { in: used.filter(isId) } }] }, select: { id: true, shortName: true, provinceCode: true }, orderBy: [{ level: "asc" }, { code: "asc" }],
  });
  const codes = [...new Set([provinceCode, ...used.filter((scope) => scope !== NATIONAL_SCOPE && !isId(scope))])];
  const provinces = await tx.province.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } });
  const nameOf = new Map(provinces.map(({ code, name }) => [code, name]));
  return [
    { scope: NATIONAL_SCOPE, words: "Cả nước", own: true },
    ...codes.map((code) => ({ scope: code, words: nameOf.get(code) ?? `Tỉnh ${code}`, own: code === provinceCode })),
    ...agencies.map((agency) => ({ scope: agency.id, words: agency.shortName, own: agency.provinceCode === provinceCode })),
  ];
}

/** One calendar with all its rows; null when there is none, or when it is another province's draft. */
export async function readCalendarVersion(actor: Actor, version: string): Promise<CalendarVersionPage | null> {
  const permitted = permit(actor, "calendar.manage");
  return withActor(actor, async (tx) => {
    const row = await tx.calendarVersion.findUnique({ where: { version } });
    if (!row || (row.publishedAt === null && row.region !== provinceOf(actor))) return null;
    const inForce = await versionInForce(permitted, tx);
    const { covered, days, hours } = await calendarRowsOf(permitted, tx, version);
    const base = row.basedOn === null ? null : await calendarRowsOf(permitted, tx, row.basedOn);
    const used = [...new Set([...days, ...hours, ...(base?.days ?? []), ...(base?.hours ?? [])].map(({ scope }) => scope))];
    return {
      version, state: stateOf(row, inForce), note: row.note, madeBy: row.createdByName, createdAt: row.createdAt, publishedAt: row.publishedAt, basedOn: row.basedOn,
      overtaken: row.publishedAt === null && row.basedOn !== inForce, covered, days, hours,
      scopes: await scopesOf(permitted, tx, provinceOf(actor), used),
      difference: base && differenceOf(base, { version, covered, days, hours }),
    };
  });
}
