import { confirmCalendarDay, removeCalendarDay, setCalendarDay } from "@/lib/deadlines/commands/change-calendar-day";
import { removeWorkingHours, setWorkingHours } from "@/lib/deadlines/commands/change-working-hours";
import { publishCalendar } from "@/lib/deadlines/commands/publish-calendar";
import { discardCalendarDraft, openCalendarYear, startCalendarDraft } from "@/lib/deadlines/commands/start-calendar-draft";
import { listCalendarVersions, readCalendarVersion } from "@/lib/deadlines/queries/calendar-versions";
import { calendarEffects, countCalendarEffects, recomputeProgress } from "@/lib/dossiers/queries/calendar-effects";
import type { Actor } from "@/lib/identity/actor";
import { newId } from "@/lib/platform/ids";
import { STAGES } from "@/tests/factories";
import { ask, textOf, succeeded, type MatrixRun } from "@/tests/matrix/cells";
import { type Column, COLUMNS, mayKnow } from "@/tests/matrix/people";
import { digestOf } from "@/tests/matrix/targets";

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

/** The calendar: administrators alone, each the draft of his province. */
export async function checkCalendar({ cells, codeHolds, world, people, target }: MatrixRun): Promise<void> {
  const keepers: readonly Column[] = ["administratorHere", "administratorElsewhere"];
  const others = COLUMNS.filter((column) => !keepers.includes(column));
  const untouched = await digestOf(world);
  for (const column of others) await ask(() => draftBy(people[column]));
  cells.seen("startCalendarDraft others", { leak: (await digestOf(world)) === untouched ? null : "drafted" });
  const started = await ask(() => draftBy(people.administratorHere));
  cells.seen("startCalendarDraft administratorHere", { refused: succeeded(started) ? null : textOf(started) });
  const { rows: [draft] } = await world.owner.query<{ version: string }>("select version from calendar_version where published_at is null");
  const version = draft?.version ?? "";
  const known = STAGES.map((stage) => [stage, target(stage).dossierId] as const);
  for (const column of COLUMNS) {
    const before = await digestOf(world);
    const told = textOf(await ask(() => readsOfCalendar(people[column], version)));
    const betrayed = known.filter(([stage, id]) => told.includes(id) && !mayKnow(column, stage)).map(([stage]) => stage);
    cells.seen(`calendarEffects ${column}`, { leak: betrayed.length > 0 ? `told dossiers at ${betrayed.join(", ")}` : codeHolds && column !== "administratorHere" && told.includes(version) ? "told the draft" : null });
    if (column === "administratorHere") cells.seen("readCalendarVersion administratorHere", { refused: told.includes(version) ? null : told.slice(0, 200) });
    else for (const { call } of CALENDAR_WRITES) await ask(() => call(people[column], version));
    if (column !== "administratorHere") await ask(() => discardBy(people[column], version));
    cells.seen(`calendar commands ${column}`, { leak: (await digestOf(world)) === before ? null : "changed another's draft" });
  }
  for (const { door, call } of CALENDAR_WRITES) {
    const answer = await ask(() => call(people.administratorHere, version));
    cells.seen(`${door} administratorHere`, { refused: succeeded(answer) ? null : textOf(answer).slice(0, 200) });
  }
  await ask(() => draftBy(people.administratorElsewhere));
  const { rows: [theirs] } = await world.owner.query<{ version: string }>("select version from calendar_version where published_at is null");
  const thrown = await ask(() => discardBy(people.administratorElsewhere, theirs?.version ?? ""));
  cells.seen("discardCalendarDraft administratorElsewhere", { refused: succeeded(thrown) ? null : textOf(thrown) });
}
