import type pg from "pg";
import { z } from "zod";
import { calendarFromRows, type CalendarDay, type WorkingCalendar } from "@/lib/deadlines/calendar";
import { dueOf } from "@/lib/dossiers/term";
import { type DossierRow, type EventRow, momentWords, sameMoment } from "@/scripts/verify/rows";

export type Calendars = ReadonlyMap<string, WorkingCalendar>;

/** What the RECEIVE event fixed: see `receptionOf` of lib/dossiers/reception. */
const receptionPayload = z.looseObject({
  clockStartedAt: z.iso.datetime().transform((text) => new Date(text)),
  calendarVersion: z.string(),
  dueAt: z.iso.datetime().transform((text) => new Date(text)),
  term: z.object({
    value: z.number().nullable(),
    unit: z.enum(["WORKING_DAY", "DAY", "WORKING_HOUR", "HOUR", "HALF_DAY", "MONTH"]).nullable(),
    supplementPolicy: z.enum(["RESET", "PAUSE", "NONE"]),
    cutoffTime: z.string().nullable(),
    sameDay: z.boolean(),
  }),
});

/** Every published version of the working calendar, by its name. @throws when one cannot be read at all */
export async function readCalendars(client: pg.ClientBase): Promise<Calendars> {
  const versions = await client.query<{ version: string; covered: string[] }>("select version, covered from calendar_version");
  const calendars = new Map<string, WorkingCalendar>();
  for (const { version, covered } of versions.rows) {
    const days = await client.query<CalendarDay>(
      "select to_char(day, 'YYYY-MM-DD') as day, kind::text, status::text, name from calendar_day where version = $1 order by day, kind",
      [version],
    );
    const calendar = calendarFromRows({ version, covered: covered.map((range) => ({ from: range.slice(0, 10), to: range.slice(11) })), days: days.rows });
    if (!calendar.ok) throw new Error(`Lịch ${version} không đọc được: ${calendar.refusals[0].words}`);
    calendars.set(version, calendar.value);
  }
  return calendars;
}

/** What of the stored due dates does not follow from the events; null when all does. */
export function dueFault(dossier: DossierRow, events: readonly EventRow[], calendars: Calendars): string | null {
  const reception = events.find(({ event }) => event === "RECEIVE");
  if (!reception) return "có ngày hẹn trả nhưng không có sự kiện tiếp nhận";
  const read = receptionPayload.safeParse(reception.payload);
  if (!read.success) return `sự kiện tiếp nhận thiếu ${read.error.issues[0]?.path.join(".") ?? "nội dung"}`;
  const { clockStartedAt, calendarVersion, dueAt: promised, term } = read.data;
  const calendar = calendars.get(calendarVersion);
  if (!calendar) return `không có lịch ${calendarVersion}`;
  if (dossier.calendar_version !== calendarVersion) return `ghi lịch ${dossier.calendar_version ?? "trống"}, tiếp nhận theo lịch ${calendarVersion}`;
  if (!sameMoment(dossier.clock_started_at, clockStartedAt)) return `bắt đầu tính hạn ghi ${momentWords(dossier.clock_started_at)}, tiếp nhận ghi ${momentWords(clockStartedAt)}`;
  const value = dossier.term_value === null ? null : Number(dossier.term_value);
  if (value !== (term.sameDay ? null : term.value) || dossier.term_unit !== (term.sameDay ? null : term.unit)) return "thời hạn đang ghi khác thời hạn lúc tiếp nhận";
  const atReception = dueOf(calendar, clockStartedAt, term, []);
  if (!atReception.ok) return `không tính được ngày hẹn: ${atReception.refusals[0].words}`;
  if (!sameMoment(promised, atReception.value.due)) return `đã hẹn ${momentWords(promised)}, tính lại được ${momentWords(atReception.value.due)}`;
  if (!sameMoment(dossier.original_due_at, promised)) return `ngày hẹn ban đầu ghi ${momentWords(dossier.original_due_at)}, đã hẹn ${momentWords(promised)}`;
  const current = dueOf(calendar, clockStartedAt, term, events.map(({ event, occurred_at }) => ({ event, occurredAt: occurred_at })));
  if (!current.ok) return `không tính được ngày hẹn hiện tại: ${current.refusals[0].words}`;
  if (!sameMoment(dossier.due_at, current.value.due)) return `ngày hẹn trả ghi ${momentWords(dossier.due_at)}, tính lại được ${momentWords(current.value.due)}`;
  if (dossier.due_provisional !== current.value.provisional) return `tạm tính ghi ${dossier.due_provisional}, tính lại được ${current.value.provisional}`;
  return null;
}
