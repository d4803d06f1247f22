import type pg from "pg";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { calendarOfPlace, placeKey, type ScopedCalendar } from "@/lib/deadlines/scoped-calendar";
import { type CalendarAt, rebuildDates } from "@/lib/dossiers/rebuild";
import { type DossierRow, type EventRow, momentWords, sameMoment } from "@/scripts/verify/rows";

/** Every version of the working calendar, by its name and for each place. @throws when one cannot be read at all */
export async function readCalendars(client: pg.ClientBase): Promise<CalendarAt> {
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

/** What of the stored due dates does not follow from the events; null when all does. */
export function dueFault(dossier: DossierRow, events: readonly EventRow[], calendars: CalendarAt): string | null {
  if (!events.some(({ event }) => event === "RECEIVE")) return "có ngày hẹn trả nhưng không có sự kiện tiếp nhận";
  const place = { provinceCode: dossier.province_code, agencyId: dossier.agency_id };
  const rebuilt = rebuildDates(events.map(({ event, occurred_at, payload }) => ({ event, occurredAt: occurred_at, payload })), place, calendars);
  if (!rebuilt.ok) return rebuilt.refusals[0].words;
  const { clockStartedAt, termValue, termUnit, calendarVersion, promised, originalDueAt, dueAt, dueProvisional, dueBeforeExtensionAt } = rebuilt.value;
  if (dossier.calendar_version !== calendarVersion) return `ghi lịch ${dossier.calendar_version ?? "trống"}, đúng ra theo lịch ${calendarVersion ?? "trống"}`;
  if (!sameMoment(dossier.clock_started_at, clockStartedAt)) return `bắt đầu tính hạn ghi ${momentWords(dossier.clock_started_at)}, tiếp nhận ghi ${momentWords(clockStartedAt)}`;
  const value = dossier.term_value === null ? null : Number(dossier.term_value);
  if (value !== termValue || dossier.term_unit !== termUnit) return "thời hạn đang ghi khác thời hạn lúc tiếp nhận";
  if (!sameMoment(promised, originalDueAt)) return `đã hẹn ${momentWords(promised)}, tính lại được ${momentWords(originalDueAt)}`;
  if (!sameMoment(dossier.original_due_at, promised)) return `ngày hẹn ban đầu ghi ${momentWords(dossier.original_due_at)}, đã hẹn ${momentWords(promised)}`;
  if (!sameMoment(dossier.due_at, dueAt)) return `ngày hẹn trả ghi ${momentWords(dossier.due_at)}, tính lại được ${momentWords(dueAt)}`;
  if (!sameMoment(dossier.due_before_extension_at, dueBeforeExtensionAt)) {
    return `hạn trước khi hẹn lại ghi ${momentWords(dossier.due_before_extension_at)}, tính lại được ${momentWords(dueBeforeExtensionAt)}`;
  }
  if (dossier.due_provisional !== dueProvisional) return `tạm tính ghi ${dossier.due_provisional}, tính lại được ${dueProvisional}`;
  return null;
}
