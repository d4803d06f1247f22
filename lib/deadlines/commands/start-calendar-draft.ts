import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { coveredTo, nextVersionName } from "@/lib/deadlines/calendar-version";
import { draftToChange, keeperOf, takeTurn, tell } from "@/lib/deadlines/commands/calendar-draft";
import { CALENDAR_WORDS } from "@/lib/deadlines/keeping-words";
import type { ChooseCalendarDraft, StartCalendarDraft } from "@/lib/deadlines/schema/keep-calendar";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { formatDate, vietnamDay } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";

export type KeptCalendar = { version: string };

/**
 * Begins a draft with all rows of the calendar in force. A province has one draft at a time: two would undo each other's
 * changes when they are published.
 */
export async function startCalendarDraft(actor: Actor, input: StartCalendarDraft): Promise<Result<KeptCalendar>> {
  const permitted = permit(actor, "calendar.manage");
  const { id, name, provinceCode } = keeperOf(permitted);
  return once(permitted.actor, input.operationId, "startCalendarDraft", async (tx): Promise<Result<KeptCalendar>> => {
    await takeTurn(permitted, tx);
    const drafted = await tx.calendarVersion.findFirst({ where: { publishedAt: null, region: provinceCode } });
    if (drafted) {
      return refused("DRAFT_EXISTS", `Tỉnh đang có bản nháp ${drafted.version} do ${drafted.createdByName} lập ngày ${formatDate(drafted.createdAt)}. Hãy sửa tiếp bản đó, hoặc bỏ nó trước.`);
    }
    const base = await tx.calendarVersion.findFirst({ where: { publishedAt: { not: null } }, orderBy: { publishedAt: "desc" } });
    if (!base) return refused("CALENDAR_HOLE", "Chưa có lịch nào được công bố để lập bản nháp từ đó.");
    const at = now();
    const taken = await tx.calendarVersion.findMany({ select: { version: true } });
    const version = nextVersionName(vietnamDay(at), taken.map((row) => row.version));
    await tx.calendarVersion.create({
      data: { version, region: provinceCode, covered: base.covered, publishedAt: null, basedOn: base.version, note: input.note, createdAt: at, createdById: id, createdByName: name },
    });
    await tx.$executeRaw`insert into calendar_day (version, scope, day, kind, status, name)
      select ${version}, scope, day, kind, status, name from calendar_day where version = ${base.version}`;
    await tx.$executeRaw`insert into calendar_hours (version, scope, effective_from, effective_to, morning_from, morning_to, afternoon_from, afternoon_to)
      select ${version}, scope, effective_from, effective_to, morning_from, morning_to, afternoon_from, afternoon_to from calendar_hours where version = ${base.version}`;
    await tell(permitted, tx, "CALENDAR_DRAFTED", input.operationId, { version, basedOn: base.version, note: input.note });
    return ok({ version });
  });
}

/** Throws a draft away. What was published is never thrown away: a dossier may have been counted by it. */
export async function discardCalendarDraft(actor: Actor, input: ChooseCalendarDraft): Promise<Result<KeptCalendar>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "discardCalendarDraft", async (tx): Promise<Result<KeptCalendar>> => {
    const draft = await draftToChange(permitted, tx, input.version);
    if (!draft.ok) return draft;
    const { count } = await tx.calendarVersion.deleteMany({ where: { version: input.version, publishedAt: null } });
    if (count === 0) return refused("CALENDAR_NOT_FOUND", CALENDAR_WORDS.CALENDAR_NOT_FOUND);
    await tell(permitted, tx, "CALENDAR_DISCARDED", input.operationId, { version: input.version });
    return ok({ version: input.version });
  });
}

/** Lets the draft answer for one calendar year more; its days off are entered afterwards, provisional until the notice comes. */
export async function openCalendarYear(actor: Actor, input: ChooseCalendarDraft): Promise<Result<KeptCalendar>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "openCalendarYear", async (tx): Promise<Result<KeptCalendar>> => {
    const draft = await draftToChange(permitted, tx, input.version);
    if (!draft.ok) return draft;
    const last = coveredTo(draft.value.covered);
    const to = `${Number(last.slice(0, 4)) + 1}-12-31`;
    const covered = draft.value.covered.map((range) => `${range.from}/${range.to === last ? to : range.to}`);
    await tx.calendarVersion.update({ where: { version: input.version }, data: { covered } });
    await tell(permitted, tx, "CALENDAR_CHANGED", input.operationId, { version: input.version, coveredTo: to });
    return ok({ version: input.version });
  });
}
