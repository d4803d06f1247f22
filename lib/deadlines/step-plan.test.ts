import { describe, expect, test } from "vitest";
import { calendarFromRows, wholeYears } from "@/lib/deadlines/calendar";
import { workedMinutesAt } from "@/lib/deadlines/calendar-index";
import { localMinuteOf, vietnamIso } from "@/lib/deadlines/days";
import { stepPlan, type StepPlanInput } from "@/lib/deadlines/step-plan";

const built = calendarFromRows({ version: "t", covered: [wholeYears(2026, 2027)], days: [{ day: "2026-11-20", kind: "CLOSURE", status: "OFFICIAL", name: "Bão" }] });
if (!built.ok) throw new Error("calendar");
const calendar = built.value;
const at = (text: string) => new Date(`${text}:00+07:00`);

const STEPS = [{ position: 1, name: "Phân công", minutes: 240 }, { position: 2, name: "Thẩm định", minutes: 480 }, { position: 3, name: "Trình ký", minutes: 60 }];
const BASE: StepPlanInput = {
  calendar, clockStartedAt: at("2026-11-16T08:00"), cutoffMinute: null, interruptions: [], steps: STEPS, finished: [], dossierDue: null, asOf: at("2026-11-16T09:00"),
};
const plan = (change: Partial<StepPlanInput> = {}) => {
  const result = stepPlan({ ...BASE, ...change });
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value.map(({ state, late, due }) => `${state}${late ? " late" : ""} ${vietnamIso(due).slice(0, 16)}`);
};

describe("step plan", () => {
  test("each step is due by the working time of all up to it", () => {
    expect(plan()).toEqual(["CURRENT 2026-11-16T13:30", "AHEAD 2026-11-17T13:30", "AHEAD 2026-11-17T14:30"]);
  });

  test("done, current, late: a step may be late while the dossier is not", () => {
    const finished = [{ position: 1, at: at("2026-11-16T15:00"), by: "Thu" }];
    expect(plan({ finished, asOf: at("2026-11-17T13:31"), dossierDue: at("2026-11-30T17:00") })).toEqual(["DONE late 2026-11-16T13:30", "CURRENT late 2026-11-17T13:30", "AHEAD 2026-11-17T14:30"]);
    expect(plan({ finished, asOf: at("2026-11-17T13:30") })[1]).toBe("CURRENT 2026-11-17T13:30");
  });

  test("a wait under PAUSE is left out for the steps not yet finished, and changes nothing for those that were", () => {
    const finished = [{ position: 1, at: at("2026-11-16T10:00"), by: "Thu" }];
    const interruptions = [{ effect: "PAUSE", from: at("2026-11-16T13:30"), until: at("2026-11-18T13:30") }] as const;
    expect(plan({ finished, interruptions, asOf: at("2026-11-18T14:00") })).toEqual(["DONE 2026-11-16T13:30", "CURRENT 2026-11-19T13:30", "AHEAD 2026-11-19T14:30"]);
  });

  test("RESET counts again from the supplement; while waiting nothing is late", () => {
    const finished = [{ position: 1, at: at("2026-11-16T10:00"), by: "Thu" }];
    const waiting = [{ effect: "RESET", from: at("2026-11-16T11:00"), until: null }] as const;
    expect(plan({ finished, interruptions: waiting, asOf: at("2026-12-16T11:00") }).map((line) => line.split(" 2026")[0])).toEqual(["DONE", "CURRENT", "AHEAD"]);
    const back = [{ effect: "RESET", from: at("2026-11-16T11:00"), until: at("2026-11-18T08:00") }] as const;
    expect(plan({ finished, interruptions: back, asOf: at("2026-11-18T08:00") })).toEqual(["DONE 2026-11-16T13:30", "CURRENT 2026-11-19T13:30", "AHEAD 2026-11-19T14:30"]);
  });

  test("no step is given longer than the dossier", () => {
    expect(plan({ dossierDue: at("2026-11-17T11:30") })).toEqual(["CURRENT 2026-11-16T13:30", "AHEAD 2026-11-17T11:30", "AHEAD 2026-11-17T11:30"]);
  });

  test("outside the calendar it refuses, never a wrong date", () => {
    expect(stepPlan({ ...BASE, clockStartedAt: at("2029-01-02T08:00") }).ok).toBe(false);
  });

  test("property: due minutes never go back, and lie exactly the steps' working time after the start", () => {
    for (let minute = 0; minute < 60 * 24 * 7; minute += 97) {
      const clockStartedAt = new Date(at("2026-11-16T00:00").getTime() + minute * 60_000);
      const result = stepPlan({ ...BASE, clockStartedAt });
      if (!result.ok) throw new Error("plan");
      let sum = 0;
      let before = clockStartedAt;
      for (const step of result.value) {
        sum += step.minutes;
        expect(step.due >= before).toBe(true);
        expect(workedMinutesAt(calendar, localMinuteOf(step.due)) - workedMinutesAt(calendar, localMinuteOf(clockStartedAt))).toBe(sum);
        before = step.due;
      }
    }
  });
});
