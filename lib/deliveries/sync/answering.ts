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
