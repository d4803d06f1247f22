import { describe, expect, it } from "vitest";
import { punctuality } from "@/lib/deadlines/punctuality";
import { dueOf } from "@/lib/dossiers/term";
import { vietnamMoment } from "@/lib/platform/format";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { type PilotTerms, pilotYear } from "@/prisma/seed/pilot-plan";

const terms: PilotTerms = ({ limitValue, limitUnit, procedureCode }) => ({
  value: limitValue, unit: limitUnit, supplementPolicy: "RESET", cutoffTime: null, sameDay: procedureCode === "1.005092",
});

describe("the pilot's year", () => {
  const calendar = vietnamCalendar();
  const cases = pilotYear(calendar, terms);

  it("has 1,700 dossiers, each received in 2023 and ended after it was received", () => {
    expect(cases).toHaveLength(1700);
    for (const { receivedAt, endedAt } of cases) {
      expect(endedAt.getTime()).toBeGreaterThan(receivedAt.getTime());
      expect(receivedAt.toISOString().slice(0, 4)).toBe("2023");
    }
  });

  it("is judged 1,479 early, 168 on time, 21 late and 32 open by the deadline rules", () => {
    const asOf = vietnamMoment("2023-12-31", "23:59");
    const counts = { EARLY: 0, ON_TIME: 0, LATE: 0, OPEN_IN_TIME: 0, OPEN_OVERDUE: 0 };
    for (const { procedure, receivedAt, endedAt } of cases) {
      const due = dueOf(calendar, receivedAt, terms(procedure), []);
      if (!due.ok) throw new Error(due.refusals[0].words);
      counts[punctuality({ dueAt: due.value.due, dueDay: due.value.dueDay, precision: due.value.precision, endedAt, asOf, waitingForApplicant: false })] += 1;
    }
    expect(counts).toEqual({ EARLY: 1479, ON_TIME: 168, LATE: 21, OPEN_IN_TIME: 32, OPEN_OVERDUE: 0 });
  });

  it("is the same at every run", () => {
    expect(pilotYear(calendar, terms)).toEqual(cases);
  });
});
