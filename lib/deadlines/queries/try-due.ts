import { permit } from "@/lib/access/policy";
import { calendarHole } from "@/lib/deadlines/calendar";
import { type DeadlineReason, type Due, type DueInput, dueAt } from "@/lib/deadlines/due";
import { calendarOfToday } from "@/lib/deadlines/queries";
import type { TryDue } from "@/lib/deadlines/schema/try-due";
import { type DueWay, dueWay } from "@/lib/deadlines/skipped-days";
import type { TermUnit } from "@/lib/deadlines/terms";
import type { Actor } from "@/lib/identity/actor";
import { ok, refused, type Result } from "@/lib/platform/result";
import { CHANNEL_LABELS } from "@/lib/procedures/labels";
import { readProcedure } from "@/lib/procedures/queries";

/** What was counted, and what came of it. */
export type DueTrial = Readonly<{
  due: Due;
  way: DueWay;
  calendarVersion: string;
  term: Readonly<{ value: number; unit: TermUnit }> | null;
  sameDay: boolean;
  cutoffTime: string | null;
  supplement: TryDue["bo-sung"];
  procedure: Readonly<{ code: string; name: string; channel: string }> | null;
}>;

type Rules = Pick<DueTrial, "term" | "sameDay" | "cutoffTime" | "supplement" | "procedure">;

function minuteOf(time: string | null): number | null {
  if (time === null) return null;
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** The procedure's own rules, with what was typed instead of them; refused at the field that can mend it. */
async function rulesOf(actor: Actor, asked: TryDue): Promise<Result<Rules>> {
  const typed = asked.so === null ? null : { value: asked.so, unit: asked["don-vi"] };
  const code = asked["thu-tuc"];
  if (code === null) return ok({ term: typed, sameDay: asked["trong-ngay"], cutoffTime: asked.chot, supplement: asked["bo-sung"], procedure: null });
  const procedure = await readProcedure(actor, code);
  if (procedure === null) return refused("NOT_FOUND", `Không có thủ tục mã ${code} trong danh mục.`, "thu-tuc");
  const wanted = procedure.channels.find(({ channel }) => channel === asked.cach) ?? procedure.channels.find(({ limitValue }) => limitValue !== null);
  const limit = wanted?.limitValue == null || wanted.limitUnit === null ? null : { value: wanted.limitValue, unit: wanted.limitUnit };
  const sameDay = asked["trong-ngay"] || (typed === null && procedure.sameDay);
  if (typed === null && limit === null && !sameDay) {
    return refused("NO_LIMIT", "Danh mục chưa ghi thời hạn của thủ tục này theo cách nộp đã chọn. Nhập thời hạn vào đây.", "so");
  }
  return ok({
    term: typed ?? limit, sameDay, cutoffTime: asked.chot ?? procedure.cutoffTime, supplement: asked["bo-sung"] ?? (asked["bs-tu"] === null ? null : procedure.supplementPolicy),
    procedure: { code: procedure.code, name: procedure.name, channel: wanted ? CHANNEL_LABELS[wanted.channel] : "" },
  });
}

/** The field of the trial page at which a refusal of the rule is told. */
const FIELD_OF: Partial<Record<DeadlineReason, string>> = {
  NO_LIMIT: "so", INVALID_LIMIT: "so", UNKNOWN_UNIT: "don-vi", CALENDAR_HOLE: "ngay", INVALID_START: "ngay", INVALID_CUTOFF: "chot", INVALID_INTERRUPTION: "bs-tu",
};

/** Tries a due date out by the calendar in force: the same function as at reception. Anybody may; nothing is kept. */
export async function tryDue(actor: Actor, asked: TryDue): Promise<Result<DueTrial>> {
  const permitted = permit(actor, "catalogue.read");
  const rules = await rulesOf(actor, asked);
  if (!rules.ok) return rules;
  const calendar = await calendarOfToday(permitted, { provinceCode: asked.tinh ?? "", agencyId: null });
  if (calendar === null) return refused("CALENDAR_HOLE", calendarHole().refusals[0].words, "ngay");
  const { term, sameDay, cutoffTime, supplement } = rules.value;
  const input: DueInput = {
    calendar, start: `${asked.ngay}T${asked.gio}`, term, sameDay, cutoffMinute: minuteOf(cutoffTime),
    interruptions: supplement !== null && asked["bs-tu"] !== null ? [{ effect: supplement, from: later(asked["bs-tu"], asked), until: asked["bs-den"] }] : [],
  };
  const due = dueAt(input);
  if (!due.ok) return refused(due.refusals[0].reason, due.refusals[0].words, FIELD_OF[due.refusals[0].reason]);
  return ok({ ...rules.value, due: due.value, way: dueWay(input, due.value), calendarVersion: calendar.version });
}

/** A request on the day of reception is made after it, not at midnight before it. */
function later(day: string, { ngay, gio }: TryDue): string {
  return day === ngay ? `${day}T${gio}` : day;
}
