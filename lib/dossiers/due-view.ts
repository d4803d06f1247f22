import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { punctualityLabels, termWords } from "@/lib/deadlines/labels";
import { punctuality } from "@/lib/deadlines/punctuality";
import { remainingUntil, remainingWords } from "@/lib/deadlines/remaining";
import { measureOf } from "@/lib/deadlines/terms";
import type { DueView } from "@/lib/dossiers/dossier-view";
import { formatDate, vietnamDay } from "@/lib/platform/format";
import type { DossierStatus, SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";

export type DueFacts = Readonly<{
  calendar: WorkingCalendar | null;
  dueAt: Date | null;
  originalDueAt: Date | null;
  /** What would be due without an extension: punctuality is judged against it (domain.md 4.3). null: there is none. */
  beforeExtensionAt: Date | null;
  provisional: boolean;
  status: DossierStatus;
  supplementPolicy: SupplementPolicy;
  termValue: number | null;
  termUnit: TermUnit | null;
  processingEndedAt: Date | null;
  at: Date;
}>;

/** The due date as every page shows it; null until the clock has started, or when the term is unknown. */
export function dueView(facts: DueFacts): DueView | null {
  const { calendar, dueAt, beforeExtensionAt, at, processingEndedAt, termValue, termUnit } = facts;
  if (dueAt === null) return null;
  const measure = measureOf({ value: termValue, unit: termUnit });
  const precision = measure.ok && measure.value.scale.endsWith("MINUTE") ? "MINUTE" : "DAY";
  const suspended = facts.status === "AWAITING_SUPPLEMENT" && facts.supplementPolicy !== "NONE";
  const input = { calendar, due: dueAt, precision, now: at, suspended } as const;
  const common = {
    dueAt, originalDueAt: facts.originalDueAt ?? dueAt, beforeExtensionAt, provisional: facts.provisional, suspended,
    termWords: termValue !== null && termUnit !== null ? termWords({ value: termValue, unit: termUnit }) : null,
  };
  if (processingEndedAt !== null) {
    const due = beforeExtensionAt ?? dueAt;
    const judged = punctuality({ dueAt: due, dueDay: vietnamDay(due), precision, endedAt: processingEndedAt, asOf: at, waitingForApplicant: false });
    return { ...common, provisional: false, overdue: judged === "LATE", words: `xong ngày ${formatDate(processingEndedAt)}, ${punctualityLabels[judged].toLowerCase()}` };
  }
  if (calendar === null) return { ...common, overdue: !suspended && at > dueAt, words: `hạn đến ${formatDate(dueAt)}` };
  const known = { ...input, calendar };
  return { ...common, overdue: !suspended && remainingUntil(known).overdue, words: remainingWords(known) };
}
