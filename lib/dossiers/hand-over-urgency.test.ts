import { expect, test } from "vitest";
import { urgencyOf } from "@/lib/dossiers/hand-over-urgency";

test("late, today, at the next opening: by the Vietnamese day, not the process's", () => {
  const by = new Date("2026-11-26T10:00:00Z");
  expect(urgencyOf(by, new Date("2026-11-26T10:00:01Z"))).toBe("LATE");
  expect(urgencyOf(by, new Date("2026-11-26T10:00:00Z"))).toBe("TODAY");
  expect(urgencyOf(new Date("2026-11-27T00:30:00Z"), new Date("2026-11-26T16:59:00Z"))).toBe("NEXT");
  expect(urgencyOf(new Date("2026-11-27T00:30:00Z"), new Date("2026-11-26T17:01:00Z"))).toBe("TODAY");
});
