import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import type { CalendarDay } from "@/lib/deadlines/calendar";
import { checked, draftToChange, isOwnScope, tell } from "@/lib/deadlines/commands/calendar-draft";
import { CALENDAR_WORDS, rowWords } from "@/lib/deadlines/keeping-words";
import type { ConfirmCalendarDay, RemoveCalendarDay, SetCalendarDay } from "@/lib/deadlines/schema/keep-calendar";
import type { Actor } from "@/lib/identity/actor";
import { formatDay } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";

export type KeptDay = { version: string; day: string };

const dateOf = (day: string) => new Date(`${day}T00:00:00.000Z`);

/** Writes a dated row of a draft: a day off, or a day worked all the same, in one scope. The row of that day and scope is replaced. */
export async function setCalendarDay(actor: Actor, input: SetCalendarDay): Promise<Result<KeptDay>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "setCalendarDay", async (tx): Promise<Result<KeptDay>> => {
    const { version, scope, day, kind, status, name } = input;
    const draft = await draftToChange(permitted, tx, version);
    if (!draft.ok) return draft;
    if (!(await isOwnScope(permitted, tx, scope))) return refused("FOREIGN_SCOPE", CALENDAR_WORDS.FOREIGN_SCOPE, "scope");
    const before = draft.value.days.find((row) => row.scope === scope && row.day === day) ?? null;
    const key = { version, scope, day: dateOf(day) };
    await tx.calendarDay.upsert({ where: { version_scope_day: key }, create: { ...key, kind, status, name }, update: { kind, status, name } });
    const good = await checked(permitted, tx, version, "day", { version, day });
    if (good.ok) await tell(permitted, tx, "CALENDAR_CHANGED", input.operationId, { version, before: rowWords(before), after: rowWords({ scope, day, kind, status, name }) });
    return good;
  });
}

/** Takes a dated row out of a draft: the day is what its weekday says again. */
export async function removeCalendarDay(actor: Actor, input: RemoveCalendarDay): Promise<Result<KeptDay>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "removeCalendarDay", async (tx): Promise<Result<KeptDay>> => {
    const { version, scope, day } = input;
    const draft = await draftToChange(permitted, tx, version);
    if (!draft.ok) return draft;
    if (!(await isOwnScope(permitted, tx, scope))) return refused("FOREIGN_SCOPE", CALENDAR_WORDS.FOREIGN_SCOPE);
    const before = draft.value.days.find((row) => row.scope === scope && row.day === day);
    if (!before) return refused("ROW_NOT_FOUND", CALENDAR_WORDS.ROW_NOT_FOUND);
    await tx.calendarDay.delete({ where: { version_scope_day: { version, scope, day: dateOf(day) } } });
    const good = await checked(permitted, tx, version, undefined, { version, day });
    if (good.ok) await tell(permitted, tx, "CALENDAR_CHANGED", input.operationId, { version, before: rowWords(before), after: null });
    return good;
  });
}

/**
 * What the notice made of a provisional day: a swap that was proposed as worked becomes a swapped day off, and the other way
 * round. A name that told of a proposal goes with the doubt; that of a holiday stays.
 */
function decided(row: CalendarDay, decision: ConfirmCalendarDay["decision"]): Pick<CalendarDay, "kind" | "name"> {
  if (decision === "WORKED") return { kind: "WORKED", name: "Làm việc theo thông báo chính thức" };
  return row.kind === "WORKED" ? { kind: "SWAPPED_OFF", name: "Nghỉ hoán đổi theo thông báo chính thức" } : { kind: row.kind, name: row.name };
}

/** A provisional day becomes official, worked or off: what the ministry's or the province's notice says of it. */
export async function confirmCalendarDay(actor: Actor, input: ConfirmCalendarDay): Promise<Result<KeptDay>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "confirmCalendarDay", async (tx): Promise<Result<KeptDay>> => {
    const { version, scope, day, decision } = input;
    const draft = await draftToChange(permitted, tx, version);
    if (!draft.ok) return draft;
    if (!(await isOwnScope(permitted, tx, scope))) return refused("FOREIGN_SCOPE", CALENDAR_WORDS.FOREIGN_SCOPE);
    const before = draft.value.days.find((row) => row.scope === scope && row.day === day);
    if (!before) return refused("ROW_NOT_FOUND", CALENDAR_WORDS.ROW_NOT_FOUND);
    if (before.status === "OFFICIAL") return refused("NOT_PROVISIONAL", `Ngày ${formatDay(day)}: ${CALENDAR_WORDS.NOT_PROVISIONAL}`);
    const after = { ...before, ...decided(before, decision), status: "OFFICIAL" as const };
    await tx.calendarDay.update({ where: { version_scope_day: { version, scope, day: dateOf(day) } }, data: { kind: after.kind, status: after.status, name: after.name } });
    const good = await checked(permitted, tx, version, undefined, { version, day });
    if (good.ok) await tell(permitted, tx, "CALENDAR_CHANGED", input.operationId, { version, before: rowWords(before), after: rowWords(after) });
    return good.ok ? ok({ version, day }) : good;
  });
}
