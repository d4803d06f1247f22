import { describe, expect, test } from "vitest";
import { clockStart } from "@/lib/deadlines/clock-start";
import { readClocks } from "@/lib/deadlines/clocks";
import { vietnamIso } from "@/lib/deadlines/days";
import { judgeExtension } from "@/lib/deadlines/extension";
import { alertOn, supplementReturnDays, transferDueAt } from "@/lib/deadlines/milestones";
import type { Result } from "@/lib/platform/result";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const calendar = vietnamCalendar();
const read = <T>(answer: Result<T>) => (answer.ok ? answer.value : answer.refusals.map(({ reason }) => reason).join(" "));
const minute = (answer: Result<Date>) => (answer.ok ? vietnamIso(answer.value).slice(0, 16) : answer.refusals[0].reason);

describe("the four clocks", () => {
  const way = [
    { at: "2026-11-20T08:00", holder: "POST" },
    { at: "2026-11-20T14:00", holder: "COUNTER" },
    { at: "2026-11-20T16:00", holder: "AGENCY" },
    { at: "2026-11-23T09:30", holder: "CITIZEN" },
    { at: "2026-11-25T08:30", holder: "AGENCY" },
    { at: "2026-11-25T10:00", holder: null },
  ] as const;

  test("add up to the whole time, each in working and in elapsed minutes", () => {
    const clocks = readClocks(calendar, way, "2026-12-01T08:00");
    expect(read(clocks)).toEqual({
      POST: { workingMinutes: 270, elapsedMinutes: 360 },
      COUNTER: { workingMinutes: 120, elapsedMinutes: 120 },
      AGENCY: { workingMinutes: 60 + 120 + 90, elapsedMinutes: 480 + 2 * 1440 + 570 + 90 },
      CITIZEN: { workingMinutes: 360 + 60, elapsedMinutes: 2 * 1440 - 60 },
    });
  });
  test("as of a moment on the way, the later part is left out", () => {
    expect(read(readClocks(calendar, way, "2026-11-20T15:00"))).toMatchObject({
      COUNTER: { workingMinutes: 60, elapsedMinutes: 60 },
      AGENCY: { workingMinutes: 0, elapsedMinutes: 0 },
    });
  });
  test("refuse disorder, no moments and holes", () => {
    const late = { at: "2026-11-25T11:00", holder: "POST" } as const;
    expect(read(readClocks(calendar, [late, ...way], "2026-12-01"))).toBe("CLOCK_OUT_OF_ORDER");
    expect(read(readClocks(calendar, [{ at: "?", holder: "POST" }], "2026-12-01"))).toBe("INVALID_MOMENT");
    expect(read(readClocks(calendar, [late], "2029-12-01"))).toBe("CALENDAR_HOLE");
  });
});

test("the legal clock starts by the model of reception, and not before", () => {
  const receivedAt = new Date(1);
  const handedOverAt = new Date(2);
  const competentReceivedAt = new Date(3);
  const moments = { receivedAt, handedOverAt, competentReceivedAt };
  expect(read(clockStart({ model: "DELEGATED", ...moments }))).toBe(receivedAt);
  expect(read(clockStart({ model: "COURIER", ...moments }))).toBe(handedOverAt);
  expect(read(clockStart({ model: "NON_BOUNDARY", ...moments }))).toBe(competentReceivedAt);
  expect(read(clockStart({ model: "COURIER", ...moments, handedOverAt: null }))).toBe("CLOCK_NOT_STARTED");
});

describe("a re-appointment", () => {
  const judge = (change: Partial<Parameters<typeof judgeExtension>[0]>) =>
    read(judgeExtension({ calendar, dueDay: "2026-03-09", newDueDay: "2026-03-20", decidedAt: "2026-03-08T23:00", earlier: 0, ...change }));
  test("one, at the latest one day before the term expires", () => {
    expect(judge({})).toEqual({ newDueDay: "2026-03-20" });
    expect(judge({ decidedAt: "2026-03-09T08:00" })).toBe("EXTENSION_TOO_LATE");
    expect(judge({ earlier: 1 })).toBe("EXTENSION_REPEATED");
    expect(judge({ earlier: 1, decidedAt: "2026-03-10T08:00" })).toBe("EXTENSION_REPEATED EXTENSION_TOO_LATE");
  });
  test("to a later working day that the calendar knows", () => {
    expect(judge({ newDueDay: "2026-03-09" })).toBe("EXTENSION_NOT_LATER");
    expect(judge({ newDueDay: "2026-03-12", decidedAt: "2026-03-12T08:00" })).toBe("EXTENSION_NOT_LATER");
    expect(judge({ newDueDay: "2026-03-21" })).toBe("EXTENSION_DAY_OFF");
    expect(judge({ newDueDay: "2028-03-21" })).toBe("CALENDAR_HOLE");
    expect(judge({ newDueDay: "2026-02-30" })).toBe("EXTENSION_INVALID");
  });
});

describe("milestones on the way", () => {
  test("transfer by the end of the day, after 15:00 by the next opening", () => {
    expect(minute(transferDueAt(calendar, "2026-11-19T15:00"))).toBe("2026-11-19T17:00");
    expect(minute(transferDueAt(calendar, "2026-11-19T15:01"))).toBe("2026-11-20T07:30");
    expect(minute(transferDueAt(calendar, "2026-11-20T16:00"))).toBe("2026-11-23T07:30");
    expect(minute(transferDueAt(calendar, "2026-11-21T09:00"))).toBe("2026-11-23T07:30");
    expect(minute(transferDueAt(calendar, "2021-11-21T09:00"))).toBe("CALENDAR_HOLE");
  });
  test("return for supplement within three working days, warned on the second", () => {
    expect(read(supplementReturnDays(calendar, "2026-11-20T09:00"))).toEqual({ warnDay: "2026-11-25", lastDay: "2026-11-26" });
  });
  test("alerts three and one working days before, on the day, after it", () => {
    const days = ["2026-11-19", "2026-11-20", "2026-11-22", "2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27"];
    expect(days.map((today) => alertOn(calendar, "2026-11-26", today))).toEqual([
      null,
      "THREE_DAYS",
      "THREE_DAYS",
      "THREE_DAYS",
      "ONE_DAY",
      "DUE_TODAY",
      "OVERDUE",
    ]);
  });
});
