import { ok, refused, type Result } from "@/lib/platform/result";
import { CHANNEL_LABELS, LIMIT_UNIT_LABELS } from "@/lib/procedures/labels";
import type { Channel, LimitUnit } from "@/lib/procedures/procedure";

/** Units of an internal step: "0,5 ngày" is four working hours, a working day eight (domain.md 4.2). */
export const STEP_UNITS = ["WORKING_DAY", "HALF_DAY", "WORKING_HOUR"] as const;
export type StepUnit = (typeof STEP_UNITS)[number];

const STEP_MINUTES: Readonly<Record<StepUnit, number>> = { WORKING_DAY: 480, HALF_DAY: 240, WORKING_HOUR: 60 };

export type InternalStep = Readonly<{ name: string; value: number; unit: StepUnit }>;

/** What the catalogue says of a channel's time; `unit` may be one that no rule knows, `value` may be missing. */
export type ChannelLimit = Readonly<{ channel: Channel; limitValue: number | null; limitUnit: LimitUnit | "WORKING_HOUR" | "HALF_DAY" | null }>;

export type ProcessReason = "NO_STEPS" | "INVALID_STEP" | "NO_LIMIT" | "SAME_DAY" | "INDIVISIBLE_LIMIT" | "OVER_LIMIT";

/** Steps of one process; more would be no plan any more. */
export const MOST_STEPS = 10;
const DAY = 480;

/** Working minutes of a step; a fraction of a minute is left out. */
export function stepMinutes({ value, unit }: Pick<InternalStep, "value" | "unit">): number {
  return Math.round(value * STEP_MINUTES[unit]);
}

/** Working minutes of all steps together. */
export function processMinutes(steps: readonly Pick<InternalStep, "value" | "unit">[]): number {
  return steps.reduce((sum, step) => sum + stepMinutes(step), 0);
}

/** Fewest working days, Monday to Friday, that `days` days after a working day can hold; a last day off moves on (BLDS 2015, Điều 148.5). */
function fewestWorkingDays(days: number): number {
  const whole = Math.floor(days);
  return Math.max(1, Math.floor(whole / 7) * 5 + Math.max(0, (whole % 7) - 2));
}

/**
 * Working minutes that a limit surely holds, or null when it cannot be divided into steps.
 * Days and months of the calendar are compared conservatively: as if every weekend of the way fell into them, a month as short as
 * it can be. Days off by law are in no reckoning: the due dates themselves know them. A limit in running hours has no such floor.
 */
export function limitMinutes(value: number, unit: NonNullable<ChannelLimit["limitUnit"]>): number | null {
  switch (unit) {
    case "WORKING_DAY":
    case "HALF_DAY":
    case "WORKING_HOUR":
      return Math.floor(value * STEP_MINUTES[unit]);
    case "DAY":
      return value < 1 ? Math.floor(value * DAY) : fewestWorkingDays(value) * DAY;
    case "MONTH":
      return value < 1 ? null : fewestWorkingDays(28 + 30 * (Math.floor(value) - 1)) * DAY;
    case "HOUR":
      return null;
  }
}

const number = (value: number) => String(Math.round(value * 100) / 100).replace(".", ",");

/** Working time in the largest unit that leaves no rest: "12 ngày làm việc", "4 giờ làm việc", "1 giờ 30 phút làm việc". */
export function minutesWords(minutes: number): string {
  if (minutes > 0 && minutes % (DAY / 2) === 0 && minutes >= DAY) return `${number(minutes / DAY)} ngày làm việc`;
  const [days, rest] = [Math.floor(minutes / DAY), minutes % DAY];
  const parts = [days > 0 ? `${days} ngày` : "", rest >= 60 ? `${Math.floor(rest / 60)} giờ` : "", rest % 60 > 0 ? `${rest % 60} phút` : ""].filter((part) => part !== "");
  return `${parts.length === 0 ? "0 giờ" : parts.join(" ")} làm việc`;
}

/** "10 ngày làm việc", "15 ngày": the limit as the catalogue words it. */
export function limitWordsOf({ limitValue, limitUnit }: ChannelLimit): string {
  if (limitValue === null || limitUnit === null) return "chưa có thời hạn";
  const units = { ...LIMIT_UNIT_LABELS, HALF_DAY: "buổi làm việc", WORKING_HOUR: "giờ làm việc" };
  return `${number(limitValue)} ${units[limitUnit]}`;
}

/** The channel whose limit leaves the least working time; null when no channel has a limit that can be divided. */
export function tightestLimit(channels: readonly ChannelLimit[]): { limit: ChannelLimit; minutes: number } | null {
  let tightest: { limit: ChannelLimit; minutes: number } | null = null;
  for (const limit of channels) {
    if (limit.limitValue === null || limit.limitUnit === null) continue;
    const minutes = limitMinutes(limit.limitValue, limit.limitUnit);
    if (minutes !== null && (tightest === null || minutes < tightest.minutes)) tightest = { limit, minutes };
  }
  return tightest;
}

/**
 * May an agency divide a procedure's legal time so? The steps together must stay within the limit of every channel
 * (NĐ 61/2018, Điều 19.6); channels without a limit do not bound them, but one at least must have one.
 * @returns the sum and the tightest limit in working minutes, or why not, at the field of the step that is wrong
 */
export function checkProcess(steps: readonly InternalStep[], procedure: Readonly<{ sameDay: boolean; channels: readonly ChannelLimit[] }>): Result<{ minutes: number; limit: number }, ProcessReason> {
  if (steps.length === 0) return refused("NO_STEPS", "Ghi ít nhất một bước, có tên và thời gian.", "name.1");
  if (steps.length > MOST_STEPS) return refused("INVALID_STEP", `Quy trình có nhiều nhất ${MOST_STEPS} bước. Hãy gộp bớt.`);
  const wrong = steps.findIndex((step) => step.name.trim() === "" || !Number.isFinite(step.value) || stepMinutes(step) < 1 || step.value > 1_000);
  if (wrong >= 0) return refused("INVALID_STEP", `Bước ${wrong + 1} cần có tên và thời gian lớn hơn 0.`, `value.${wrong + 1}`);
  if (procedure.sameDay) return refused("SAME_DAY", "Thủ tục này giải quyết ngay trong ngày nên không chia bước.");
  const divisible = procedure.channels.filter(({ limitValue, limitUnit }) => limitValue !== null && limitUnit !== null);
  if (divisible.length === 0) return refused("NO_LIMIT", "Danh mục chưa có thời hạn giải quyết của thủ tục này nên chưa chia bước được. Hãy đề nghị quản trị bổ sung thời hạn.");
  const running = divisible.find(({ limitUnit }) => limitUnit === "HOUR");
  const tightest = tightestLimit(divisible);
  if (running || tightest === null) {
    return refused("INDIVISIBLE_LIMIT", `Thời hạn ${running ? limitWordsOf(running) : "này"} tính theo giờ chạy liên tục, không đổi chắc chắn ra giờ làm việc, nên không chia bước được.`);
  }
  const minutes = processMinutes(steps);
  if (minutes <= tightest.minutes) return ok({ minutes, limit: tightest.minutes });
  const { limit } = tightest;
  const counted = limit.limitUnit === "DAY" || limit.limitUnit === "MONTH" ? ` (chắc chắn có ${minutesWords(tightest.minutes)}, đã trừ các ngày cuối tuần)` : "";
  return refused(
    "OVER_LIMIT",
    `Các bước cộng lại ${minutesWords(minutes)}, dài hơn thời hạn theo luật của kênh ${CHANNEL_LABELS[limit.channel].toLowerCase()}: ${limitWordsOf(limit)}${counted}. Phải bớt ${minutesWords(minutes - tightest.minutes)}.`,
  );
}
