import { describe, expect, it } from "vitest";
import { calendarFromRows } from "@/lib/deadlines/calendar";
import { readClocks } from "@/lib/deadlines/clocks";
import { type ClockEvent, clockHolderAfter, clockSegments, type Way, workingTimeWords } from "@/lib/dossiers/clock-segments";
import { DOSSIER_EVENTS } from "@/lib/dossiers/lifecycle";
import { vietnamMoment } from "@/lib/platform/format";

const at = (day: string, time: string) => vietnamMoment(day, time);

// Thursday 5 March 2026 to Thursday 12 March 2026; no holiday among them.
const WAY: readonly ClockEvent[] = [
  { event: "CREATE_DRAFT", at: at("2026-02-02", "20:00") },
  { event: "SUBMIT", at: at("2026-03-05", "08:00") },
  { event: "COLLECT_PAPERS", at: at("2026-03-05", "09:00") },
  { event: "TAKE_OVER_PAPERS", at: at("2026-03-05", "10:00") },
  { event: "RECEIVE", at: at("2026-03-05", "11:00") },
  { event: "HAND_TO_AGENCY", at: at("2026-03-05", "14:00") },
  { event: "CLAIM", at: at("2026-03-06", "08:00") },
  { event: "REQUEST_SUPPLEMENT", at: at("2026-03-06", "10:00") },
  { event: "ACCEPT_SUPPLEMENT", at: at("2026-03-10", "10:00") },
  { event: "GRANT", at: at("2026-03-11", "10:00") },
  { event: "DISPATCH_RESULT", at: at("2026-03-11", "15:00") },
  { event: "DELIVER_RESULT", at: at("2026-03-12", "10:00") },
];

const POSTED: Way = { channel: "POST", returnMethod: "POST" };

describe("clock segments", () => {
  it("gives each stretch of time to who used it, from the submission on", () => {
    expect(clockSegments(WAY, POSTED).map(({ holder }) => holder)).toEqual(["POST", "COUNTER", "AGENCY", "CITIZEN", "AGENCY", "POST", null]);
    expect(clockSegments(WAY, POSTED)[0]?.at).toEqual(at("2026-03-05", "08:00"));
  });

  it("feeds the four clocks: they add up to the whole way and stop with it", () => {
    const calendar = calendarFromRows({ version: "t", covered: [{ from: "2026-01-01", to: "2026-12-31" }], days: [] });
    if (!calendar.ok) throw new Error("calendar");
    const clocks = readClocks(calendar.value, clockSegments(WAY, POSTED), at("2026-06-01", "08:00"));
    if (!clocks.ok) throw new Error(clocks.refusals[0].words);
    const { POST, COUNTER, AGENCY, CITIZEN } = clocks.value;
    const day = 24 * 60;
    expect(POST.elapsedMinutes + COUNTER.elapsedMinutes + AGENCY.elapsedMinutes + CITIZEN.elapsedMinutes).toBe(7 * day + 120);
    expect(COUNTER.elapsedMinutes).toBe(60);
    expect(CITIZEN.elapsedMinutes).toBe(4 * day);
    // Friday 10:00 to Tuesday 10:00 is two working days.
    expect(CITIZEN.workingMinutes).toBe(960);
  });

  it("never gives the post time in which nobody of it has anything", () => {
    const filed: Way = { channel: "ONLINE", returnMethod: "ONLINE" };
    expect(clockSegments(WAY.filter(({ event }) => !["COLLECT_PAPERS", "DISPATCH_RESULT", "DELIVER_RESULT"].includes(event)), filed).map(({ holder }) => holder)).toEqual(["COUNTER", "AGENCY", "CITIZEN", "AGENCY", null]);
    const fetched = [...WAY.filter(({ event }) => event !== "DISPATCH_RESULT" && event !== "DELIVER_RESULT"), { event: "RETURN_AT_COUNTER", at: at("2026-03-12", "10:00") }] as const;
    expect(clockSegments(fetched, { ...POSTED, returnMethod: "COUNTER" }).at(-1)).toEqual({ at: at("2026-03-11", "10:00"), holder: null });
    expect(clockHolderAfter("SUBMIT", POSTED)).toBe("POST");
    expect(clockHolderAfter("GRANT", POSTED)).toBe("AGENCY");
    expect(clockHolderAfter("DISPATCH_RESULT", POSTED)).toBe("POST");
    expect(clockHolderAfter("DISPATCH_RESULT", { ...POSTED, returnMethod: "COUNTER" })).toBe("CITIZEN");
  });

  it("knows every event of the lifecycle", () => {
    for (const event of DOSSIER_EVENTS) expect(() => clockSegments([{ event, at: at("2026-03-05", "08:00") }], POSTED)).not.toThrow();
  });

  it("says working time in days of eight hours", () => {
    expect(workingTimeWords(0)).toBe("dưới 1 phút");
    expect(workingTimeWords(45)).toBe("45 phút");
    expect(workingTimeWords(480)).toBe("1 ngày");
    expect(workingTimeWords(2 * 480 + 190)).toBe("2 ngày 3 giờ");
  });
});
