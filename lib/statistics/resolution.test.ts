import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf, judgeGroup, type ResolutionGroup } from "@/lib/statistics/resolution";

const group = (over: Partial<ResolutionGroup>): ResolutionGroup => ({
  agencyId: "a", channel: "ONLINE", carriedOver: false, minutePrecision: false, due: "2023-03-10", ended: "2023-03-09", waiting: false, dossiers: 1, ...over,
});

describe("resolution figures", () => {
  it("judges by days, not by hours", () => {
    expect(judgeGroup(group({ ended: "2023-03-09" }), "2023-12-31")).toBe("EARLY");
    expect(judgeGroup(group({ ended: "2023-03-10" }), "2023-12-31")).toBe("ON_TIME");
    expect(judgeGroup(group({ ended: "2023-03-11" }), "2023-12-31")).toBe("LATE");
    expect(judgeGroup(group({ ended: null }), "2023-03-10")).toBe("OPEN_IN_TIME");
    expect(judgeGroup(group({ ended: null }), "2023-03-11")).toBe("OPEN_OVERDUE");
    expect(judgeGroup(group({ ended: null, waiting: true }), "2023-03-11")).toBe("OPEN_IN_TIME");
  });

  it("counts what ended after the day of the figures as in progress", () => {
    expect(judgeGroup(group({ ended: "2024-01-05" }), "2023-12-31")).toBe("OPEN_OVERDUE");
  });

  it("judges limits in hours by the minute", () => {
    const hours = group({ minutePrecision: true, due: "2023-03-10T03:00:00.000Z" });
    expect(judgeGroup({ ...hours, ended: "2023-03-10T02:59:00.000Z" }, "2023-12-31")).toBe("EARLY");
    expect(judgeGroup({ ...hours, ended: "2023-03-10T03:01:00.000Z" }, "2023-12-31")).toBe("LATE");
  });

  it("gives the pilot's figures from the pilot's counts", () => {
    const { total } = figuresOf(
      [group({ dossiers: 1479 }), group({ ended: "2023-03-10", dossiers: 168 }), group({ ended: "2023-03-13", dossiers: 21 }), group({ due: "2024-01-10", ended: null, dossiers: 32 })],
      "2023-12-31",
    );
    expect(total).toMatchObject({ received: 1700, resolved: 1668, early: 1479, onTime: 168, late: 21, inProgress: 32, inTime: 32, overdue: 0 });
  });

  it("keeps (3) = (7) + (11) and adds up over agencies, whatever the groups", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-03-${String(n).padStart(2, "0")}`);
    const anyGroup: fc.Arbitrary<ResolutionGroup> = fc.record({
      agencyId: fc.constantFrom("a", "b", "c"), channel: fc.constantFrom("ONLINE", "COUNTER", "POST"), carriedOver: fc.boolean(), minutePrecision: fc.constant(false),
      due: fc.option(day, { nil: null }), ended: fc.option(day, { nil: null }), waiting: fc.boolean(), dossiers: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(anyGroup), day, (groups, asOf) => {
        const { total, byAgency } = figuresOf(groups, asOf);
        expect(total.received + total.carriedOver).toBe(total.resolved + total.inProgress);
        expect(total.resolved).toBe(total.early + total.onTime + total.late);
        expect(total.inProgress).toBe(total.inTime + total.overdue);
        expect(total.received).toBe(total.online + total.direct);
        const sum = [...byAgency.values()].reduce((all, one) => all + one.received + one.carriedOver, 0);
        expect(sum).toBe(total.received + total.carriedOver);
      }),
    );
  });
});
