import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import type { DeadlineReason } from "@/lib/deadlines/due";
import { searchText } from "@/lib/platform/vietnamese";
import { dueOf, type TermAtReception } from "@/lib/dossiers/term";
import type { Json } from "@/lib/platform/hash";
import { ok, type Result } from "@/lib/platform/result";
import type { TermUnit } from "@/lib/platform/generated/enums";

export type ReceptionInput = Readonly<{
  calendar: WorkingCalendar;
  term: TermAtReception;
  /** When the legal clock starts; reception itself when a clerk receives for the agency (domain.md 0.2, model B). */
  clockStartedAt: Date;
}>;

/** Columns that reception fixes beside the dossier number. */
export type ReceptionColumns = Readonly<{
  clockStartedAt: Date;
  termValue: number | null;
  termUnit: TermUnit | null;
  calendarVersion: string;
  originalDueAt: Date;
  dueAt: Date;
  dueProvisional: boolean;
}>;

/**
 * What reception fixes: the term as it stood, the calendar version and the due date that the Giấy tiếp nhận promises
 * (NĐ 118/2025, Điều 17.3). The same for a live reception and for the bulk loader.
 * @returns the columns and the event's payload, or why no due date can be told
 */
export function receptionOf(input: ReceptionInput): Result<{ columns: ReceptionColumns; payload: { readonly [key: string]: Json } }, DeadlineReason> {
  const { calendar, term, clockStartedAt } = input;
  const due = dueOf(calendar, clockStartedAt, term, []);
  if (!due.ok) return due;
  const columns: ReceptionColumns = {
    clockStartedAt, termValue: term.sameDay ? null : term.value, termUnit: term.sameDay ? null : term.unit, calendarVersion: calendar.version,
    originalDueAt: due.value.due, dueAt: due.value.due, dueProvisional: due.value.provisional,
  };
  const payload = {
    clockStartedAt: clockStartedAt.toISOString(),
    term: { value: term.value, unit: term.unit, supplementPolicy: term.supplementPolicy, cutoffTime: term.cutoffTime, sameDay: term.sameDay },
    calendarVersion: calendar.version,
    dueAt: due.value.due.toISOString(),
    dueProvisional: due.value.provisional,
  };
  return ok({ columns, payload });
}

/** Text by which a dossier is found without accents: its codes, the submitter, the owner when another, and the procedure. */
export function dossierSearchText(input: Readonly<{ code: string | null; submissionCode: string; applicantName: string; ownerName?: string | null; procedureName: string }>): string {
  return searchText([input.code, input.submissionCode, input.applicantName, input.ownerName ?? null, input.procedureName].filter((part) => part !== null).join(" "));
}
