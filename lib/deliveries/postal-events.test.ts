import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workingDaysBetween } from "@/lib/deadlines/working-days";
import { carrierMayMove, foldPostalEvents, type LegContext, type RawPostalEvent } from "@/lib/deliveries/postal-events";
import type { PostalStatus } from "@/lib/platform/generated/enums";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const calendar = vietnamCalendar();
const workingDays = (from: string, to: string) => {
  const days = workingDaysBetween(calendar, from, to);
  return days.ok ? days.value : null;
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday morning. */
const ORDERED = new Date("2026-06-01T01:00:00Z");
const context: LegContext = { orderedAt: ORDERED, workingDays };

let serial = 0;
function told(code: string, hours: number, change: Partial<RawPostalEvent> = {}): RawPostalEvent {
  serial += 1;
  const occurredAt = new Date(ORDERED.getTime() + hours * HOUR);
  return { id: `raw-${String(serial).padStart(9, "0")}`, carrierEventId: null, code, reason: code === "EMH" ? "ABSENT" : null, place: "Hoa Lư", occurredAt, receivedAt: new Date(occurredAt.getTime() + MINUTE), ...change };
}

describe("a leg by its carrier's events", () => {
  test("delivered only when announced, proven and closed", () => {
    const way = [told("EMA", 1), told("EMJ", 5), told("EMG", 20), told("EMI", 26)];
    expect(foldPostalEvents(way, context)).toMatchObject({ status: "AT_DELIVERY_OFFICE", announced: true, awaiting: ["PROOF", "CLOSING"] });
    expect(foldPostalEvents([...way, told("POD", 27)], context)).toMatchObject({ status: "AT_DELIVERY_OFFICE", awaiting: ["CLOSING"] });
    expect(foldPostalEvents([...way, told("POD", 27), told("CLS", 28)], context)).toMatchObject({ status: "DELIVERED", awaiting: [] });
    expect(foldPostalEvents(way, { ...context, proven: true, closed: true })).toMatchObject({ status: "DELIVERED" });
    expect(foldPostalEvents([told("POD", 27), told("CLS", 28)], context)).toMatchObject({ status: "REGISTERED", announced: false });
  });

  test("two failed attempts allow the return only when two working days lie between them", () => {
    const before = [told("EMA", 1), told("EMG", 20)];
    // Friday 05/06 and Monday 08/06: one working day apart.
    const close = [...before, told("EMH", 97), told("EMH", 168)];
    expect(foldPostalEvents(close, context)).toMatchObject({ status: "ATTEMPT_FAILED", mayReturn: false });
    expect(foldPostalEvents([...close, told("RTA", 200)], context)).toMatchObject({ status: "ATTEMPT_FAILED", putAside: [{ why: "RETURN_TOO_SOON" }] });
    const apart = [...close, told("EMH", 193)];
    expect(foldPostalEvents(apart, context)).toMatchObject({ mayReturn: true, attempts: [{ reason: "ABSENT" }, {}, {}] });
    expect(foldPostalEvents([...apart, told("RTA", 220)], context)).toMatchObject({ status: "RETURNED_TO_AGENCY", putAside: [] });
  });

  test("what cannot follow is put aside, with the reason, and changes nothing", () => {
    const way = [told("EMA", 1), told("EMG", 20)];
    const cases: [RawPostalEvent, string][] = [[told("EMA", 21), "STEP_BACK"], [told("XYZ", 22), "UNKNOWN_CODE"], [told("RTA", 23), "RETURN_TOO_SOON"]];
    for (const [event, why] of cases) {
      const state = foldPostalEvents([...way, event], context);
      expect(state).toMatchObject({ status: "AT_DELIVERY_OFFICE", putAside: [{ rawId: event.id, why }] });
    }
    const after = told("EMH", 60);
    expect(foldPostalEvents([...way, told("EMI", 30), after], context)).toMatchObject({ announced: true, attempts: [], putAside: [{ rawId: after.id, why: "AFTER_END" }] });
    const found = told("EMG", 90);
    expect(foldPostalEvents([...way, told("LST", 50), found], context)).toMatchObject({ status: "LOST", putAside: [{ rawId: found.id, why: "AFTER_END" }] });
  });

  test("a late arrival takes its place: what was put aside before it may follow after it", () => {
    const attempts = [told("EMH", 25), told("EMH", 121)];
    expect(foldPostalEvents([told("EMG", 20), attempts[0] ?? told("EMH", 0), told("RTA", 150)], context).putAside).toHaveLength(1);
    expect(foldPostalEvents([told("EMG", 20), ...attempts, told("RTA", 150)], context)).toMatchObject({ status: "RETURNED_TO_AGENCY", putAside: [] });
  });

  test("an event without a trusted moment moves the leg on and counts for no day", () => {
    const ahead = told("EMH", 24, { occurredAt: new Date("2031-01-01T00:00:00Z") });
    const behind = told("EMI", 30, { occurredAt: new Date("1970-01-01T00:00:00Z") });
    expect(foldPostalEvents([told("EMA", 1), ahead], context)).toMatchObject({ status: "ATTEMPT_FAILED", attempts: [{ at: null }], mayReturn: false });
    expect(foldPostalEvents([told("EMA", 1), behind], context)).toMatchObject({ status: "ACCEPTED", announced: true, putAside: [] });
  });

  test("the item of our own people goes forward only, and never into an end by the carrier's word", () => {
    const yes: [PostalStatus, PostalStatus][] = [["PICKED_UP", "ACCEPTED"], ["ACCEPTED", "AT_DELIVERY_OFFICE"], ["AT_DELIVERY_OFFICE", "ATTEMPT_FAILED"], ["IN_TRANSIT", "LOST"]];
    const no: [PostalStatus, PostalStatus][] = [["AT_DELIVERY_OFFICE", "ACCEPTED"], ["IN_TRANSIT", "AT_DELIVERY_OFFICE"], ["AT_DELIVERY_OFFICE", "DELIVERED"], ["DELIVERED", "LOST"], ["ATTEMPT_FAILED", "RETURNED_TO_AGENCY"]];
    expect(yes.map(([item, carrier]) => carrierMayMove(item, carrier))).toEqual(yes.map(() => true));
    expect(no.map(([item, carrier]) => carrierMayMove(item, carrier))).toEqual(no.map(() => false));
  });
});

/** What a carrier's items go through, with the end that each must come to. */
type Story = Readonly<{ codes: readonly (readonly [code: string, gapHours: number])[]; status: PostalStatus; attempts: number; announced: boolean; aside: number }>;
const START = [["ORD", 0], ["PUP", 3], ["EMA", 4]] as const;
const STORIES: readonly Story[] = [
  { codes: [...START, ["EMJ", 5], ["EMK", 2], ["EMG", 6], ["EMI", 20], ["POD", 1], ["CLS", 1]], status: "DELIVERED", attempts: 0, announced: true, aside: 0 },
  { codes: [...START, ["EMG", 6], ["EMH", 20], ["EMG", 2], ["EMI", 48], ["POD", 1], ["CLS", 2]], status: "DELIVERED", attempts: 1, announced: true, aside: 0 },
  { codes: [...START, ["EMG", 6], ["EMH", 20], ["EMG", 2], ["EMH", 168], ["RTA", 24]], status: "RETURNED_TO_AGENCY", attempts: 2, announced: false, aside: 0 },
  { codes: [...START, ["EMG", 6], ["EMH", 2], ["EMH", 2], ["RTA", 2]], status: "ATTEMPT_FAILED", attempts: 2, announced: false, aside: 1 },
  { codes: [...START, ["EMJ", 5], ["LST", 400], ["EMG", 5]], status: "LOST", attempts: 0, announced: false, aside: 1 },
  { codes: [...START, ["EMJ", 5], ["DMG", 4], ["EMG", 5]], status: "DAMAGED", attempts: 0, announced: false, aside: 0 },
  { codes: [...START, ["EMG", 6], ["EMI", 20], ["POD", 1]], status: "AT_DELIVERY_OFFICE", attempts: 0, announced: true, aside: 0 },
  { codes: [...START, ["EMG", 6], ["EMA", 4], ["ZZZ", 1]], status: "AT_DELIVERY_OFFICE", attempts: 0, announced: false, aside: 2 },
];

/** How an event reaches us: each copy with its own delay in minutes; a wrong clock is years off. */
const arrivals = fc.record({
  story: fc.constantFrom(...STORIES),
  numbered: fc.boolean(),
  copies: fc.array(fc.array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { minLength: 1, maxLength: 4 }), { minLength: 9, maxLength: 9 }),
  wrongClock: fc.option(fc.record({ step: fc.integer({ min: 0, max: 2 }), years: fc.constantFrom(-20, -3, 3, 20) }), { nil: null }),
  shuffle: fc.infiniteStream(fc.nat()),
});

const short = (state: ReturnType<typeof foldPostalEvents>) => ({ ...state, steps: state.steps.map(({ rawId: _, ...step }) => step), putAside: state.putAside.map(({ why }) => why) });

const RUNS = Number(process.env.POSTAL_STREAMS ?? 3_000);
test(`${RUNS} shuffled, duplicated, delayed streams end in the same state as in order, every arrival kept`, { timeout: 1_800_000 }, () => {
  let events = 0;
  fc.assert(
    fc.property(arrivals, ({ story, numbered, copies, wrongClock, shuffle }) => {
      let hours = 0;
      const ordered = story.codes.map(([code, gap], index) => {
        hours += gap;
        const right = told(code, hours, { carrierEventId: numbered ? `${index}` : null });
        return wrongClock?.step === index ? { ...right, occurredAt: new Date(right.occurredAt.getTime() + wrongClock.years * 365 * DAY) } : right;
      });
      const expected = foldPostalEvents(ordered, context);
      // The story itself, told independently of the fold.
      expect({ status: expected.status, attempts: expected.attempts.length, announced: expected.announced, aside: expected.putAside.length })
        .toEqual({ status: story.status, attempts: story.attempts, announced: story.announced, aside: story.aside });
      const arrived = ordered
        .flatMap((event, index) => (copies[index] ?? [0]).map((delay, copy) => ({ ...event, id: `${event.id}-${copy}`, receivedAt: new Date(event.receivedAt.getTime() + delay * MINUTE) })))
        .map((event) => ({ event, at: shuffle.next().value ?? 0 }))
        .sort((one, other) => one.at - other.at)
        .map(({ event }) => event);
      const kept: RawPostalEvent[] = [];
      const half = Math.ceil(arrived.length / 2);
      // As the worker does: what is there is folded, more comes, everything is folded anew.
      for (const batch of [arrived.slice(0, half), arrived.slice(half)]) {
        kept.push(...batch);
        foldPostalEvents(kept, context);
      }
      expect(kept).toHaveLength(arrived.length);
      expect(short(foldPostalEvents(kept, context))).toEqual(short(expected));
      events += kept.length;
    }),
    { numRuns: RUNS },
  );
  expect(events).toBeGreaterThan(RUNS * 5);
});
