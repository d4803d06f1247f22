import { calendarFromRows, type CalendarDay, type WorkingCalendar } from "@/lib/deadlines/calendar";
import { works } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, dayText, type EpochDay, localMinuteOf, readMinute, weekdayOf } from "@/lib/deadlines/days";
import { type Due, type DueInput, dueAt } from "@/lib/deadlines/due";
import { measureOf } from "@/lib/deadlines/terms";

/** A day that did not count, and why: the rows of the calendar, or the week's end. */
export type SkippedDay = Readonly<{ day: string; why: string; provisional: boolean }>;

/** What lay on the way to a due date. */
export type DueWay = Readonly<{
  /** ALL: days off are left out of the term. LAST: they count, only a last day that is off moves on (BLDS 2015, Điều 148.5). */
  rule: "ALL" | "LAST";
  skipped: readonly SkippedDay[];
  /** Saturdays and other days that are worked by swap and therefore count. */
  workedExtra: readonly SkippedDay[];
  /** Days on the way, worked or off, that no notice has fixed yet: the date moves with them. */
  unsure: readonly SkippedDay[];
}>;

const isWeekend = (day: EpochDay) => weekdayOf(day) === 0 || weekdayOf(day) === 6;

function saidOf(calendar: WorkingCalendar, day: EpochDay): SkippedDay {
  const rows: readonly CalendarDay[] = calendar.rows.get(dayText(day)) ?? [];
  const off = rows.filter(({ kind }) => kind !== "WORKED");
  const told = works(calendar, day) ? rows : off;
  return {
    day: dayText(day), why: told.length > 0 ? told.map(({ name }) => name).join("; ") : "Nghỉ cuối tuần",
    provisional: rows.some(({ status }) => status === "PROVISIONAL"),
  };
}

/** The same calendar with every day worked: where a term in plain days would end if nothing moved it. */
function withoutDaysOff(calendar: WorkingCalendar): WorkingCalendar | null {
  const days: CalendarDay[] = [];
  calendar.segments.forEach((segment, place) => {
    if (segment !== 0 && isWeekend(calendar.first + place)) days.push({ day: dayText(calendar.first + place), kind: "WORKED", status: "OFFICIAL", name: "" });
  });
  const built = calendarFromRows({ version: calendar.version, covered: calendar.covered, days });
  return built.ok ? built.value : null;
}

/**
 * Which days between reception and the due date did not count, and why, day by day.
 * @param due what `dueAt` answered for the same input
 */
export function dueWay(input: DueInput, due: Due): DueWay {
  const { calendar } = input;
  const begun = readMinute(input.start);
  const last = dayOfMinute(localMinuteOf(due.due));
  const measure = measureOf(input.term);
  const byWork = input.sameDay === true || (measure.ok && measure.value.scale.startsWith("WORKING"));
  const start = begun === null ? last : dayOfMinute(begun);
  let from = start;
  if (!byWork) {
    const plain = withoutDaysOff(calendar);
    const nominal = plain && dueAt({ ...input, calendar: plain });
    // A term in plain days leaves nothing out: what it skips begins where it would have ended.
    from = nominal?.ok ? dayOfMinute(localMinuteOf(nominal.value.due)) - 1 : last;
  }
  const skipped: SkippedDay[] = [];
  const workedExtra: SkippedDay[] = [];
  for (let day = from + 1; day <= last; day++) {
    if (!works(calendar, day)) skipped.push(saidOf(calendar, day));
    else if (byWork && isWeekend(day)) workedExtra.push(saidOf(calendar, day));
  }
  const unsure: SkippedDay[] = [];
  for (let day = start; day <= last; day++) {
    const said = saidOf(calendar, day);
    if (said.provisional) unsure.push(said);
  }
  return { rule: byWork ? "ALL" : "LAST", skipped, workedExtra, unsure };
}
