import { withActor } from "@/lib/access/with-actor";
import type { SignedIn } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { type Json, canonicalJson } from "@/lib/platform/hash";
import type { OperationId } from "@/lib/platform/ids";
import type { Refusal, Result } from "@/lib/platform/result";

/** Carries a refusal out of the transaction, so that nothing of it stays. */
class RolledBack extends Error {
  override readonly name = "RolledBack";
  constructor(readonly refusals: readonly [Refusal, ...Refusal[]]) {
    super("refused");
  }
}

/**
 * Does the work of one client operation in one transaction, at most once: a replay of the same operation gets the first
 * answer, byte for byte. A refusal rolls everything back and is not kept: pressing again tries again.
 * @param operationId UUIDv7 made when the form was shown
 */
export async function once<T extends Json>(
  actor: SignedIn,
  operationId: OperationId,
  command: string,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const answer = await withActor(actor, async (tx) => {
      // Two sendings of one operation wait for each other here, and the second finds the first's answer.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${operationId}, 0))`;
      const before = await tx.operation.findUnique({ where: { id: operationId } });
      if (before) return before.answer;
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result.refusals);
      const text = canonicalJson(result.value);
      await tx.operation.create({ data: { id: operationId, command, actorId: actor.id, answer: text, occurredAt: now() } });
      return text;
    });
    return { ok: true, value: JSON.parse(answer) as T };
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, refusals: error.refusals };
    throw error;
  }
}
