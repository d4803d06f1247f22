import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { differenceOf, isSame } from "@/lib/deadlines/calendar-version";
import { draftToChange, faultOf, publisherWords, tell } from "@/lib/deadlines/commands/calendar-draft";
import { CALENDAR_WORDS, rowWords } from "@/lib/deadlines/keeping-words";
import type { KeptCalendar } from "@/lib/deadlines/commands/start-calendar-draft";
import { calendarRowsOf } from "@/lib/deadlines/queries";
import type { ChooseCalendarDraft } from "@/lib/deadlines/schema/keep-calendar";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { enqueue } from "@/lib/platform/queue";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * Publishes a draft: from now on due dates are counted by it, and the worker recomputes those of open dossiers. What receipts
 * have promised stays. Of two drafts made from the same calendar only the first is published; the other would undo its changes.
 */
export async function publishCalendar(actor: Actor, input: ChooseCalendarDraft): Promise<Result<KeptCalendar>> {
  const permitted = permit(actor, "calendar.manage");
  return once(permitted.actor, input.operationId, "publishCalendar", async (tx): Promise<Result<KeptCalendar>> => {
    const { version } = input;
    const draft = await draftToChange(permitted, tx, version);
    if (!draft.ok) return draft;
    const last = await tx.calendarVersion.findFirst({ where: { publishedAt: { not: null } }, orderBy: { publishedAt: "desc" } });
    if (!last || last.version !== draft.value.basedOn) {
      const who = last ? await publisherWords(permitted, tx, last.version) : "Lịch đang áp dụng đã đổi";
      return refused("SOMEBODY_FASTER", `${who}, sau khi bản nháp này được lập. Bỏ bản nháp này rồi lập lại từ lịch đang áp dụng, để không xoá mất thay đổi đó.`);
    }
    const difference = differenceOf(await calendarRowsOf(permitted, tx, last.version), draft.value);
    if (isSame(difference)) return refused("NO_DIFFERENCE", CALENDAR_WORDS.NO_DIFFERENCE);
    const fault = await faultOf(permitted, tx, version);
    if (fault) return refused(fault.reason, fault.words);
    const at = now();
    // The one published last is in force, so a clock that went back must not bring an older one back.
    const publishedAt = last.publishedAt !== null && at <= last.publishedAt ? new Date(last.publishedAt.getTime() + 1) : at;
    const { count } = await tx.calendarVersion.updateMany({ where: { version, publishedAt: null }, data: { publishedAt } });
    if (count === 0) return refused("CALENDAR_NOT_FOUND", CALENDAR_WORDS.CALENDAR_NOT_FOUND);
    await enqueue(tx, "calendar-published", "calendar", { version });
    const changed = [...difference.days, ...difference.hours].map(({ before, after }) => ({ before: rowWords(before), after: rowWords(after) }));
    await tell(permitted, tx, "CALENDAR_PUBLISHED", input.operationId, { version, basedOn: last.version, changed, coveredTo: difference.coveredTo?.after ?? null });
    return ok({ version });
  });
}
