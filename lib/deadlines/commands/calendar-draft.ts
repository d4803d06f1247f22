import { NotPermitted, type Permit } from "@/lib/access/policy";
import { type AuditEntry, recordAudit } from "@/lib/audit/record-audit";
import { calendarFault } from "@/lib/deadlines/calendar-version";
import { CALENDAR_WORDS, type CalendarRefusal } from "@/lib/deadlines/keeping-words";
import { calendarRowsOf } from "@/lib/deadlines/queries";
import { NATIONAL_SCOPE, type ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import type { Administrator } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDate, formatTime } from "@/lib/platform/format";
import { isId, type OperationId } from "@/lib/platform/ids";
import { ok, type Refusal, refused, type Result } from "@/lib/platform/result";

/** The administrator behind the permit: the policy gives the permission to nobody else. */
export function keeperOf({ actor }: Permit<"calendar.manage">): Administrator {
  if (actor.kind !== "ADMINISTRATOR") throw new NotPermitted("calendar.manage", actor.kind);
  return actor;
}

/** Keeps of the calendar wait for one another, so that what one of them has read still holds when it writes. */
export async function takeTurn(_permitted: Permit<"calendar.manage">, tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('calendar', 0))`;
}

/** Who published a version and when, as the audit chain tells; falls back on who made it. */
export async function publisherWords(_permitted: Permit<"calendar.manage">, tx: Tx, version: string): Promise<string> {
  const [told] = await tx.$queryRaw<{ name: string; at: Date }[]>`
    select actor_name as name, occurred_at as at from audit_event where stream = 'calendar' and event = 'CALENDAR_PUBLISHED' and payload->>'version' = ${version} order by seq desc limit 1`;
  return told ? `${told.name} đã công bố lịch ${version} lúc ${formatTime(told.at)} ngày ${formatDate(told.at)}` : `Lịch ${version} đã được công bố`;
}

/** The rows of a draft that this administrator may change, or why not. */
export async function draftToChange(permitted: Permit<"calendar.manage">, tx: Tx, version: string): Promise<Result<ScopedCalendar & Readonly<{ basedOn: string | null; note: string }>, CalendarRefusal>> {
  await takeTurn(permitted, tx);
  const row = await tx.calendarVersion.findUnique({ where: { version }, select: { publishedAt: true, region: true, basedOn: true, note: true } });
  if (!row || (row.publishedAt === null && row.region !== keeperOf(permitted).provinceCode)) return refused("CALENDAR_NOT_FOUND", CALENDAR_WORDS.CALENDAR_NOT_FOUND);
  if (row.publishedAt !== null) {
    return refused("CALENDAR_PUBLISHED", `${await publisherWords(permitted, tx, version)}. Lịch đã công bố không sửa được nữa: hãy lập bản nháp mới.`);
  }
  return ok({ ...(await calendarRowsOf(permitted, tx, version)), basedOn: row.basedOn, note: row.note });
}

/** Whether the rows of a scope are this administrator's to keep: the country's, his province's, an agency's of it. */
export async function isOwnScope(permitted: Permit<"calendar.manage">, tx: Tx, scope: string): Promise<boolean> {
  const { provinceCode } = keeperOf(permitted);
  if (scope === NATIONAL_SCOPE || scope === provinceCode) return true;
  return isId(scope) && (await tx.agency.count({ where: { id: scope, provinceCode } })) === 1;
}

/** Why the draft as it stands now cannot be counted by, somewhere; null when it can. */
export async function faultOf(permitted: Permit<"calendar.manage">, tx: Tx, version: string): Promise<Refusal | null> {
  const rows = await calendarRowsOf(permitted, tx, version);
  const agencies = [...new Set([...rows.days, ...rows.hours].map(({ scope }) => scope))].filter(isId);
  const known = await tx.agency.findMany({ where: { id: { in: agencies } }, select: { id: true, provinceCode: true } });
  return calendarFault(rows, new Map(known.map(({ id, provinceCode }) => [id, provinceCode])));
}

/** Refuses with the rule's words, at the field that was just filled in. */
export async function checked<T>(permitted: Permit<"calendar.manage">, tx: Tx, version: string, field: string | undefined, value: T): Promise<Result<T>> {
  const fault = await faultOf(permitted, tx, version);
  return fault === null ? ok(value) : refused(fault.reason, fault.words, field);
}

type DraftEvent = Extract<AuditEntry["event"], `CALENDAR_${string}`>;

/** Writes into the audit chain what was done to a version; `verify` finds the operation there. Call it last. */
export async function tell(permitted: Permit<"calendar.manage">, tx: Tx, event: DraftEvent, operationId: OperationId, payload: NonNullable<AuditEntry["payload"]>): Promise<void> {
  await recordAudit(tx, { stream: "calendar", event, actor: keeperOf(permitted), payload: { operation: operationId, ...payload }, at: now() });
}
