import { z } from "zod";
import { epochDayOf } from "@/lib/deadlines/days";
import { formatDay } from "@/lib/platform/format";

const MOST_DAYS = 366;

/** Rows of one print: three times the busiest counter's year; a year of 1,700 rows takes about 2.5 s of one core and 280 MB while it is printed. */
export const MOST_ROWS = 5_000;

const day = (words: string) => z.string(words).trim().refine((text) => epochDayOf(text) !== null, words);

/** First and last day of a register, `YYYY-MM-DD` in Vietnam, both included; a year at most. */
export const registerPeriodSchema = z
  .object({ from: day("Chọn ngày đầu của sổ."), to: day("Chọn ngày cuối của sổ.") })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "Ngày cuối phải từ ngày đầu trở đi." })
  .refine(({ from, to }) => (epochDayOf(to) ?? 0) - (epochDayOf(from) ?? 0) < MOST_DAYS, { path: ["to"], message: "Mỗi lần in nhiều nhất một năm." });
export type RegisterPeriod = z.output<typeof registerPeriodSchema>;

export type RegisterChoice = Readonly<{ period: RegisterPeriod; refusals: readonly Readonly<{ field: string; words: string }>[] }>;

/** The period of an address (`tu`, `den`); without one, or with one that cannot be used, this month up to today. @param today Vietnamese day */
export function chooseRegister(from: string, to: string, today: string): RegisterChoice {
  const month = { from: `${today.slice(0, 7)}-01`, to: today };
  if (from === "" && to === "") return { period: month, refusals: [] };
  const read = registerPeriodSchema.safeParse({ from: from === "" ? month.from : from, to: to === "" ? today : to });
  if (read.success) return { period: read.data, refusals: [] };
  return { period: month, refusals: read.error.issues.map(({ path, message }) => ({ field: path[0] === "to" ? "den" : "tu", words: `${message} Đang hiện sổ tháng này, từ ${formatDay(month.from)}.` })) };
}
