import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Actor, SignedIn } from "@/lib/identity/actor";
import type { EndSession } from "@/lib/identity/schema";
import type { CurrentSession } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import type { Prisma } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Sessions of the actor that have not been ended. */
function ownOpen(actor: SignedIn): Prisma.SessionWhereInput {
  return { endedAt: null, ...(actor.kind === "CITIZEN" ? { personId: actor.id } : { staffId: actor.id }) };
}

/** Ends the session of this browser. Without one there is nothing to end, and that is well too. */
export async function signOutOf(actor: Actor, session: CurrentSession | null): Promise<Result<null>> {
  if (session === null) return ok(null);
  const { actor: owner } = permit(actor, "session.manage-own");
  const at = now();
  await withActor(owner, async (tx) => {
    const { count } = await tx.session.updateMany({ where: { ...ownOpen(owner), publicId: session.publicId }, data: { endedAt: at } });
    if (count > 0) await recordAudit(tx, { stream: "sign-in", event: "SIGNED_OUT", actor: owner, subjectId: owner.id, payload: { session: session.publicId }, at });
  });
  return ok(null);
}

/** Ends one of the actor's own sessions, for instance on a lost telephone. Ending it twice is refused as "already ended". */
export async function endOwnSession(actor: Actor, input: EndSession): Promise<Result<null>> {
  const { actor: owner } = permit(actor, "session.manage-own");
  const at = now();
  const count = await withActor(owner, async (tx) => {
    const ended = await tx.session.updateMany({ where: { ...ownOpen(owner), publicId: input.session }, data: { endedAt: at } });
    if (ended.count > 0) await recordAudit(tx, { stream: "sign-in", event: "SESSION_ENDED", actor: owner, subjectId: owner.id, payload: { session: input.session }, at });
    return ended.count;
  });
  return count > 0 ? ok(null) : refused("SESSION_GONE", "Phiên này đã kết thúc trước đó. Tải lại trang để xem danh sách mới.");
}

/** Ends all of the actor's sessions but the one that asks. @returns how many were ended */
export async function endOtherSessions(actor: Actor, keep: CurrentSession | null): Promise<Result<number>> {
  const { actor: owner } = permit(actor, "session.manage-own");
  const at = now();
  const where = { ...ownOpen(owner), ...(keep === null ? {} : { publicId: { not: keep.publicId } }) };
  const count = await withActor(owner, async (tx) => {
    const ended = await tx.session.updateMany({ where, data: { endedAt: at } });
    if (ended.count > 0) await recordAudit(tx, { stream: "sign-in", event: "OTHER_SESSIONS_ENDED", actor: owner, subjectId: owner.id, payload: { count: ended.count }, at });
    return ended.count;
  });
  return ok(count);
}
