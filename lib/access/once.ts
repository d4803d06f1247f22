import { dismissedAct } from "@/lib/access/dismissed-act";
import { isReadingTogether, withActor } from "@/lib/access/with-actor";
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

/** A command has a transaction of its own: what it changed would otherwise stand or fall with a page's reading. */
function transactOnce<T>(actor: SignedIn, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isReadingTogether()) throw new Error("A command was called within a reading");
  return withActor(actor, work);
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
    const answer = await transactOnce(actor, async (tx) => {
      // Two sendings of one operation wait for each other here, and the second finds the first's answer.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${operationId}, 0))`;
      const before = await tx.operation.findUnique({ where: { id: operationId } });
      if (before) return before.answer;
      const dismissed = await dismissedAct(actor, tx, operationId);
      if (dismissed !== null) throw new RolledBack([dismissed]);
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

/**
 * The same for operations that come together, in one transaction: those done before get their first answers, `work` is told the places of the others in
 * the list and answers each. A refusal stands for its own operation alone, so `work` writes nothing for what it refuses.
 * @returns an answer for each operation, in their order
 */
export async function onceEach<T extends Json>(
  actor: SignedIn,
  operationIds: readonly OperationId[],
  command: string,
  work: (tx: Tx, places: readonly number[]) => Promise<ReadonlyMap<number, Result<T>>>,
): Promise<Result<T>[]> {
  return transactOnce(actor, async (tx) => {
    // In one order for everybody, so that two sendings of the same operations wait for each other and never in a ring.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(id, 0)) from (select id from unnest(${[...operationIds]}::text[]) as id order by id) as ids`;
    const known = await tx.operation.findMany({ where: { id: { in: [...operationIds] } }, select: { id: true, answer: true } });
    const answers = new Map<string, Result<T>>(known.map(({ id, answer }) => [id, { ok: true, value: JSON.parse(answer) as T }]));
    const worked = await work(tx, operationIds.flatMap((id, place) => (answers.has(id) || operationIds.indexOf(id) < place ? [] : [place])));
    const done: { id: string; command: string; actorId: string; answer: string; occurredAt: Date }[] = [];
    for (const [place, result] of worked) {
      const id = operationIds[place] ?? "";
      answers.set(id, result);
      if (result.ok) done.push({ id, command, actorId: actor.id, answer: canonicalJson(result.value), occurredAt: now() });
    }
    if (done.length > 0) await tx.operation.createMany({ data: done });
    return operationIds.map((id) => {
      const answer = answers.get(id);
      if (!answer) throw new Error(`Operation ${id} of ${command} got no answer`);
      return answer;
    });
  });
}
