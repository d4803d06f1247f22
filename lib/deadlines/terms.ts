import { type Result, ok, refused } from "@/lib/platform/result";

/** Units in which a limit is given. `HOUR` runs through nights; `WORKING_HOUR` is what "giờ" means in the national data. */
export const TERM_UNITS = ["WORKING_DAY", "DAY", "HOUR", "WORKING_HOUR", "MONTH", "HALF_DAY"] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

export type Term = Readonly<{ value: number; unit: TermUnit }>;

/** A term as it comes from a catalogue: it may be missing, and its unit may be one that no rule knows. */
export type TermInput = Readonly<{ value: number | null; unit: string | null }> | null;

export type TermReason = "NO_LIMIT" | "INVALID_LIMIT" | "UNKNOWN_UNIT";

/** "0,5 ngày" is four working hours, so a day in fractions is eight, whatever hours the agency keeps. */
export const WORKING_MINUTES_PER_DAY = 480;
const WORKING_MINUTES_PER_HALF_DAY = 240;

/** Longer than any limit in law; keeps a slip of the pen from becoming a date. */
const LARGEST_LIMIT = 100_000;

/** What a term is measured in once its unit is understood. */
export type Scale = "WORKING_DAY" | "DAY" | "MONTH" | "WORKING_MINUTE" | "MINUTE";
export type Measure = Readonly<{ scale: Scale; amount: number }>;

/**
 * Reads a term into whole steps of one scale.
 * Fractions of a working day are working hours (0.5 = 4 h, 1.5 = 12 h); of a calendar day only less than one; hours
 * may have fractions down to the minute; months and half days have none.
 */
export function measureOf(term: TermInput): Result<Measure, TermReason> {
  if (term === null || term.value === null) {
    return refused("NO_LIMIT", "Thủ tục chưa khai thời hạn giải quyết nên chưa tính được ngày hẹn trả.", "value");
  }
  const { value, unit } = term;
  if (!Number.isFinite(value) || value <= 0 || value > LARGEST_LIMIT) {
    return refused("INVALID_LIMIT", "Thời hạn giải quyết phải là số lớn hơn 0.", "value");
  }
  switch (unit) {
    case "WORKING_DAY":
      return Number.isInteger(value)
        ? ok({ scale: "WORKING_DAY", amount: value })
        : wholeMinutes("WORKING_MINUTE", value * WORKING_MINUTES_PER_DAY);
    case "DAY":
      if (Number.isInteger(value)) return ok({ scale: "DAY", amount: value });
      return value < 1 ? wholeMinutes("WORKING_MINUTE", value * WORKING_MINUTES_PER_DAY) : notWhole();
    case "HALF_DAY":
      return Number.isInteger(value)
        ? ok({ scale: "WORKING_MINUTE", amount: value * WORKING_MINUTES_PER_HALF_DAY })
        : notWhole();
    case "WORKING_HOUR":
      return wholeMinutes("WORKING_MINUTE", value * 60);
    case "HOUR":
      return wholeMinutes("MINUTE", value * 60);
    case "MONTH":
      return Number.isInteger(value) ? ok({ scale: "MONTH", amount: value }) : notWhole();
    default:
      return refused(
        "UNKNOWN_UNIT",
        unit === null ? "Thời hạn chưa có đơn vị tính." : `Không nhận ra đơn vị thời hạn "${unit}".`,
        "unit",
      );
  }
}

function wholeMinutes(scale: "WORKING_MINUTE" | "MINUTE", minutes: number): Result<Measure, TermReason> {
  const whole = Math.round(minutes);
  // 0.1 h × 60 is 6.000000000000001 in floating point: that is six minutes, 0.001 h is none.
  if (whole < 1 || Math.abs(whole - minutes) > 1e-6) return notWhole();
  return ok({ scale, amount: whole });
}

function notWhole(): ReturnType<typeof refused<"INVALID_LIMIT">> {
  return refused(
    "INVALID_LIMIT",
    "Thời hạn lẻ này không đổi được ra số phút hoặc số ngày nguyên. Hãy ghi bằng giờ làm việc hoặc số nguyên.",
    "value",
  );
}
