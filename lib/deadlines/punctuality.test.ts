import { describe, expect, test } from "vitest";
import { punctualityLabels } from "@/lib/deadlines/labels";
import { punctuality, punctualityOfDays } from "@/lib/deadlines/punctuality";
import { remainingWords } from "@/lib/deadlines/remaining";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const at = (text: string) => new Date(`${text}:00+07:00`);

describe("a limit in days is judged by dates", () => {
  const judge = (endedAt: string | null, asOf: string, waitingForApplicant = false) =>
    punctuality({
      dueAt: at("2026-11-26T17:00"),
      dueDay: "2026-11-26",
      precision: "DAY",
      endedAt: endedAt === null ? null : at(endedAt),
      asOf: at(asOf),
      waitingForApplicant,
    });
  test.each([
    ["2026-11-25T23:59", "2026-12-31T00:00", "EARLY"],
    ["2026-11-26T00:00", "2026-12-31T00:00", "ON_TIME"],
    ["2026-11-26T23:59", "2026-12-31T00:00", "ON_TIME"],
    ["2026-11-27T00:00", "2026-12-31T00:00", "LATE"],
    [null, "2026-11-26T23:59", "OPEN_IN_TIME"],
    [null, "2026-11-27T00:00", "OPEN_OVERDUE"],
    ["2026-11-27T08:00", "2026-11-26T20:00", "OPEN_IN_TIME"],
    ["2026-11-30T08:00", "2026-11-27T08:00", "OPEN_OVERDUE"],
    ["2026-11-25T16:00", "2026-11-25T15:59", "OPEN_IN_TIME"],
  ])("ended %s as of %s: %s", (ended, asOf, expected) => {
    expect(judge(ended, asOf)).toBe(expected);
  });
  test("waiting for the applicant is in time, but what has ended is judged all the same", () => {
    expect(judge(null, "2026-12-31T00:00", true)).toBe("OPEN_IN_TIME");
    expect(judge("2026-11-27T08:00", "2026-12-31T00:00", true)).toBe("LATE");
  });
});

test("a limit in hours is judged by the minute", () => {
  const judge = (endedAt: string | null, asOf: string) =>
    punctuality({
      dueAt: at("2026-11-26T10:30"),
      dueDay: "2026-11-26",
      precision: "MINUTE",
      endedAt: endedAt === null ? null : at(endedAt),
      asOf: at(asOf),
      waitingForApplicant: false,
    });
  const night = "2026-11-26T23:00";
  expect(judge("2026-11-26T10:29", night)).toBe("EARLY");
  expect(judge("2026-11-26T10:30", night)).toBe("ON_TIME");
  expect(judge("2026-11-26T10:31", night)).toBe("LATE");
  expect(judge(null, "2026-11-26T10:30")).toBe("OPEN_IN_TIME");
  expect(judge(null, "2026-11-26T10:31")).toBe("OPEN_OVERDUE");
});

test("from days alone, with the words of each class", () => {
  const judge = (endedDay: string | null, asOfDay: string) =>
    punctualityLabels[punctualityOfDays({ dueDay: "2023-12-29", endedDay, asOfDay, waitingForApplicant: false })];
  expect(judge("2023-12-28", "2023-12-31")).toBe("Trước hạn");
  expect(judge("2023-12-29", "2023-12-31")).toBe("Đúng hạn");
  expect(judge("2024-01-02", "2024-01-31")).toBe("Quá hạn");
  expect(judge("2024-01-02", "2023-12-29")).toBe("Trong hạn");
  expect(judge("2024-01-02", "2023-12-31")).toBe("Đang quá hạn");
});

describe("time left in words", () => {
  const calendar = vietnamCalendar();
  test.each([
    ["2026-11-20T09:00", "còn 3 ngày làm việc, đến hết 26/11/2026"],
    ["2026-11-22T09:00", "còn 3 ngày làm việc, đến hết 26/11/2026"],
    ["2026-11-25T23:00", "còn 1 ngày làm việc, đến hết 26/11/2026"],
    ["2026-11-26T20:00", "hạn hôm nay, đến hết 26/11/2026"],
    ["2026-11-27T00:00", "quá hạn 1 ngày làm việc"],
    ["2026-11-30T09:00", "quá hạn 2 ngày làm việc"],
    ["2028-01-04T09:00", "quá hạn từ 26/11/2026"],
  ])("in days, at %s: %s", (now, expected) => {
    expect(remainingWords({ calendar, due: at("2026-11-26T17:00"), precision: "DAY", now: at(now) })).toBe(expected);
  });
  test.each([
    ["2026-11-25T16:00", "còn 4 giờ làm việc, đến 10:30 ngày 26/11/2026"],
    ["2026-11-26T09:00", "còn 1 giờ 30 phút làm việc, đến 10:30 ngày 26/11/2026"],
    ["2026-11-26T10:30", "sắp hết hạn, đến 10:30 ngày 26/11/2026"],
    ["2026-11-26T10:45", "quá hạn 15 phút làm việc"],
  ])("in hours, at %s: %s", (now, expected) => {
    expect(remainingWords({ calendar, due: at("2026-11-26T10:30"), precision: "MINUTE", now: at(now) })).toBe(expected);
  });
  test("overdue only by a weekend, and suspended", () => {
    const friday = { calendar, due: at("2026-11-27T17:00"), precision: "DAY" } as const;
    expect(remainingWords({ ...friday, now: at("2026-11-28T09:00") })).toBe("quá hạn từ 27/11/2026");
    expect(remainingWords({ ...friday, now: at("2026-12-28T09:00"), suspended: true })).toBe("đang chờ bổ sung, thời hạn tạm dừng");
  });
});
