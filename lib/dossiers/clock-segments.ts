import type { HolderSegment } from "@/lib/deadlines/clocks";
import { type ClockHolder, type ClockRule, type DossierEventName, LIFECYCLE } from "@/lib/dossiers/lifecycle";
import type { Channel, ReturnMethod } from "@/lib/platform/generated/enums";

/** One event as far as the clocks are concerned. */
export type ClockEvent = Readonly<{ event: DossierEventName; at: Date }>;

/** How the dossier came and how its result goes: whose time it is depends on both. */
export type Way = Readonly<{ channel: Channel; returnMethod: ReturnMethod }>;

/** Whose clock runs after the event; null when it leaves it where it was. */
export function clockHolderAfter(event: DossierEventName, { channel, returnMethod }: Way): ClockHolder | null {
  const clock: ClockRule = LIFECYCLE[event].clock;
  switch (clock) {
    case "SAME":
      return null;
    case "BY_CHANNEL":
      return channel === "POST" ? "POST" : "COUNTER";
    case "BY_RETURN":
      return returnMethod === "ONLINE" ? "NOBODY" : "AGENCY";
    case "AFTER_DISPATCH":
      return returnMethod === "COUNTER" ? "CITIZEN" : "POST";
    default:
      return clock;
  }
}

/**
 * Who used the time, read from the events (oldest first) by the lifecycle's own table: the input of the four clocks.
 * Begins with the submission: the days of a draft are nobody's. After a final event nobody's clock runs.
 */
export function clockSegments(events: readonly ClockEvent[], way: Way): HolderSegment[] {
  const segments: HolderSegment[] = [];
  const has = (wanted: DossierEventName) => events.some(({ event }) => event === wanted);
  // Handed out at the counter without ever having been sent there: the result was a file, ready at once.
  const known: Way = has("RETURN_AT_COUNTER") && !has("DISPATCH_RESULT") ? { ...way, returnMethod: "ONLINE" } : way;
  for (const { event, at } of events) {
    const clock = clockHolderAfter(event, known);
    if (event === "CREATE_DRAFT" || clock === null) continue;
    const holder = clock === "NOBODY" ? null : clock;
    if (segments.at(-1)?.holder !== holder || segments.length === 0) segments.push({ at, holder });
  }
  return segments;
}

const MINUTES_PER_DAY = 480;

/**
 * Working time as people say it: "2 ngày 3 giờ", "45 phút", "dưới 1 phút". A working day is eight hours; minutes are left out
 * beside days.
 */
export function workingTimeWords(minutes: number): string {
  const whole = Math.floor(minutes);
  const days = Math.floor(whole / MINUTES_PER_DAY);
  const hours = Math.floor((whole % MINUTES_PER_DAY) / 60);
  const left = whole % 60;
  const parts = [days > 0 ? `${days} ngày` : "", hours > 0 ? `${hours} giờ` : "", days === 0 && left > 0 ? `${left} phút` : ""].filter((part) => part !== "");
  return parts.length === 0 ? "dưới 1 phút" : parts.join(" ");
}
