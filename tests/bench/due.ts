import { dueAt } from "@/lib/deadlines/due";
import { vietnamCalendar, vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";

/** Due dates per second of the rule and of two plain loops over the same days off, for one length of term. */
export type DueMeasure = Readonly<{
  workingDays: number;
  perSecond: number;
  /** The ordinary loop: a Date moved on a day at a time, asked in a Set of `YYYY-MM-DD`. */
  plainPerSecond: number;
  /** The same loop on whole numbers, the leanest day-by-day loop there is. */
  leanPerSecond: number;
  ratioToPlain: number;
  ratioToLean: number;
}>;

const offTexts = new Set<string>();
const workedTexts = new Set<string>();
for (const { day, kind } of vietnamCalendarRows.days) (kind === "WORKED" ? workedTexts : offTexts).add(day);
const dayNumber = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const offDays = new Set([...offTexts].map(dayNumber));
const workedDays = new Set([...workedTexts].map(dayNumber));

function plainLoop(start: Date, count: number): Date {
  const day = new Date(start.getTime() + 7 * 3_600_000);
  let left = count;
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1);
    const text = day.toISOString().slice(0, 10);
    const isWeekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    if (!offTexts.has(text) && (!isWeekend || workedTexts.has(text))) left--;
  }
  day.setUTCHours(10, 0, 0, 0);
  return day;
}

function leanLoop(start: Date, count: number): Date {
  let day = Math.floor((start.getTime() + 7 * 3_600_000) / 86_400_000);
  let left = count;
  while (left > 0) {
    day++;
    const weekday = (day + 4) % 7;
    if (!offDays.has(day) && ((weekday !== 0 && weekday !== 6) || workedDays.has(day))) left--;
  }
  return new Date(day * 86_400_000 + 10 * 3_600_000);
}

/** The best of several rounds of at least `milliseconds` each: the machine is shared, and only the best is undisturbed. */
function perSecond(starts: readonly Date[], milliseconds: number, dueOf: (start: Date) => Date): number {
  let best = 0;
  let sink = 0;
  for (let round = 0; round < 5; round++) {
    const begun = process.hrtime.bigint();
    let count = 0;
    let spent = 0;
    while (spent < milliseconds) {
      for (const start of starts) sink += dueOf(start).getTime();
      count += starts.length;
      spent = Number(process.hrtime.bigint() - begun) / 1e6;
    }
    best = Math.max(best, (count / spent) * 1000);
  }
  if (Number.isNaN(sink)) throw new Error("A due date was none");
  return best;
}

/** Measures terms of 20 and 200 working days from 1,000 moments of 2023–2026; throws when the three disagree on any. */
export function benchDue(): readonly DueMeasure[] {
  const calendar = vietnamCalendar();
  const starts = Array.from({ length: 1000 }, (_, place) => new Date(Date.UTC(2023, 0, 3, 1, 10) + place * 31 * 3_600_000));
  return [20, 200].map((workingDays) => {
    const term = { value: workingDays, unit: "WORKING_DAY" } as const;
    const rule = (start: Date): Date => {
      const due = dueAt({ calendar, start, term });
      if (!due.ok) throw new Error(due.refusals[0].words);
      return due.value.due;
    };
    for (const start of starts) {
      const expected = plainLoop(start, workingDays).getTime();
      if (rule(start).getTime() !== expected || leanLoop(start, workingDays).getTime() !== expected) {
        throw new Error(`The loops disagree from ${start.toISOString()}`);
      }
    }
    const rate = perSecond(starts, 200, rule);
    const plain = perSecond(starts, 200, (start) => plainLoop(start, workingDays));
    const lean = perSecond(starts, 200, (start) => leanLoop(start, workingDays));
    return { workingDays, perSecond: rate, plainPerSecond: plain, leanPerSecond: lean, ratioToPlain: rate / plain, ratioToLean: rate / lean };
  });
}
