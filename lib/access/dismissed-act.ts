import type { SignedIn } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import type { Refusal } from "@/lib/platform/result";

/**
 * The refusal of an act of a courier's phone that was refused for good (by his office, docs/decisions/063): such a one is never done, whoever
 * tries it again, the phone or a colleague's side of a bag. Asked under the operation's own lock. Null for everything else.
 */
export async function dismissedAct({ kind }: SignedIn, tx: Tx, operationId: string): Promise<Refusal | null> {
  // Only phones have receipts.
  if (kind !== "COURIER") return null;
  const receipt = await tx.courierReceipt.findFirst({ where: { id: operationId, outcome: "REFUSED" }, select: { answer: true } });
  if (receipt === null) return null;
  const { answer } = receipt;
  const why = typeof answer === "object" && answer !== null && "why" in answer && typeof answer.why === "string" ? answer.why : "Việc này đã bị từ chối.";
  return { reason: "ACT_DISMISSED", words: why };
}
