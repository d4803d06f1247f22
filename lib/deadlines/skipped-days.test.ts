import { expect, test } from "vitest";
import { type DueInput, dueAt } from "@/lib/deadlines/due";
import { dueWay } from "@/lib/deadlines/skipped-days";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const calendar = vietnamCalendar();
function wayOf(input: Omit<DueInput, "calendar">) {
  const due = dueAt({ ...input, calendar });
  if (!due.ok) throw new Error(due.refusals[0].words);
  const { rule, skipped, workedExtra, unsure } = dueWay({ ...input, calendar }, due.value);
  return { due: due.value.dueDay, rule, skipped: skipped.map(({ day, why }) => `${day} ${why}`), extra: workedExtra.map(({ day }) => day), unsure: unsure.map(({ day }) => day) };
}

test("working days leave out week ends and holidays, and say which day is still in doubt", () => {
  expect(wayOf({ start: "2026-11-20T09:00", term: { value: 3, unit: "WORKING_DAY" } })).toEqual({
    due: "2026-11-26", rule: "ALL", skipped: ["2026-11-21 Nghỉ cuối tuần", "2026-11-22 Nghỉ cuối tuần", "2026-11-24 Ngày Văn hóa Việt Nam"], extra: [], unsure: ["2026-11-23"],
  });
});

test("a worked Saturday is counted and said", () => {
  expect(wayOf({ start: "2026-01-09T09:00", term: { value: 1, unit: "WORKING_DAY" } })).toEqual({ due: "2026-01-10", rule: "ALL", skipped: [], extra: ["2026-01-10"], unsure: [] });
});

test("plain days leave out nothing but a last day that is off", () => {
  expect(wayOf({ start: "2026-04-16T09:00", term: { value: 10, unit: "DAY" } })).toMatchObject({ due: "2026-04-28", rule: "LAST", skipped: ["2026-04-26 Giỗ Tổ Hùng Vương", "2026-04-27 Nghỉ bù Giỗ Tổ Hùng Vương"] });
  expect(wayOf({ start: "2026-04-20T09:00", term: { value: 15, unit: "DAY" } })).toMatchObject({ due: "2026-05-05", skipped: [] });
});
