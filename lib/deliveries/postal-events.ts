import { type DaysApart, mayGoBack } from "@/lib/deliveries/invitations";
import type { PostalStatus } from "@/lib/platform/generated/enums";

/** What a carrier says happened, as it arrived. Kept for ever, copies too; `id` is the arrival's, not the happening's. */
export type RawPostalEvent = Readonly<{
  id: string;
  /** The carrier's own number of the happening; null when it gives none. */
  carrierEventId: string | null;
  /** UPU EMSEVT code, or one of the operator's own (`EVENT_MEANINGS`). */
  code: string;
  reason: string | null;
  place: string;
  occurredAt: Date;
  receivedAt: Date;
}>;

/**
 * Codes of UPU EMSEVT, and the operator's own for what EMSEVT does not name. NO_STATE: kept, changes nothing. A delivery
 * has three marks: announced (EMI), proven (POD: the signed slip is scanned), closed (CLS: the operator settled it).
 */
export const EVENT_MEANINGS: Readonly<Record<string, PostalStatus | "ANNOUNCED" | "PROVEN" | "CLOSED" | "NO_STATE">> = {
  ORD: "REGISTERED", PUP: "PICKED_UP", EMA: "ACCEPTED",
  EMB: "IN_TRANSIT", EMC: "IN_TRANSIT", EMJ: "IN_TRANSIT", EMK: "IN_TRANSIT",
  EMD: "NO_STATE", EME: "NO_STATE", EMF: "NO_STATE",
  EMG: "AT_DELIVERY_OFFICE", EMH: "ATTEMPT_FAILED",
  EMI: "ANNOUNCED", POD: "PROVEN", CLS: "CLOSED",
  RTA: "RETURNED_TO_AGENCY", LST: "LOST", DMG: "DAMAGED",
};

export const PUT_ASIDE_REASONS = ["UNKNOWN_CODE", "STEP_BACK", "AFTER_END", "RETURN_TOO_SOON", "UNKNOWN_ITEM", "UNREADABLE"] as const;
export type PutAsideReason = (typeof PUT_ASIDE_REASONS)[number];

export type LegAttempt = Readonly<{ at: Date | null; reason: string; place: string }>;
export type LegStep = Readonly<{ rawId: string; code: string; status: PostalStatus | null; at: Date | null; place: string; reason: string }>;

/** Where a leg is by its carrier's events. `at` null: the carrier's clock was wrong, so the moment is not known. */
export type LegState = Readonly<{
  status: PostalStatus;
  announced: boolean;
  /** What a delivery that was announced still lacks; empty when nothing is announced or nothing lacks. */
  awaiting: readonly ("PROOF" | "CLOSING")[];
  attempts: readonly LegAttempt[];
  /** Two attempts that failed lie far enough apart (TT 17/2017/TT-BTTTT, Điều 5.2). */
  mayReturn: boolean;
  damaged: boolean;
  steps: readonly LegStep[];
  putAside: readonly Readonly<{ rawId: string; why: PutAsideReason }>[];
}>;

export type LegContext = Readonly<{
  /** When the carrier was asked; a happening a day before it has a wrong clock. */
  orderedAt: Date;
  /** Working days after `from` up to `to` (days in Vietnam); null where the calendar does not answer. */
  workingDays: DaysApart;
  /** Our own proof and closing (delivery_proof, the dossier's return), which count like the carrier's. */
  proven?: boolean;
  closed?: boolean;
}>;

const CLOCK_AHEAD_MS = 10 * 60_000;
const CLOCK_BEHIND_MS = 24 * 3_600_000;

const RANKS: Partial<Record<PostalStatus, number>> = { REGISTERED: 0, PICKED_UP: 1, ACCEPTED: 2, IN_TRANSIT: 3, AT_DELIVERY_OFFICE: 4, ATTEMPT_FAILED: 5 };
const LAST_RANK = 9;

/** Names a happening: its number at the carrier, else what, when and where. Two arrivals of one key are copies. */
export function eventKey(event: RawPostalEvent): string {
  return event.carrierEventId === null ? `${event.code}|${event.occurredAt.toISOString()}|${event.place}` : `#${event.carrierEventId}`;
}

/** Of each happening the arrival that came first (lowest id among those of one moment). */
function withoutCopies(raw: readonly RawPostalEvent[]): RawPostalEvent[] {
  const first = new Map<string, RawPostalEvent>();
  for (const event of raw) {
    const known = first.get(eventKey(event));
    const earlier = known === undefined || event.receivedAt < known.receivedAt || (event.receivedAt.getTime() === known.receivedAt.getTime() && event.id < known.id);
    if (earlier) first.set(eventKey(event), event);
  }
  return [...first.values()];
}

/** False when the carrier's clock cannot be right: the happening is told before it happened, or lies before the order. */
export function clockTrusted(event: RawPostalEvent, orderedAt: Date): boolean {
  return event.occurredAt.getTime() <= event.receivedAt.getTime() + CLOCK_AHEAD_MS && event.occurredAt.getTime() >= orderedAt.getTime() - CLOCK_BEHIND_MS;
}

function rankOf(code: string): number {
  const meaning = EVENT_MEANINGS[code];
  return meaning === undefined || !(meaning in RANKS) ? LAST_RANK : (RANKS[meaning as PostalStatus] ?? LAST_RANK);
}

/** By moment, then by the way a leg goes, then by key: the same whatever the order of arrival. */
function inOrder(one: RawPostalEvent, other: RawPostalEvent): number {
  return one.occurredAt.getTime() - other.occurredAt.getTime() || byWay(one, other);
}

function byWay(one: RawPostalEvent, other: RawPostalEvent): number {
  const keys = [eventKey(one), eventKey(other)] as const;
  return rankOf(one.code) - rankOf(other.code) || Number(keys[0] > keys[1]) - Number(keys[0] < keys[1]);
}

type Walk = {
  status: PostalStatus;
  announced: boolean;
  proven: boolean;
  closed: boolean;
  damaged: boolean;
  attempts: LegAttempt[];
  steps: LegStep[];
  putAside: { rawId: string; why: PutAsideReason }[];
};

function returnAllowed(attempts: readonly LegAttempt[], workingDays: LegContext["workingDays"]): boolean {
  return mayGoBack(attempts.flatMap(({ at }) => at ?? []), workingDays);
}

/** Why the happening cannot follow what was before it; null when it can. */
function cannotFollow(walk: Walk, event: RawPostalEvent, timed: boolean, context: LegContext): PutAsideReason | null {
  const meaning = EVENT_MEANINGS[event.code];
  if (meaning === undefined) return "UNKNOWN_CODE";
  if (meaning === "NO_STATE") return null;
  // Without a moment nobody can say that it came too late.
  if (!timed && meaning in RANKS) return null;
  if (walk.status === "LOST" || walk.status === "RETURNED_TO_AGENCY") return "AFTER_END";
  if (meaning === "PROVEN" || meaning === "CLOSED" || meaning === "DAMAGED") return null;
  if (walk.announced) return "AFTER_END";
  if (meaning === "RETURNED_TO_AGENCY") return returnAllowed(walk.attempts, context.workingDays) ? null : "RETURN_TOO_SOON";
  if (meaning === "ANNOUNCED" || meaning === "LOST") return null;
  // After a failed attempt the item lies at the office again, or is sent on to another one.
  const again = walk.status === "ATTEMPT_FAILED" && (meaning === "AT_DELIVERY_OFFICE" || meaning === "IN_TRANSIT");
  return again || walk.damaged || rankOf(event.code) >= (RANKS[walk.status] ?? 0) ? null : "STEP_BACK";
}

/** A happening that follows: what it changes. One without a trusted moment only ever moves the leg forward. */
function follow(walk: Walk, event: RawPostalEvent, timed: boolean): void {
  const meaning = EVENT_MEANINGS[event.code];
  const at = timed ? event.occurredAt : null;
  const status = meaning !== undefined && meaning in RANKS ? (meaning as PostalStatus) : null;
  walk.steps.push({ rawId: event.id, code: event.code, status, at, place: event.place, reason: event.reason ?? "" });
  switch (meaning) {
    case "ANNOUNCED":
      walk.announced = true;
      break;
    case "PROVEN":
      walk.proven = true;
      break;
    case "CLOSED":
      walk.closed = true;
      break;
    case "DAMAGED":
      walk.damaged = true;
      break;
    case "LOST":
    case "RETURNED_TO_AGENCY":
      walk.status = meaning;
      break;
    default:
      if (meaning === "ATTEMPT_FAILED") walk.attempts.push({ at, reason: event.reason ?? "", place: event.place });
      if (status !== null && !walk.announced && (timed || rankOf(event.code) > (RANKS[walk.status] ?? LAST_RANK))) walk.status = status;
  }
}

/**
 * The state of a leg by all that its carrier ever said of it, whatever the order, the copies and the delays of arrival: copies
 * fall together, the rest is put in the order of happening, and what cannot follow what was before it is put aside for a person.
 * A happening whose clock is wrong has no moment: it is placed after the others by the way a leg goes, and never counts for the
 * days between two invitations. DELIVERED only when announced, proven and closed.
 *
 * An error of the clock that is smaller than the delay of its arrival cannot be told from a right clock.
 */
export function foldPostalEvents(raw: readonly RawPostalEvent[], context: LegContext): LegState {
  const events = withoutCopies(raw);
  const timed = events.filter((event) => clockTrusted(event, context.orderedAt)).sort(inOrder);
  const untimed = events.filter((event) => !clockTrusted(event, context.orderedAt)).sort(byWay);
  const walk: Walk = {
    status: "REGISTERED", announced: false, proven: context.proven ?? false, closed: context.closed ?? false, damaged: false, attempts: [], steps: [], putAside: [],
  };
  for (const [list, hasMoment] of [[timed, true], [untimed, false]] as const) {
    for (const event of list) {
      const why = cannotFollow(walk, event, hasMoment, context);
      if (why === null) follow(walk, event, hasMoment);
      else walk.putAside.push({ rawId: event.id, why });
    }
  }
  const delivered = walk.announced && walk.proven && walk.closed;
  const underWay = walk.damaged && !walk.announced && walk.status !== "LOST" && walk.status !== "RETURNED_TO_AGENCY";
  return {
    status: delivered ? "DELIVERED" : underWay ? "DAMAGED" : walk.status,
    announced: walk.announced,
    awaiting: walk.announced ? [...(walk.proven ? [] : (["PROOF"] as const)), ...(walk.closed ? [] : (["CLOSING"] as const))] : [],
    attempts: walk.attempts, mayReturn: returnAllowed(walk.attempts, context.workingDays), damaged: walk.damaged, steps: walk.steps, putAside: walk.putAside,
  };
}

/**
 * Whether the carrier's state may be taken over by the item that our own people move too: only forward, and never into an end
 * that needs a hand-over or a proof of our own (DELIVERED, RETURNED_TO_AGENCY).
 */
export function carrierMayMove(item: PostalStatus, carrier: PostalStatus): boolean {
  if (carrier === "LOST" || carrier === "DAMAGED") return item in RANKS;
  const rank = (status: PostalStatus) => (status === "IN_TRANSIT" || status === "AT_DELIVERY_OFFICE" ? 3 : RANKS[status]);
  const [now, next] = [rank(item), rank(carrier)];
  return now !== undefined && next !== undefined && next > now;
}
