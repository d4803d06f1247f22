import { permit } from "@/lib/access/policy";
import { readAs } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import type { StaffAlertKind } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type AlertView = Readonly<{ id: string; kind: StaffAlertKind; subject: string; body: string; path: string; createdAt: Date; readAt: Date | null }>;
/** `next`: where the following page begins; null when this is the last. */
export type AlertPage = Readonly<{ alerts: readonly AlertView[]; next: string | null }>;

const PAGE = 40;
/** More unread ones than this are shown as so many. */
const MOST_UNREAD = 99;

type Row = { id: string; kind: StaffAlertKind; subject: string; body: string; path: string; created_at: Date; read_at: Date | null };

function cursorOf(text: string): { moment: Date; id: string } {
  const [milliseconds = "", id = ""] = text.split("_");
  const moment = new Date(Number(milliseconds));
  if (milliseconds !== "" && !Number.isNaN(moment.getTime()) && isId(id)) return { moment, id };
  return { moment: new Date("9999-01-01T00:00:00Z"), id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
}

/**
 * An employee's own alerts, the newest first, 40 a page.
 * @param after the cursor `next` of the page before; empty for the first page
 */
export async function listAlerts(actor: Actor, after: string, unreadOnly: boolean): Promise<AlertPage> {
  const permitted = permit(actor, "alert.read");
  const { moment, id } = cursorOf(after);
  const rows = await readAs<Row>(actor, {
    name: `staff-alerts-${unreadOnly ? "unread" : "all"}`,
    text: `select id, kind, subject, body, path, created_at, read_at from staff_alert
           where staff_id = $1 and (created_at, id) < ($2::timestamptz, $3::uuid) ${unreadOnly ? "and read_at is null" : ""}
           order by created_at desc, id desc limit ${PAGE + 1}`,
    values: [permitted.actor.id, moment, id],
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    alerts: shown.map((row) => ({ id: row.id, kind: row.kind, subject: row.subject, body: row.body, path: row.path, createdAt: row.created_at, readAt: row.read_at })),
    next: rows.length > PAGE && last ? `${last.created_at.getTime()}_${last.id}` : null,
  };
}

/** How many alerts the employee has not read, at most `MOST_UNREAD`: shown beside the navigation of every page, from an index of the unread alone. */
export async function countUnreadAlerts(actor: Actor): Promise<number> {
  const permitted = permit(actor, "alert.read");
  const rows = await readAs<{ unread: number }>(actor, {
    name: "staff-alerts-unread-count",
    text: `select count(*)::int as unread from (select 1 from staff_alert where staff_id = $1 and read_at is null limit ${MOST_UNREAD}) as few`,
    values: [permitted.actor.id], brief: true,
  });
  return rows[0]?.unread ?? 0;
}
