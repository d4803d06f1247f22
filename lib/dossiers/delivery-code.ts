import type { DossierStatus, ReturnMethod } from "@/lib/platform/generated/enums";

/** A code holds for a day: as long as a delivery round takes, and no longer. */
export const CODE_HOURS = 24;

export function codeExpiry(madeAt: Date): Date {
  return new Date(madeAt.getTime() + CODE_HOURS * 3_600_000);
}

const OVER: readonly DossierStatus[] = ["DRAFT", "NOT_RECEIVED", "WITHDRAWN", "RETURNED"];

/** Whether a delivery of a result to the door may still come. */
export function codeMayBeMade({ returnMethod, status }: Readonly<{ returnMethod: ReturnMethod; status: DossierStatus }>): boolean {
  return returnMethod === "POST" && !OVER.includes(status);
}

export type CodeState = "GOOD" | "USED" | "EXPIRED";

/** How a code stands; a newer one ends it, whatever this says. */
export function codeState({ expiresAt, usedAt }: Readonly<{ expiresAt: Date; usedAt: Date | null }>, at: Date): CodeState {
  if (usedAt !== null) return "USED";
  return at > expiresAt ? "EXPIRED" : "GOOD";
}
