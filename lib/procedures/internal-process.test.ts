import { describe, expect, test } from "vitest";
import { checkProcess, type ChannelLimit, type InternalStep, limitMinutes, minutesWords, processMinutes, STEP_UNITS } from "@/lib/procedures/internal-process";

const limit = (limitValue: number | null, limitUnit: ChannelLimit["limitUnit"], channel: ChannelLimit["channel"] = "POST"): ChannelLimit => ({ channel, limitValue, limitUnit });
const of = (...channels: ChannelLimit[]) => ({ sameDay: false, channels });
const step = (value: number, unit: InternalStep["unit"], name = "Thẩm định"): InternalStep => ({ name, value, unit });

/** A repeatable sequence in [0, 1). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("internal process", () => {
  test("units add up: a half day is four hours, a working day eight", () => {
    expect(processMinutes([step(1, "WORKING_DAY"), step(1, "HALF_DAY"), step(4, "WORKING_HOUR"), step(0.5, "WORKING_DAY")])).toBe(480 + 240 + 240 + 240);
  });

  test("exactly the legal time is allowed, one hour more is refused with the excess in words", () => {
    const steps = [step(1, "HALF_DAY", "Phân công"), step(9, "WORKING_DAY"), step(4, "WORKING_HOUR", "Ký")];
    expect(checkProcess(steps, of(limit(10, "WORKING_DAY")))).toMatchObject({ ok: true, value: { minutes: 4800, limit: 4800 } });
    const over = checkProcess([...steps, step(1, "WORKING_HOUR", "Đóng dấu")], of(limit(10, "WORKING_DAY")));
    expect(over).toMatchObject({ ok: false, refusals: [{ reason: "OVER_LIMIT" }] });
    expect(over.ok ? "" : over.refusals[0].words).toContain("Phải bớt 1 giờ làm việc");
  });

  test("the tightest channel binds; one without a limit does not", () => {
    const steps = [step(6, "WORKING_DAY")];
    const refused = checkProcess(steps, of(limit(15, "WORKING_DAY", "ONLINE"), limit(5, "WORKING_DAY", "COUNTER"), limit(null, null)));
    expect(refused.ok ? "" : refused.refusals[0].words).toMatch(/kênh trực tiếp: 5 ngày làm việc\. Phải bớt 1 ngày làm việc\./);
    expect(checkProcess(steps, of(limit(15, "WORKING_DAY", "ONLINE"), limit(null, null))).ok).toBe(true);
  });

  test.each([
    [of(), "NO_LIMIT"], [of(limit(null, null)), "NO_LIMIT"], [of(limit(24, "HOUR")), "INDIVISIBLE_LIMIT"],
    [of(limit(10, "WORKING_DAY", "ONLINE"), limit(48, "HOUR")), "INDIVISIBLE_LIMIT"], [{ sameDay: true, channels: [limit(1, "WORKING_DAY")] }, "SAME_DAY"],
  ] as const)("what has no divisible limit is refused: %#", (procedure, reason) => {
    expect(checkProcess([step(1, "WORKING_HOUR")], procedure)).toMatchObject({ ok: false, refusals: [{ reason }] });
  });

  test.each([[[]], [[step(0, "WORKING_DAY")]], [[step(-1, "WORKING_DAY")]], [[step(Number.NaN, "WORKING_HOUR")]], [[step(1, "WORKING_DAY", "  ")]]])("a step must be one: %#", (steps) => {
    expect(checkProcess(steps, of(limit(10, "WORKING_DAY"))).ok).toBe(false);
  });

  test("calendar limits never promise more working days than the worst weekday gives", () => {
    // Counted day by day from every weekday: the floor must not lie above the least of them.
    const worked = (start: number, days: number) => {
      let [day, count] = [start, 0];
      for (let passed = 0; passed < days; passed++) {
        day = (day + 1) % 7;
        if (day !== 0 && day !== 6) count++;
      }
      return day === 0 || day === 6 ? count + 1 : count;
    };
    for (let days = 1; days <= 400; days++) {
      const least = Math.min(...[1, 2, 3, 4, 5].map((start) => worked(start, days)));
      expect(limitMinutes(days, "DAY"), `${days} ngày`).toBeLessThanOrEqual(least * 480);
      expect(limitMinutes(days, "DAY"), `${days} ngày`).toBeGreaterThanOrEqual((least - 1) * 480);
    }
    expect(limitMinutes(1, "MONTH")).toBe(20 * 480);
  });

  test("property: accepted exactly when the minutes fit into every channel", () => {
    const random = chance(7);
    for (let round = 0; round < 2_000; round++) {
      const steps = Array.from({ length: 1 + Math.floor(random() * 6) }, () => step(1 + Math.floor(random() * 8), STEP_UNITS[Math.floor(random() * 3)] ?? "WORKING_DAY"));
      const channels = (["POST", "ONLINE", "COUNTER"] as const).map((channel) => limit(1 + Math.floor(random() * 30), random() < 0.5 ? "WORKING_DAY" : "DAY", channel));
      const fits = channels.every(({ limitValue, limitUnit }) => processMinutes(steps) <= (limitMinutes(limitValue ?? 0, limitUnit ?? "DAY") ?? 0));
      expect(checkProcess(steps, of(...channels)).ok).toBe(fits);
    }
  });

  test.each([[480, "1 ngày làm việc"], [720, "1,5 ngày làm việc"], [60, "1 giờ làm việc"], [240, "4 giờ làm việc"], [570, "1 ngày 1 giờ 30 phút làm việc"], [30, "30 phút làm việc"]])("%d minutes are %s", (minutes, words) => {
    expect(minutesWords(minutes)).toBe(words);
  });
});
