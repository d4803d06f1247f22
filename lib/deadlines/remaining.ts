import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { coversSpan, workedMinutesAt, workingDaysIn } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, dayText, localMinuteOf } from "@/lib/deadlines/days";
import type { DuePrecision } from "@/lib/deadlines/due";
import { formatDay, formatTime } from "@/lib/platform/format";

export type RemainingInput = Readonly<{
  calendar: WorkingCalendar;
  due: Date;
  precision: DuePrecision;
  now: Date;
  /** Waiting for the applicant under RESET or PAUSE: nothing runs. */
  suspended?: boolean;
}>;

/** How far a due date is: `amount` working days or working minutes left, negative when passed; null outside the calendar. */
export type Remaining = Readonly<{ overdue: boolean; unit: "WORKING_DAY" | "WORKING_MINUTE"; amount: number | null }>;

/** Working time between now and the due day or minute. The due day itself is not overdue until it has ended. */
export function remainingUntil({ calendar, due, precision, now }: RemainingInput): Remaining {
  const dueMinute = localMinuteOf(due);
  const nowMinute = localMinuteOf(now);
  const dueDay = dayOfMinute(dueMinute);
  const today = dayOfMinute(nowMinute);
  const known = coversSpan(calendar, today, dueDay);
  if (precision === "DAY") {
    const amount = known ? workingDaysIn(calendar, today, dueDay) : null;
    return { overdue: today > dueDay, unit: "WORKING_DAY", amount };
  }
  const amount = known ? workedMinutesAt(calendar, dueMinute) - workedMinutesAt(calendar, nowMinute) : null;
  return { overdue: nowMinute > dueMinute, unit: "WORKING_MINUTE", amount };
}

/**
 * Time left in words for lists and pages: "còn 3 ngày làm việc, đến hết 26/11/2026", "hạn hôm nay, đến hết 26/11/2026",
 * "quá hạn 2 ngày làm việc", "còn 1 giờ 30 phút làm việc, đến 16:30 ngày 26/11/2026".
 */
export function remainingWords(input: RemainingInput): string {
  if (input.suspended === true) return "đang chờ bổ sung, thời hạn tạm dừng";
  const { overdue, amount } = remainingUntil(input);
  const dueDay = dayText(dayOfMinute(localMinuteOf(input.due)));
  const until = input.precision === "DAY" ? `đến hết ${formatDay(dueDay)}` : `đến ${formatTime(input.due)} ngày ${formatDay(dueDay)}`;
  const length = amount === null || amount === 0 ? null : lengthWords(Math.abs(amount), input.precision);
  if (overdue) return length === null ? `quá hạn từ ${formatDay(dueDay)}` : `quá hạn ${length}`;
  if (length !== null) return `còn ${length}, ${until}`;
  return amount === null ? `hạn ${until}` : `${input.precision === "DAY" ? "hạn hôm nay" : "sắp hết hạn"}, ${until}`;
}

function lengthWords(amount: number, precision: DuePrecision): string {
  if (precision === "DAY") return `${amount} ngày làm việc`;
  const hours = Math.floor(amount / 60);
  const minutes = amount % 60;
  const parts = [hours > 0 ? `${hours} giờ` : "", minutes > 0 ? `${minutes} phút` : ""].filter((part) => part !== "");
  return `${parts.join(" ")} làm việc`;
}
