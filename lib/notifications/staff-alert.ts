import type { StaffAlertKind } from "@/lib/platform/generated/enums";

/**
 * One fact for one employee. Told once for ever: a due date that moves is another `day`, and so another fact.
 * `thing` is the id of what it is about (dossier, opinion request, question, event); `day` the Vietnamese day it speaks of.
 */
export type AlertFact = Readonly<{ kind: StaffAlertKind; thing: string; day: string; staffId: string }>;

/** The fact's name, unique in the table of alerts. */
export function factKeyOf({ kind, thing, day, staffId }: AlertFact): string {
  return `${kind}:${thing}:${day}:${staffId}`;
}

/** Told by a mail of their own at once; everything else waits for the morning's digest. */
export const MAILED_AT_ONCE = ["DUE_TODAY", "OVERDUE", "OPINION_LATE", "QUESTION_LATE", "ASSIGNED", "CLAIM_OPENED", "CLAIM_LATE", "COMPENSATION_LATE"] as const satisfies readonly StaffAlertKind[];

export function mailedAtOnce(kind: StaffAlertKind): boolean {
  return (MAILED_AT_ONCE as readonly StaffAlertKind[]).includes(kind);
}

/** An alert ready to be kept: the fact, its words, and where the employee acts on it (from the root of the portal). */
export type AlertToTell = AlertFact & Readonly<{ subject: string; body: string; path: string; dossierId: string | null }>;
