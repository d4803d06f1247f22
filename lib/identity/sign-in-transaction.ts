import { recordAudit } from "@/lib/audit/record-audit";
import type { SignedIn } from "@/lib/identity/actor";
import { newSessionToken, type OpenedSession, type SignInContext } from "@/lib/identity/session";
import { expiryOf } from "@/lib/identity/session-limits";
import { type PreparedQuery, readPublic, transact, type Tx } from "@/lib/platform/db";
import type { SignInMethod } from "@/lib/platform/generated/enums";
import { sha256 } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";

/** A transaction of the sign-in itself: nobody is known yet, and the policies let it see whom it must recognise. */
export function asSignIn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact({ "app.actor_kind": "SIGN_IN" }, work);
}

/**
 * One statement of the counters of attempts, outside any transaction: a sign-in that is refused and rolled back has counted.
 * @returns the rows as pg reads them
 */
export async function countingStatement(query: PreparedQuery): Promise<Record<string, unknown>[]> {
  return readPublic(query);
}

/** Whoever was recognised: enough to open a session and to write it down. */
export type Recognised = Readonly<{ kind: SignedIn["kind"]; id: string; name: string }>;

/** Begins a session inside a sign-in transaction and writes it down. @returns the token for the cookie, kept nowhere else */
export async function openSession(tx: Tx, who: Recognised, method: SignInMethod, { from, replaces, at }: SignInContext): Promise<OpenedSession> {
  const token = newSessionToken();
  const publicId = newId<"session">();
  const expiresAt = expiryOf(who.kind, at);
  const owner = who.kind === "CITIZEN" ? { personId: who.id } : { staffId: who.id };
  await tx.session.create({ data: { tokenHash: sha256(token), publicId, ...owner, method, ...from, createdAt: at, lastSeenAt: at, expiresAt } });
  const ended = replaces === null ? 0 : (await tx.session.updateMany({ where: { publicId: replaces.publicId, endedAt: null }, data: { endedAt: at } })).count;
  const payload = { method, session: publicId, ipAddress: from.ipAddress, ...(replaces !== null && ended > 0 ? { replaced: replaces.publicId } : {}) };
  await recordAudit(tx, { stream: "sign-in", event: "SIGNED_IN", actor: who, subjectId: who.id, payload, at });
  return { token, publicId, kind: who.kind, expiresAt };
}

/** Writes down that a sign-in failed. What was typed is not kept: people type passwords into the wrong field. */
export async function recordFailure(method: SignInMethod, reason: string, subjectId: string | undefined, { from, at }: SignInContext): Promise<void> {
  const actor = { kind: "VISITOR", id: null, name: "Khách" };
  const about = subjectId === undefined ? {} : { subjectId };
  await asSignIn((tx) => recordAudit(tx, { stream: "sign-in", event: "SIGN_IN_FAILED", actor, ...about, payload: { method, reason, ipAddress: from.ipAddress }, at }));
}
