import type pg from "pg";
import { isId } from "@/lib/platform/ids";
import { rowsOf } from "@/scripts/verify/stream";
import type { Tallies } from "@/scripts/verify/tally";

type Effect = "EVENT" | "EVENTS" | "ROW" | "POSTAL";

/**
 * What each command leaves behind. EVENT: one event of a dossier under the operation's own id. EVENTS: events that tell the
 * operation in their payload. ROW: the rows whose ids it answered with. POSTAL: postal events by its author at its time.
 * A structure test keeps the list complete.
 */
export const EFFECT_OF: Readonly<Record<string, Effect>> = {
  acceptSupplement: "EVENT",
  attachResult: "EVENT",
  claimDossier: "EVENT",
  claimStop: "ROW",
  collectPapers: "EVENT",
  declarePaper: "ROW",
  deliverResult: "EVENT",
  failDelivery: "ROW",
  grantDossier: "EVENT",
  makeManifest: "ROW",
  receiveDossier: "EVENT",
  refuseDossier: "EVENT",
  rejectDossier: "EVENT",
  releaseDossier: "EVENT",
  removeFile: "ROW",
  requestCompletion: "EVENT",
  requestSupplement: "EVENT",
  resubmitDossier: "ROW",
  returnAtCounter: "EVENT",
  saveChecklist: "ROW",
  saveDelivery: "ROW",
  saveRequest: "ROW",
  signManifest: "EVENTS",
  startDraft: "EVENT",
  stopDossier: "EVENT",
  submitDossier: "EVENT",
  takeDeliveryRound: "POSTAL",
  takeOverDossier: "EVENT",
  takeOverPapers: "EVENT",
  uploadFile: "ROW",
  withdrawDossier: "EVENT",
};

type OperationRow = Readonly<{ id: string; command: string; actor_id: string; answer: string; occurred_at: Date; event: string | null; author: string | null }>;

const OPERATIONS = `
  select o.id, o.command, o.actor_id, o.answer, o.occurred_at, e.id as event, e.actor_id as author
  from operation o left join dossier_event e on e.operation_id = o.id order by o.id`;
/** The index answers in order, so that neighbours are compared and nothing is collected. */
const TWICE = `
  select operation_id, id from (select operation_id, id, lag(operation_id) over (order by operation_id) as before from dossier_event) as e
  where operation_id = before order by operation_id`;
const TOLD = `
  select distinct on (o.id) o.id from operation o join dossier_event e on e.payload->>'clientOperation' = o.id::text
  where o.command = any($1::text[]) order by o.id`;
/** Tables whose ids a command may answer with. */
const ANSWERED = ["dossier", "manifest", "dossier_file", "issued_form", "postal_item", "pickup_request", "custody_transfer"] as const;

function idsIn(answer: string): string[] {
  const ids: string[] = [];
  const read = (value: unknown): void => {
    if (typeof value === "string" && isId(value)) ids.push(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(read);
  };
  try {
    read(JSON.parse(answer));
  } catch {
    return [];
  }
  return ids;
}

async function missingRow(client: pg.ClientBase, answer: string): Promise<string | null> {
  const ids = idsIn(answer);
  if (ids.length === 0) return "câu trả lời không nêu dòng nào";
  const known = ANSWERED.map((table) => `select id from ${table} where id = any($1::uuid[])`).join(" union all ");
  const { rows } = await client.query<{ id: string }>(known, [ids]);
  const found = new Set(rows.map(({ id }) => id));
  return ids.some((id) => found.has(id)) ? null : `không có dòng nào mang mã đã trả lời (${ids[0] ?? ""})`;
}

/** Postal events carry no operation: their author and the minute around its answer must do. */
async function missingPostalEvent(client: pg.ClientBase, row: OperationRow): Promise<string | null> {
  const { rows } = await client.query<{ found: boolean }>(
    "select exists (select 1 from postal_event where actor_id = $1 and occurred_at between $2::timestamptz - interval '1 minute' and $2::timestamptz + interval '1 minute') as found",
    [row.actor_id, row.occurred_at],
  );
  return rows[0]?.found ? null : "đã trả lời là xong nhưng không có sự kiện bưu gửi nào";
}

async function effectFault(client: pg.ClientBase, row: OperationRow, told: ReadonlySet<string>): Promise<string | null> {
  const effect = EFFECT_OF[row.command];
  if (effect === undefined) return `không rõ lệnh ${row.command} để lại gì`;
  if (row.event !== null && row.author !== row.actor_id) return `sự kiện ${row.event} của thao tác này mang tên người khác`;
  if (effect === "EVENT") return row.event === null ? "đã trả lời là xong nhưng không có sự kiện nào" : null;
  if (effect === "EVENTS") return told.has(row.id) ? null : "đã trả lời là xong nhưng không sự kiện nào nhắc tới";
  return effect === "POSTAL" ? missingPostalEvent(client, row) : missingRow(client, row.answer);
}

/** No operation acted twice, and what an operation answered is there. */
export async function checkOperations(client: pg.ClientBase, { OPERATIONS: tally }: Tallies): Promise<void> {
  for await (const row of rowsOf<{ operation_id: string; id: string }>(client, TWICE)) {
    tally.fault({ row: `thao tác ${row.operation_id}`, words: `có hai sự kiện, sự kiện thứ hai là ${row.id}` });
  }
  const several = Object.entries(EFFECT_OF).filter(([, effect]) => effect === "EVENTS").map(([command]) => command);
  const { rows } = await client.query<{ id: string }>(TOLD, [several]);
  const told = new Set(rows.map(({ id }) => id));
  for await (const row of rowsOf<OperationRow>(client, OPERATIONS)) {
    const words = await effectFault(client, row, told);
    tally.saw(words === null ? null : { row: `thao tác ${row.id} (${row.command})`, words });
  }
}
