import type { Answer, Operation, Receipt } from "@/lib/deliveries/sync/engine";

/** What the server remembers and does; every part may fail, and the phone then asks again. */
export type Answering = Readonly<{
  /** The receipt already written for an operation. */
  known: (operation: Operation) => Promise<Answer | null>;
  /** Does the act, at most once per operation id; ALREADY when it was done and only the receipt is missing. */
  apply: (operation: Operation) => Promise<Answer>;
  /** Writes the receipt; a final one is never changed. */
  keep: (operation: Operation, answer: Answer) => Promise<void>;
}>;

export const BEHIND_HELD = "Chờ việc trước của điểm này được xem xét.";

export const WITH_REVOKED = "Máy đã bị thu hồi trước khi việc này được ghi. Chưa có gì được ghi ở hệ thống.";

function saidAgain(answer: Answer): Answer {
  return answer.outcome === "APPLIED" ? { outcome: "ALREADY", result: answer.result } : answer;
}

/**
 * Answers a sending in the device's order. A final answer is repeated as it was; what is held is looked at again; what comes after a
 * held operation on the same stop or item is held behind it, and the other stops go on. Receipts are written before they are told.
 */
export async function answerBatch(batch: readonly Operation[], server: Answering): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  const waiting = new Set<string>();
  for (const operation of batch.toSorted((one, other) => one.sequence - other.sequence)) {
    const before = await server.known(operation);
    if (before !== null && before.outcome !== "HELD") {
      receipts.push({ id: operation.id, answer: saidAgain(before) });
      continue;
    }
    const behind = operation.subjects.some((subject) => waiting.has(subject));
    const answer: Answer = behind ? { outcome: "HELD", why: BEHIND_HELD } : await server.apply(operation);
    if (answer.outcome === "HELD") for (const subject of operation.subjects) waiting.add(subject);
    await server.keep(operation, answer);
    receipts.push({ id: operation.id, answer });
  }
  return receipts;
}

/**
 * Answers a phone that was revoked: nothing of it is done any more. What was done before is said again; what the server never took is held
 * under its own name for a person, since the phone is wiped and nobody else knows of it.
 */
export async function answerRevoked(batch: readonly Operation[], { known, done, keep }: Pick<Answering, "known" | "keep"> & Readonly<{ done: (operation: Operation) => Promise<Answer | null> }>): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const operation of batch.toSorted((one, other) => one.sequence - other.sequence)) {
    const before = await known(operation);
    const answer: Answer = before ?? (await done(operation)) ?? { outcome: "HELD", why: WITH_REVOKED };
    if (before === null) await keep(operation, answer);
    receipts.push({ id: operation.id, answer: saidAgain(answer) });
  }
  return receipts;
}
