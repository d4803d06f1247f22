import type { ActorKind } from "@/lib/identity/actor";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a session lives, in milliseconds: after the last request, and at most. Staff sit at shared counters: shorter. */
export const SESSION_LIMITS = {
  CITIZEN: { idle: 12 * HOUR, absolute: 7 * 24 * HOUR },
  STAFF: { idle: 60 * MINUTE, absolute: 12 * HOUR },
} as const;

/** The time between two writings of "last seen", so that a busy session writes at most once a minute. */
export const SEEN_EVERY = MINUTE;

function limitsOf(kind: Exclude<ActorKind, "VISITOR">) {
  return kind === "CITIZEN" ? SESSION_LIMITS.CITIZEN : SESSION_LIMITS.STAFF;
}

/** When a session that begins at `start` ends whatever happens. */
export function expiryOf(kind: Exclude<ActorKind, "VISITOR">, start: Date): Date {
  return new Date(start.getTime() + limitsOf(kind).absolute);
}

/** True while neither limit has passed. */
export function isLive(kind: Exclude<ActorKind, "VISITOR">, session: Readonly<{ lastSeenAt: Date; expiresAt: Date }>, at: Date): boolean {
  return at < session.expiresAt && at.getTime() - session.lastSeenAt.getTime() < limitsOf(kind).idle;
}
