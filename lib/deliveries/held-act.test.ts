import { expect, test } from "vitest";
import { workingDaysBetween } from "@/lib/deadlines/working-days";
import { adviceOf, type HeldFacts, heldTooLong, waitsBehind, whyNotDismissed } from "@/lib/deliveries/held-act";
import { BEHIND_HELD } from "@/lib/deliveries/sync/answering";
import { vietnamMoment } from "@/lib/platform/format";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const facts = (over: Partial<HeldFacts>): HeldFacts => ({ kind: "COLLECT_PAPERS", why: "Số giấy tờ khác.", mend: null, deviceRevoked: false, ...over });

test("too long is more than one working day, to the minute; a weekend does not count", () => {
  const apart = (from: string, to: string) => {
    const days = workingDaysBetween(vietnamCalendar(), from, to);
    return days.ok ? days.value : null;
  };
  const tooLong = (since: [string, string], at: [string, string]) => heldTooLong(vietnamMoment(...since), vietnamMoment(...at), apart);
  // Thursday 26 and Friday 27 November 2026, then a weekend.
  expect(tooLong(["2026-11-26", "16:00"], ["2026-11-27", "15:59"])).toBe(false);
  expect(tooLong(["2026-11-26", "16:00"], ["2026-11-27", "16:00"])).toBe(true);
  expect(tooLong(["2026-11-27", "16:00"], ["2026-11-29", "23:00"])).toBe(false);
  expect(tooLong(["2026-11-27", "16:00"], ["2026-11-30", "15:59"])).toBe(false);
  expect(tooLong(["2026-11-27", "16:00"], ["2026-12-01", "07:00"])).toBe(true);
  expect(heldTooLong(vietnamMoment("2026-11-26", "16:00"), vietnamMoment("2026-12-26", "16:00"), () => null)).toBe(false);
});

test("money in a courier's hand is his to give back, as long as his phone lives", () => {
  expect(whyNotDismissed(facts({ kind: "TAKE_CASH", mend: "CASH_RETURNED" }))).toContain("trả lại tiền");
  expect(whyNotDismissed(facts({ kind: "TAKE_CASH", deviceRevoked: true }))).toBeNull();
  expect(whyNotDismissed(facts({}))).toBeNull();
});

test("says what to do: of an act behind another, of one that the courier mends, of a phone that never comes back", () => {
  expect(waitsBehind({ why: BEHIND_HELD })).toBe(true);
  expect(adviceOf(facts({ why: BEHIND_HELD }))).toContain("việc trước");
  expect(adviceOf(facts({ mend: "ITEM_NUMBER" }))).toContain("Đổi sang số");
  expect(adviceOf(facts({ kind: "GIVE_BAG" }))).toContain("hai bưu tá");
  expect(adviceOf(facts({ mend: "ITEM_NUMBER", deviceRevoked: true }))).toContain("thu hồi");
});
