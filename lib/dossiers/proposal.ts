import { payloadText } from "@/lib/dossiers/notice-facts";

/** What the holder put before the head for his signature (trình ký). */
export type Proposal = Readonly<{
  outcome: "GRANT" | "REFUSE";
  /** Words of the result, and how many paper copies; "" for a refusal. */
  result: string;
  copies: number;
  /** What the applicant will read of a refusal; a note to the head with a grant. */
  reason: string;
  proposedById: string;
}>;

/** The proposal as the event PROPOSE keeps it; null when it says something else. */
export function proposalOf(payload: unknown): Proposal | null {
  const outcome = payloadText(payload, "outcome");
  const proposedById = payloadText(payload, "proposedById");
  if ((outcome !== "GRANT" && outcome !== "REFUSE") || proposedById === null) return null;
  const copies: unknown = typeof payload === "object" && payload !== null && "copies" in payload ? payload.copies : 1;
  return { outcome, result: payloadText(payload, "result") ?? "", copies: typeof copies === "number" ? copies : 1, reason: payloadText(payload, "reason") ?? "", proposedById };
}
