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
    // Two sendings of one operation wait for each other at the beginning, and the second finds the first's answer.
    const answer = await withActor(actor, async (tx) => {
      const [before] = await tx.$queryRaw<{ answer: string }[]>`select answer from operation where id = ${operationId}::uuid`;
      if (before) return before.answer;
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result.refusals);
      const text = canonicalJson(result.value);
      await tx.operation.createMany({ data: [{ id: operationId, command, actorId: actor.id, answer: text, occurredAt: now() }] });
      return text;
    }, operationId);
    return { ok: true, value: JSON.parse(answer) as T };
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, refusals: error.refusals };
    throw error;
  }
}
