import { confirmCalendarDay, removeCalendarDay, setCalendarDay } from "@/lib/deadlines/commands/change-calendar-day";
import { removeWorkingHours, setWorkingHours } from "@/lib/deadlines/commands/change-working-hours";
import { publishCalendar } from "@/lib/deadlines/commands/publish-calendar";
import { discardCalendarDraft, openCalendarYear, startCalendarDraft } from "@/lib/deadlines/commands/start-calendar-draft";
import { listCalendarVersions, readCalendarVersion } from "@/lib/deadlines/queries/calendar-versions";
import { calendarEffects, countCalendarEffects, recomputeProgress } from "@/lib/dossiers/queries/calendar-effects";
import type { Actor } from "@/lib/identity/actor";
import { newId } from "@/lib/platform/ids";

/** A place in whose dossiers a day off more would be seen. */
export const CALENDAR_DAY = "2026-12-07";
const operationId = () => newId<"operation">();

/** Begins a draft. */
export const draftBy = (actor: Actor) => startCalendarDraft(actor, { operationId: operationId(), note: "Bản nháp của ma trận quyền" });
export const discardBy = (actor: Actor, version: string) => discardCalendarDraft(actor, { operationId: operationId(), version });

/** Every write on a draft, in an order in which its keeper can do them one after the other; publication last. */
export const CALENDAR_WRITES: readonly Readonly<{ door: string; call: (actor: Actor, version: string) => Promise<unknown> }>[] = [
  { door: "setCalendarDay", call: (actor, version) => setCalendarDay(actor, { operationId: operationId(), version, scope: "VN", day: CALENDAR_DAY, kind: "CLOSURE", status: "OFFICIAL", name: "Đóng cửa" }) },
  { door: "confirmCalendarDay", call: (actor, version) => confirmCalendarDay(actor, { operationId: operationId(), version, scope: "VN", day: "2026-11-23", decision: "WORKED" }) },
  { door: "removeCalendarDay", call: (actor, version) => removeCalendarDay(actor, { operationId: operationId(), version, scope: "VN", day: CALENDAR_DAY }) },
  {
    door: "setWorkingHours",
    call: (actor, version) => setWorkingHours(actor, { operationId: operationId(), version, scope: "VN", from: "2026-12-01", to: null, morningFrom: 420, morningTo: 690, afternoonFrom: 780, afternoonTo: 1020 }),
  },
  { door: "removeWorkingHours", call: (actor, version) => removeWorkingHours(actor, { operationId: operationId(), version, scope: "VN", from: "2026-12-01" }) },
  { door: "openCalendarYear", call: (actor, version) => openCalendarYear(actor, { operationId: operationId(), version }) },
  { door: "publishCalendar", call: (actor, version) => publishCalendar(actor, { operationId: operationId(), version }) },
];

/** Every read about a draft: its rows, and the dossiers that it would move. */
export async function readsOfCalendar(actor: Actor, version: string): Promise<unknown[]> {
  return [
    await listCalendarVersions(actor), await readCalendarVersion(actor, version), await calendarEffects(actor, version, null), await countCalendarEffects(actor, version),
    await recomputeProgress(actor, version),
  ];
}
