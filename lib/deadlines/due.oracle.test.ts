import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarDay, type WorkingHoursRow, calendarFromRows } from "@/lib/deadlines/calendar";
import { type DueInput, type InterruptionEffect, dueAt } from "@/lib/deadlines/due";
import { TERM_UNITS, type TermUnit } from "@/lib/deadlines/terms";
import { vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";

/*
 * A second, slow reading of the same law: it walks day by day and minute by minute over plain sets of days, shares no
 * code with the rule, and knows no index. DUE_CASES says how many random cases are compared.
 */

const CASES = Number(process.env["DUE_CASES"] ?? 20_000);
const FIRST = Date.UTC(2023, 0, 1) / 86_400_000;
const LAST = Date.UTC(2027, 11, 31) / 86_400_000;
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const dayOf = (minute: number) => Math.floor(minute / 1440);

class OutOfCalendar extends Error {}
type Waiting = { effect: InterruptionEffect; from: number; until: number | null };
type Case = { start: number; value: number; unit: TermUnit; sameDay: boolean; cutoff: number | null; waits: Waiting[] };
type Ended = { waits: { from: number; until: number }[] };

class Oracle {
  private readonly off = new Set<number>();
  private readonly extra = new Set<number>();
  private readonly unsure = new Set<number>();

  constructor(
    days: readonly CalendarDay[],
    private readonly seasons: readonly WorkingHoursRow[],
  ) {
    for (const { day, kind, status } of days) {
      const number = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
      (kind === "WORKED" ? this.extra : this.off).add(number);
      if (status === "PROVISIONAL") this.unsure.add(number);
    }
  }

  works(day: number): boolean {
    if (day < FIRST || day > LAST) throw new OutOfCalendar();
    if (this.off.has(day)) return false;
    const weekday = new Date(day * 86_400_000).getUTCDay();
    return this.extra.has(day) || (weekday >= 1 && weekday <= 5);
  }

  private readonly known = new Map<number, readonly (readonly [number, number])[]>();

  sessions(day: number): readonly (readonly [number, number])[] {
    const known = this.known.get(day);
    if (known) return known;
    const text = iso(day);
    const season = this.seasons.findLast(({ from, to }) => from <= text && (to === null || text <= to));
    const at = (clock: number) => day * 1440 + clock;
    const [a, b, c, d] = season ? [...season.morning, ...season.afternoon] : [450, 690, 780, 1020];
    const sessions = [[at(a ?? 0), at(b ?? 0)], [at(c ?? 0), at(d ?? 0)]] as const;
    this.known.set(day, sessions);
    return sessions;
  }

  isWorked(minute: number): boolean {
    const day = dayOf(minute);
    return this.works(day) && this.sessions(day).some(([from, to]) => from <= minute && minute < to);
  }

  opening = (day: number) => this.sessions(day)[0]?.[0] ?? 0;
  closing = (day: number) => this.sessions(day)[1]?.[1] ?? 0;

  nextWorkingDay(day: number): number {
    for (let next = day + 1; ; next++) if (this.works(next)) return next;
  }

  receipt(minute: number, cutoff: number | null): number {
    if (cutoff === null) return minute;
    const day = dayOf(minute);
    const inTime = this.works(day) && minute - day * 1440 <= cutoff;
    return inTime ? minute : this.opening(this.nextWorkingDay(day));
  }

  /** Lives day after day: counts each that counts, and sleeps from a request to its supplement. */
  days(begun: number, count: number, cutoff: number | null, { waits }: Ended, everyDayCounts: boolean): number {
    let resumed = this.receipt(begun, cutoff);
    let day = dayOf(resumed);
    let left = count;
    for (;;) {
      const wait = waits.find(({ from, until }) => until > resumed && dayOf(Math.max(from, resumed)) <= day);
      if (wait) {
        resumed = this.receipt(wait.until, cutoff);
        day = dayOf(resumed);
      } else if (left === 0 && this.works(day)) {
        return day;
      } else {
        day++;
        if (left > 0 && (this.works(day) || everyDayCounts)) left--;
      }
    }
  }

  /** Lives minute after minute of working time (nights are stepped over a day at a time). */
  workingMinutes(begun: number, count: number, cutoff: number | null, { waits }: Ended): number {
    let minute = this.receipt(begun, cutoff);
    let resumed = minute;
    let left = count;
    let waking = false;
    for (;;) {
      const wait = waits.find(({ from, until }) => until > resumed && Math.max(from, resumed) <= minute);
      if (wait) {
        minute = resumed = this.receipt(wait.until, cutoff);
        waking = true;
      } else if (left === 0 && (!waking || this.isWorked(minute))) {
        return minute;
      } else if (this.isWorked(minute)) {
        waking = false;
        left--;
        minute++;
      } else {
        minute = this.afterPause(minute);
      }
    }
  }

  /** Runs through nights once work has opened; a last day off moves the end to the close of the next working day. */
  clockMinutes(begun: number, count: number, cutoff: number | null, { waits }: Ended): number {
    let minute = this.receipt(begun, cutoff);
    let resumed = minute;
    let left = count;
    let open = false;
    for (;;) {
      const over = open && left === 0;
      const due = over && !this.works(dayOf(minute)) ? this.closing(this.nextWorkingDay(dayOf(minute))) : minute;
      const wait = waits.find(({ from, until }) => until > resumed && Math.max(from, resumed) <= due);
      if (wait) {
        minute = resumed = this.receipt(wait.until, cutoff);
        open = false;
      } else if (over) {
        return due;
      } else if (open) {
        left--;
        minute++;
      } else if (this.isWorked(minute)) {
        open = true;
      } else {
        minute = this.afterPause(minute);
      }
    }
  }

  private afterPause(minute: number): number {
    const day = dayOf(minute);
    const later = this.works(day) ? this.sessions(day).find(([from]) => from > minute) : undefined;
    return later ? later[0] : Math.max((day + 1) * 1440, minute + 1);
  }

  meetsUnsure(from: number, to: number): boolean {
    for (let day = from; day <= to; day++) if (this.unsure.has(day)) return true;
    return false;
  }

  due({ start, value, unit, sameDay, cutoff, waits }: Case): { minute: number; day: number; unsure: boolean; suspended: boolean } {
    const resets = waits.filter(({ effect }) => effect === "RESET");
    const begun = Math.max(start, ...resets.map(({ until }) => until ?? start));
    const pauses = waits.filter(({ effect }) => effect === "PAUSE").sort((a, b) => a.from - b.from);
    const ended = { waits: pauses.flatMap(({ from, until }) => (until === null ? [] : [{ from, until }])) };
    const limit = sameDay ? (cutoff ?? 900) : cutoff;
    let minute: number;
    if (!sameDay && ["HOUR", "WORKING_HOUR", "HALF_DAY"].includes(unit)) {
      minute =
        unit === "HOUR"
          ? this.clockMinutes(begun, value * 60, limit, ended)
          : this.workingMinutes(begun, value * (unit === "HALF_DAY" ? 240 : 60), limit, ended);
    } else {
      const count = sameDay ? 0 : unit === "MONTH" ? this.daysOfMonths(begun, value, limit) : value;
      const everyDay = !sameDay && unit !== "WORKING_DAY";
      minute = this.closing(this.days(begun, count, limit, ended, everyDay));
    }
    const day = dayOf(minute);
    const byDay = sameDay || unit === "WORKING_DAY" || unit === "DAY" || unit === "MONTH";
    const runsTo = byDay ? day * 1440 + 1439 : minute;
    const pending = resets.some(({ until }) => until === null) || pauses.some(({ from, until }) => until === null && from <= runsTo);
    return { minute, day, unsure: this.meetsUnsure(dayOf(begun), day), suspended: pending };
  }

  /** Days from the receipt to the same day number `months` later, found by walking the calendar on. */
  private daysOfMonths(begun: number, months: number, cutoff: number | null): number {
    const startDay = dayOf(this.receipt(begun, cutoff));
    const number = Number(iso(startDay).slice(8));
    let day = startDay;
    let month = 0;
    for (;;) {
      day++;
      if (iso(day).endsWith("-01")) month++;
      const isLastOfMonth = iso(day + 1).endsWith("-01");
      const today = Number(iso(day).slice(8));
      if (month === months && (today === number || (isLastOfMonth && today < number))) return day - startDay;
    }
  }
}

const summer: WorkingHoursRow = { from: "2025-04-16", to: "2025-10-15", morning: [420, 690], afternoon: [810, 1020] };
const later: WorkingHoursRow = { from: "2026-03-01", to: null, morning: [435, 705], afternoon: [795, 1035] };

function inventedDays(seed: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  let state = seed;
  for (let day = FIRST; day <= LAST; day++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const dice = Math.floor(state / 65_536) % 40;
    if (dice > 5) continue;
    const kind = (["HOLIDAY", "COMPENSATORY", "SWAPPED_OFF", "CLOSURE", "WORKED", "WORKED"] as const)[dice] ?? "HOLIDAY";
    days.push({ day: iso(day), kind, status: dice % 3 === 0 && day > LAST - 500 ? "PROVISIONAL" : "OFFICIAL", name: "thử" });
  }
  return days;
}

const national = vietnamCalendarRows.days.filter(({ day }) => day >= "2023");
const worlds = [
  { days: national, hours: [] },
  { days: national, hours: [summer, later] },
  ...Array.from({ length: 12 }, (_, seed) => ({ days: inventedDays(seed + 1), hours: seed % 2 ? [summer] : [] })),
].map(({ days, hours }) => {
  const calendar = calendarFromRows({ version: "thử", covered: [{ from: "2023-01-01", to: "2027-12-31" }], days, hours });
  if (!calendar.ok) throw new Error(calendar.refusals[0].words);
  return { calendar: calendar.value, oracle: new Oracle(days, hours) };
});

const OFFSETS = [420, 0, -150, 840];
function instant(minute: number, style: number): string | Date {
  const moment = new Date((minute - 420) * 60_000);
  if (style === 0) return moment;
  const offset = OFFSETS[style % OFFSETS.length] ?? 0;
  const sign = offset < 0 ? "-" : "+";
  const size = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset === 0 ? "Z" : `${sign}${size}`}`;
}

const longest: Record<TermUnit, number> = { WORKING_DAY: 260, DAY: 400, MONTH: 14, HOUR: 100, WORKING_HOUR: 60, HALF_DAY: 12 };
const minuteOfDay = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 450, 690, 780, 900, 901, 1020, 1439));
const busyDays = ["2023-01-19", "2024-02-07", "2024-02-29", "2024-12-31", "2025-01-24", "2025-12-31", "2026-01-09", "2026-02-12", "2026-08-21", "2026-11-20"];
const startDay = fc.oneof(
  fc.integer({ min: FIRST, max: LAST - 30 }),
  fc.tuple(fc.constantFrom(...busyDays), fc.integer({ min: 0, max: 12 })).map(([day, on]) => Date.parse(day) / 86_400_000 + on),
);
const waiting = fc.record({
  effect: fc.constantFrom<InterruptionEffect>("RESET", "PAUSE", "PAUSE", "PAUSE", "NONE"),
  after: fc.oneof(fc.integer({ min: -2880, max: 20_000 }), fc.integer({ min: -500, max: 200_000 })),
  lasts: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 30_000 })),
});
const cases = fc.constantFrom(...TERM_UNITS).chain((unit) =>
  fc.record({
    unit: fc.constant(unit),
    world: fc.nat(worlds.length - 1),
    day: startDay,
    clock: minuteOfDay,
    value: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: Math.min(20, longest[unit]) }), fc.integer({ min: 1, max: longest[unit] })),
    sameDay: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    cutoff: fc.constantFrom(null, null, null, 900, 960, 0),
    waits: fc.array(waiting, { maxLength: 4 }),
    style: fc.nat(4),
  }),
);

test(`${CASES} random cases agree with the day-by-day oracle`, { timeout: 900_000 }, () => {
  const seen = { answered: 0, refused: 0, suspended: 0, provisional: 0 };
  fc.assert(
    fc.property(cases, ({ world, day, clock, waits: drawn, style, ...rest }) => {
      const { calendar, oracle } = worlds[world] ?? worlds[0] ?? expect.fail("no calendar");
      const start = day * 1440 + clock;
      const waits = drawn.map(({ effect, after, lasts }) => ({
        effect,
        from: start + after,
        until: lasts === null ? null : start + after + lasts,
      }));
      const input: DueInput = {
        calendar,
        start: instant(start, style),
        term: { value: rest.value, unit: rest.unit },
        cutoffMinute: rest.cutoff,
        sameDay: rest.sameDay,
        interruptions: waits.map(({ effect, from, until }) => ({
          effect,
          from: instant(from, style),
          until: until === null ? null : instant(until, style),
        })),
      };
      const due = dueAt(input);
      let expected: ReturnType<Oracle["due"]>;
      try {
        expected = oracle.due({ ...rest, start, waits });
      } catch (error) {
        if (!(error instanceof OutOfCalendar)) throw error;
        seen.refused++;
        expect(due.ok ? due.value : due.refusals[0].reason).toBe("CALENDAR_HOLE");
        return;
      }
      seen.answered++;
      if (expected.suspended) seen.suspended++;
      if (expected.unsure) seen.provisional++;
      if (!due.ok) expect.fail(due.refusals[0].words);
      const got = { ...due.value, due: due.value.due.getTime() / 60_000 + 420 };
      if (got.due !== expected.minute || got.dueDay !== iso(expected.day)) {
        expect(`${got.dueDay} ${got.due % 1440}`).toBe(`${iso(expected.day)} ${expected.minute % 1440}`);
      }
      if (got.provisional !== expected.unsure) expect(got.provisional).toBe(expected.unsure);
      if (got.suspended !== expected.suspended) expect(got.suspended).toBe(expected.suspended);
    }),
    { numRuns: CASES },
  );
  // A run that met only one side of the rule would prove nothing.
  expect(seen.answered).toBeGreaterThan(CASES * 0.6);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(CASES / 200);
});
