import { z } from "zod";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import type { DeadlineReason } from "@/lib/deadlines/due";
import type { CalendarPlace } from "@/lib/deadlines/scoped-calendar";
import { dueOf, type TermEvent } from "@/lib/dossiers/term";
import type { TermUnit } from "@/lib/platform/generated/enums";
import { ok, refused, type Result } from "@/lib/platform/result";

const moment = z.iso.datetime().transform((text) => new Date(text));

/** What the RECEIVE event fixed: see `receptionOf` of lib/dossiers/reception. */
const receptionPayload = z.looseObject({
  clockStartedAt: moment,
  calendarVersion: z.string(),
  dueAt: moment,
  term: z.object({
    value: z.number().nullable(),
    unit: z.enum(["WORKING_DAY", "DAY", "WORKING_HOUR", "HOUR", "HALF_DAY", "MONTH"]).nullable(),
    supplementPolicy: z.enum(["RESET", "PAUSE", "NONE"]),
    cutoffTime: z.string().nullable(),
    sameDay: z.boolean(),
  }),
});
const recomputePayload = z.looseObject({ calendarVersion: z.string() });

/** The calendar of a version at a place; null when there is no such version. */
export type CalendarAt = (version: string, place: CalendarPlace) => WorkingCalendar | null;

/** Every column of a dossier that says when it is due: nothing in them that its events do not say. */
export type DerivedDates = Readonly<{
  clockStartedAt: Date | null;
  termValue: number | null;
  termUnit: TermUnit | null;
  calendarVersion: string | null;
  originalDueAt: Date | null;
  dueAt: Date | null;
  dueProvisional: boolean;
  dueBeforeExtensionAt: Date | null;
}>;

/** Before reception nothing is due. */
export const NO_DATES: DerivedDates = {
  clockStartedAt: null, termValue: null, termUnit: null, calendarVersion: null, originalDueAt: null, dueAt: null, dueProvisional: false, dueBeforeExtensionAt: null,
};

export type RebuildReason = DeadlineReason | "RECEPTION_UNREADABLE" | "NO_SUCH_CALENDAR";

/** The calendar that counts now: that of the last recomputation, else that of reception. */
function currentVersion(events: readonly TermEvent[], atReception: string): string {
  const last = recomputePayload.safeParse(events.findLast(({ event }) => event === "RECOMPUTE_DUE")?.payload);
  return last.success ? last.data.calendarVersion : atReception;
}

/**
 * The due dates of a dossier from its events alone, in order. The first due date is counted by the calendar of reception and is
 * what the receipt promised; the current one by the calendar of the last recomputation.
 * @returns the columns with `promised`, what the event of reception says the receipt printed; or why they cannot be told
 */
export function rebuildDates(events: readonly TermEvent[], place: CalendarPlace, calendarAt: CalendarAt): Result<DerivedDates & Readonly<{ promised: Date | null }>, RebuildReason> {
  const reception = events.find(({ event }) => event === "RECEIVE");
  if (!reception) return ok({ ...NO_DATES, promised: null });
  const read = receptionPayload.safeParse(reception.payload);
  if (!read.success) return refused("RECEPTION_UNREADABLE", `sự kiện tiếp nhận thiếu ${read.error.issues[0]?.path.join(".") ?? "nội dung"}`);
  const { clockStartedAt, calendarVersion: firstVersion, dueAt: promised, term } = read.data;
  const version = currentVersion(events, firstVersion);
  const [first, current] = [calendarAt(firstVersion, place), calendarAt(version, place)];
  if (!first || !current) return refused("NO_SUCH_CALENDAR", `không có lịch ${first ? version : firstVersion}`);
  const original = dueOf(first, clockStartedAt, term, []);
  if (!original.ok) return original;
  const due = dueOf(current, clockStartedAt, term, events);
  if (!due.ok) return due;
  return ok({
    clockStartedAt, termValue: term.sameDay ? null : term.value, termUnit: term.sameDay ? null : term.unit, calendarVersion: version, promised,
    originalDueAt: original.value.due, dueAt: due.value.due, dueProvisional: due.value.provisional, dueBeforeExtensionAt: due.value.original?.due ?? null,
  });
}
