import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { dayOfMinute, localMinuteOf } from "@/lib/deadlines/days";
import { calendarRowsOf } from "@/lib/deadlines/queries";
import { calendarsOf, dueBy, OPEN_TERMS, TERM_FACTS } from "@/lib/dossiers/open-term";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import { isId } from "@/lib/platform/ids";

/** An open dossier whose due date another calendar would move. `days`: calendar days, negative when it comes earlier. */
export type CalendarEffect = Readonly<{ id: string; code: string; agencyName: string; dueAt: Date; newDueAt: Date; days: number; provisional: boolean }>;

/** How many dossiers a draft would move. `uncounted`: its calendar gives no due date for them, so they stay as they are. */
export type CalendarEffectCounts = Readonly<{
  open: number;
  moved: number;
  later: number;
  earlier: number;
  uncounted: number;
  agencies: readonly Readonly<{ name: string; open: number; moved: number }>[];
}>;
export type CalendarEffectPage = Readonly<{ rows: readonly CalendarEffect[]; next: string | null }>;

/** Rows of a page, and dossiers read at a time: what is in memory does not grow with the province. */
const PAGE = 50;
const BATCH = 500;

const FACTS = { ...TERM_FACTS, code: true, submissionCode: true, agency: { select: { shortName: true } } } as const satisfies Prisma.DossierSelect;
type Facts = Prisma.DossierGetPayload<{ select: typeof FACTS }>;
type Cursor = Readonly<{ dueAt: Date; id: string }>;
type Judged = Readonly<{ facts: Facts; agencyName: string; effect: CalendarEffect | null; counted: boolean }>;

function cursorOf({ dueAt, id }: Cursor): string {
  return `${dueAt.getTime()}~${id}`;
}

function readCursor(text: string | null): Cursor | null {
  const [at = "", id = ""] = (text ?? "").split("~");
  return /^\d{1,14}$/.test(at) && isId(id) ? { dueAt: new Date(Number(at)), id } : null;
}

const dayOf = (moment: Date) => dayOfMinute(localMinuteOf(moment));

function effectOf(facts: Facts, newDueAt: Date, provisional: boolean): CalendarEffect | null {
  const { dueAt } = facts;
  if (dueAt === null || dueAt.getTime() === newDueAt.getTime()) return null;
  return { id: facts.id, code: facts.code ?? facts.submissionCode, agencyName: facts.agency.shortName, dueAt, newDueAt, days: dayOf(newDueAt) - dayOf(dueAt), provisional };
}

/** Every open dossier of the province by (due date, id), judged by the version's calendar; read a batch at a time. */
async function* judged(permitted: Permit<"calendar.manage">, tx: Tx, version: string, from: Cursor | null): AsyncGenerator<Judged> {
  const calendars = calendarsOf(await calendarRowsOf(permitted, tx, version));
  for (let cursor = from; ;) {
    const beyond = cursor && { OR: [{ dueAt: { gt: cursor.dueAt } }, { dueAt: cursor.dueAt, id: { gt: cursor.id } }] };
    const batch: Facts[] = await tx.dossier.findMany({
      where: { AND: [dossiersVisibleTo(permitted.actor), OPEN_TERMS, { dueAt: { not: null } }, ...(beyond ? [beyond] : [])] },
      select: FACTS, orderBy: [{ dueAt: "asc" }, { id: "asc" }], take: BATCH,
    });
    for (const facts of batch) {
      const calendar = calendars(facts);
      const due = calendar.ok ? dueBy(calendar.value, facts) : calendar;
      yield { facts, agencyName: facts.agency.shortName, counted: due.ok, effect: due.ok ? effectOf(facts, due.value.due, due.value.provisional) : null };
    }
    const last = batch.at(-1);
    if (batch.length < BATCH || !last || last.dueAt === null) return;
    cursor = { dueAt: last.dueAt, id: last.id };
  }
}

/** The open dossiers of the administrator's province whose due date the version would move, the next due first, 50 a page. */
export async function calendarEffects(actor: Actor, version: string, after: string | null): Promise<CalendarEffectPage> {
  const permitted = permit(actor, "calendar.manage");
  return withActor(actor, async (tx) => {
    const rows: CalendarEffect[] = [];
    for await (const { effect } of judged(permitted, tx, version, readCursor(after))) {
      if (effect === null) continue;
      if (rows.length === PAGE) return { rows, next: cursorOf(rows[PAGE - 1] ?? effect) };
      rows.push(effect);
    }
    return { rows, next: null };
  });
}

/** How many open dossiers of the province the version would move, in all and by agency. */
export async function countCalendarEffects(actor: Actor, version: string): Promise<CalendarEffectCounts> {
  const permitted = permit(actor, "calendar.manage");
  return withActor(actor, async (tx) => {
    const agencies = new Map<string, { name: string; open: number; moved: number }>();
    const counts = { open: 0, moved: 0, later: 0, earlier: 0, uncounted: 0 };
    for await (const { facts, agencyName, effect, counted } of judged(permitted, tx, version, null)) {
      const agency = agencies.get(facts.agencyId) ?? { name: agencyName, open: 0, moved: 0 };
      agencies.set(facts.agencyId, agency);
      agency.open++;
      counts.open++;
      if (!counted) counts.uncounted++;
      if (effect === null) continue;
      agency.moved++;
      counts.moved++;
      if (effect.newDueAt > effect.dueAt) counts.later++;
      else counts.earlier++;
    }
    return { ...counts, agencies: [...agencies.values()].sort((a, b) => b.moved - a.moved || a.name.localeCompare(b.name, "vi")) };
  });
}

/** How far the recomputation has come in the province: open dossiers in all, and those not yet counted by the version. */
export async function recomputeProgress(actor: Actor, version: string): Promise<{ open: number; left: number }> {
  permit(actor, "calendar.manage");
  return withActor(actor, async (tx) => {
    const open = await tx.dossier.count({ where: { AND: [dossiersVisibleTo(actor), OPEN_TERMS] } });
    const left = await tx.dossier.count({ where: { AND: [dossiersVisibleTo(actor), OPEN_TERMS, { NOT: { calendarVersion: version } }] } });
    return { open, left };
  });
}
