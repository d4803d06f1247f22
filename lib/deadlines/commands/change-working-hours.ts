import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { checked, draftToChange, isOwnScope, tell } from "@/lib/deadlines/commands/calendar-draft";
import { CALENDAR_WORDS, rowWords } from "@/lib/deadlines/keeping-words";
import type { RemoveWorkingHours, SetWorkingHours } from "@/lib/deadlines/schema/keep-calendar";
import type { Actor } from "@/lib/identity/actor";
import { refused, type Result } from "@/lib/platform/result";

export type KeptHours = { version: string; from: string };

const dateOf = (day: string) => new Date(`${day}T00:00:00.000Z`);

/** Sets the working hours of a scope from a day on, for a season or until further notice (HĐND, UBND set them; domain: summer, winter). */
export async function setWorkingHours(actor: Actor, input: SetWorkingHours): Promise<Result<KeptHours>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "setWorkingHours", async (tx): Promise<Result<KeptHours>> => {
    const { version, scope, from, to, morningFrom, morningTo, afternoonFrom, afternoonTo } = input;
    const draft = await draftToChange(permitted, tx, version);
    if (!draft.ok) return draft;
    if (!(await isOwnScope(permitted, tx, scope))) return refused("FOREIGN_SCOPE", CALENDAR_WORDS.FOREIGN_SCOPE, "scope");
    const before = draft.value.hours.find((row) => row.scope === scope && row.from === from) ?? null;
    const key = { version, scope, effectiveFrom: dateOf(from) };
    const data = { effectiveTo: to === null ? null : dateOf(to), morningFrom, morningTo, afternoonFrom, afternoonTo };
    await tx.calendarHours.upsert({ where: { version_scope_effectiveFrom: key }, create: { ...key, ...data }, update: data });
    const good = await checked(permitted, tx, version, "from", { version, from });
    const after = { scope, from, to, morning: [morningFrom, morningTo], afternoon: [afternoonFrom, afternoonTo] } as const;
    if (good.ok) await tell(permitted, tx, "CALENDAR_CHANGED", input.operationId, { version, before: rowWords(before), after: rowWords(after) });
    return good;
  });
}

/** Takes working hours out of a draft: those of the wider scope, or the usual ones, hold again. */
export async function removeWorkingHours(actor: Actor, input: RemoveWorkingHours): Promise<Result<KeptHours>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "removeWorkingHours", async (tx): Promise<Result<KeptHours>> => {
    const { version, scope, from } = input;
    const draft = await draftToChange(permitted, tx, version);
    if (!draft.ok) return draft;
    if (!(await isOwnScope(permitted, tx, scope))) return refused("FOREIGN_SCOPE", CALENDAR_WORDS.FOREIGN_SCOPE);
    const before = draft.value.hours.find((row) => row.scope === scope && row.from === from);
    if (!before) return refused("ROW_NOT_FOUND", CALENDAR_WORDS.ROW_NOT_FOUND);
    await tx.calendarHours.delete({ where: { version_scope_effectiveFrom: { version, scope, effectiveFrom: dateOf(from) } } });
    const good = await checked(permitted, tx, version, undefined, { version, from });
    if (good.ok) await tell(permitted, tx, "CALENDAR_CHANGED", input.operationId, { version, before: rowWords(before), after: null });
    return good;
  });
}
