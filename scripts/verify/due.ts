import type pg from "pg";
import { z } from "zod";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { type CalendarPlace, calendarOfPlace, placeKey, type ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import { dueOf } from "@/lib/dossiers/term";
import { type DossierRow, type EventRow, momentWords, sameMoment } from "@/scripts/verify/rows";

/** The calendar of a version at a place; null when there is no such version. */
export type Calendars = (version: string, place: CalendarPlace) => WorkingCalendar | null;

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

/** Every version of the working calendar, by its name and for each place. @throws when one cannot be read at all */
export async function readCalendars(client: pg.ClientBase): Promise<Calendars> {
  const versions = await client.query<{ version: string; covered: string[] }>("select version, covered from calendar_version");
  const rows = new Map<string, ScopedCalendar>();
  for (const { version, covered } of versions.rows) {
    const days = await client.query<ScopedCalendar["days"][number]>(
      "select to_char(day, 'YYYY-MM-DD') as day, kind::text, status::text, name, scope from calendar_day where version = $1 order by day, scope",
      [version],
    );
    const hours = await client.query<ScopedCalendar["hours"][number]>(
      `select scope, to_char(effective_from, 'YYYY-MM-DD') as "from", to_char(effective_to, 'YYYY-MM-DD') as "to",
         array[morning_from, morning_to] as morning, array[afternoon_from, afternoon_to] as afternoon from calendar_hours where version = $1`,
      [version],
    );
    rows.set(version, { version, covered: covered.map((range) => ({ from: range.slice(0, 10), to: range.slice(11) })), days: days.rows, hours: hours.rows });
  }
  const built = new Map<string, WorkingCalendar>();
  return (version, place) => {
    const scoped = rows.get(version);
    if (!scoped) return null;
    const key = placeKey(scoped, place);
    const known = built.get(key);
    if (known) return known;
    const calendar = calendarOfPlace(scoped, place);
    if (!calendar.ok) throw new Error(`Lịch ${version} không đọc được: ${calendar.refusals[0].words}`);
    built.set(key, calendar.value);
    return calendar.value;
  };
}

/** The calendar that counts now: that of the last recomputation, else that of reception. */
function currentVersion(events: readonly EventRow[], atReception: string): string {
  const last = events.findLast(({ event }) => event === "RECOMPUTE_DUE")?.payload.calendarVersion;
  return typeof last === "string" ? last : atReception;
}

/** What of the stored due dates does not follow from the events; null when all does. */
export function dueFault(dossier: DossierRow, events: readonly EventRow[], calendars: Calendars): string | null {
  const reception = events.find(({ event }) => event === "RECEIVE");
  if (!reception) return "có ngày hẹn trả nhưng không có sự kiện tiếp nhận";
  const read = receptionPayload.safeParse(reception.payload);
  if (!read.success) return `sự kiện tiếp nhận thiếu ${read.error.issues[0]?.path.join(".") ?? "nội dung"}`;
  const { clockStartedAt, calendarVersion, dueAt: promised, term } = read.data;
  const place = { provinceCode: dossier.province_code, agencyId: dossier.agency_id };
  const version = currentVersion(events, calendarVersion);
  const [calendar, calendarNow] = [calendars(calendarVersion, place), calendars(version, place)];
  if (!calendar || !calendarNow) return `không có lịch ${calendar ? version : calendarVersion}`;
  if (dossier.calendar_version !== version) return `ghi lịch ${dossier.calendar_version ?? "trống"}, đúng ra theo lịch ${version}`;
  if (!sameMoment(dossier.clock_started_at, clockStartedAt)) return `bắt đầu tính hạn ghi ${momentWords(dossier.clock_started_at)}, tiếp nhận ghi ${momentWords(clockStartedAt)}`;
  const value = dossier.term_value === null ? null : Number(dossier.term_value);
  if (value !== (term.sameDay ? null : term.value) || dossier.term_unit !== (term.sameDay ? null : term.unit)) return "thời hạn đang ghi khác thời hạn lúc tiếp nhận";
  const atReception = dueOf(calendar, clockStartedAt, term, []);
  if (!atReception.ok) return `không tính được ngày hẹn: ${atReception.refusals[0].words}`;
  if (!sameMoment(promised, atReception.value.due)) return `đã hẹn ${momentWords(promised)}, tính lại được ${momentWords(atReception.value.due)}`;
  if (!sameMoment(dossier.original_due_at, promised)) return `ngày hẹn ban đầu ghi ${momentWords(dossier.original_due_at)}, đã hẹn ${momentWords(promised)}`;
  const current = dueOf(calendarNow, clockStartedAt, term, events.map(({ event, occurred_at, payload }) => ({ event, occurredAt: occurred_at, payload })));
  if (!current.ok) return `không tính được ngày hẹn hiện tại: ${current.refusals[0].words}`;
  if (!sameMoment(dossier.due_at, current.value.due)) return `ngày hẹn trả ghi ${momentWords(dossier.due_at)}, tính lại được ${momentWords(current.value.due)}`;
  if (!sameMoment(dossier.due_before_extension_at, current.value.original?.due)) {
    return `hạn trước khi hẹn lại ghi ${momentWords(dossier.due_before_extension_at)}, tính lại được ${momentWords(current.value.original?.due)}`;
  }
  if (dossier.due_provisional !== current.value.provisional) return `tạm tính ghi ${dossier.due_provisional}, tính lại được ${current.value.provisional}`;
  return null;
}
