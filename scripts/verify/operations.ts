import type pg from "pg";
import { isId } from "@/lib/platform/ids";
import { rowsOf } from "@/scripts/verify/stream";
import type { Tallies, Tally } from "@/scripts/verify/tally";

type Effect = "EVENT" | "EVENTS" | "ROW" | "POSTAL" | "AUDIT";

/**
 * What each command leaves behind. EVENT: one event of a dossier under the operation's own id. EVENTS: events that tell the
 * operation in their payload. ROW: the rows whose ids it answered with. POSTAL: postal events by its author at its time.
 * AUDIT: an audit event by its author that names the operation (what was written may have been thrown away since).
 * A structure test keeps the list complete.
 */
export const EFFECT_OF: Readonly<Record<string, Effect>> = {
  acceptSupplement: "EVENT",
  addScan: "ROW",
  allowSupplement: "EVENT",
  answerClaim: "ROW",
  answerOpinion: "ROW",
  answerQuestion: "ROW",
  arrangeScans: "ROW",
  askExpert: "ROW",
  askOpinion: "EVENT",
  assignDossier: "EVENT",
  attachResult: "EVENT",
  certifyFiles: "ROW",
  claimDossier: "EVENT",
  cancelPickup: "EVENT",
  claimStop: "ROW",
  closeShift: "ROW",
  collectPapers: "EVENT",
  confirmCalendarDay: "AUDIT",
  declarePaper: "ROW",
  deliverResult: "EVENT",
  digitiseComponent: "EVENT",
  dismissScan: "ROW",
  discardCalendarDraft: "AUDIT",
  dismissHeldAct: "AUDIT",
  extendDossier: "EVENT",
  failDelivery: "EVENT",
  fileAtCounter: "EVENT",
  finishScans: "ROW",
  finishStep: "EVENT",
  giveBag: "ROW",
  grantDossier: "EVENT",
  issuePinSlip: "ROW",
  issueReceipt: "ROW",
  judgeReception: "ROW",
  makeManifest: "ROW",
  missPickup: "EVENT",
  movePickup: "EVENT",
  openCalendarYear: "AUDIT",
  openClaim: "ROW",
  makeDeliveryCode: "ROW",
  openShift: "ROW",
  payClaim: "ROW",
  proposeDecision: "EVENT",
  proveDeliveryCode: "ROW",
  publishCalendar: "AUDIT",
  receiveDossier: "EVENT",
  refuseDossier: "EVENT",
  rejectDossier: "EVENT",
  releaseDossier: "EVENT",
  remindDossier: "EVENT",
  removeCalendarDay: "AUDIT",
  removeFile: "ROW",
  removeWorkingHours: "AUDIT",
  reportIncident: "ROW",
  requestCompletion: "EVENT",
  requestSupplement: "EVENT",
  resubmitDossier: "ROW",
  resumeAtCounter: "EVENT",
  returnAtCounter: "EVENT",
  returnProposal: "EVENT",
  saveChecklist: "ROW",
  saveDelivery: "ROW",
  saveRequest: "ROW",
  scanItem: "ROW",
  setCalendarDay: "AUDIT",
  settleIncident: "ROW",
  settlePutAside: "ROW",
  setDocumentReuse: "ROW",
  setWorkingHours: "AUDIT",
  signManifest: "EVENTS",
  signProposal: "EVENT",
  startBatch: "ROW",
  startCalendarDraft: "AUDIT",
  startDraft: "EVENT",
  stopDossier: "EVENT",
  submitDossier: "EVENT",
  switchCarrier: "ROW",
  substituteClerk: "AUDIT",
  takeBag: "ROW",
  takeBackItems: "POSTAL",
  takeCash: "ROW",
  takeCashAtDoor: "ROW",
  takeCourierCash: "ROW",
  takeDeliveryRound: "POSTAL",
  takeFromStore: "ROW",
  takeOverDossier: "EVENT",
  takeOverPapers: "EVENT",
  transferDossier: "EVENT",
  uploadFile: "ROW",
  withdrawDossier: "EVENT",
};

/** Operations whose effects are looked for together. */
const BATCH = 1_000;

type OperationRow = Readonly<{ id: string; command: string; actor_id: string; answer: string; occurred_at: Date; event: string | null; author: string | null }>;

const OPERATIONS = `
  select o.id, o.command, o.actor_id, o.answer, o.occurred_at, e.id as event, e.actor_id as author
  from operation o left join dossier_event e on e.operation_id = o.id order by o.id`;
/** The index answers in order, so that neighbours are compared and nothing is collected. */
const TWICE = `
  select operation_id, id from (select operation_id, id, lag(operation_id) over (order by operation_id) as before from dossier_event) as e
  where operation_id = before order by operation_id`;
/** A phone was told for good that its act is not done. */
const REFUSED_AND_DONE = `
  select o.id, o.command from courier_receipt r join operation o on o.id = r.id where r.outcome = 'REFUSED' order by o.id`;
/** Tables whose ids a command may answer with. */
const ANSWERED = ["dossier", "manifest", "dossier_file", "issued_form", "postal_item", "pickup_request", "custody_transfer", "expert_question", "reception_review", "opinion_request", "batch", "postal_claim", "postal_event_raw", "custody_incident", "scan_page", "incoming_scan", "scan_document", "certification", "owner_document", "pin_slip", "counter_shift", "cash_receipt", "courier_cash_hand_over", "bag_hand_over", "custody_scan", "delivery_code", "carrier_switch"] as const;

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

/** Ids of all these answers that name a row. */
async function rowsAnswered(client: pg.ClientBase, batch: readonly OperationRow[]): Promise<ReadonlySet<string>> {
  const ids = batch.flatMap((row) => (EFFECT_OF[row.command] === "ROW" ? idsIn(row.answer) : []));
  if (ids.length === 0) return new Set();
  const known = ANSWERED.map((table) => `select id from ${table} where id = any($1::uuid[])`).join(" union all ");
  const { rows } = await client.query<{ id: string }>(known, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Operations of these that some event tells in its payload. */
async function operationsTold(client: pg.ClientBase, batch: readonly OperationRow[]): Promise<ReadonlySet<string>> {
  const told = batch.filter(({ command }) => EFFECT_OF[command] === "EVENTS");
  const found = new Set<string>();
  for (const { id, answer } of told) {
    const { rowCount } = await client.query(
      "select 1 from manifest_line l join dossier_event e on e.dossier_id = l.dossier_id where l.manifest_id = any($1::uuid[]) and e.payload->>'clientOperation' = $2 limit 1", [idsIn(answer), id]);
    if (rowCount === 1) found.add(id);
  }
  return found;
}

/** Operations of these with a postal event by their author within the minute: such events carry no operation. */
async function operationsOnTheWay(client: pg.ClientBase, batch: readonly OperationRow[]): Promise<ReadonlySet<string>> {
  const rounds = batch.filter(({ command }) => EFFECT_OF[command] === "POSTAL");
  const found = new Set<string>();
  for (const { id, actor_id, occurred_at } of rounds) {
    const { rowCount } = await client.query(
      `select 1 from postal_event e where e.actor_id = $1 and e.occurred_at between $2::timestamptz - interval '1 minute' and $2::timestamptz + interval '1 minute' limit 1`, [actor_id, occurred_at]);
    if (rowCount === 1) found.add(id);
  }
  return found;
}

/** Operations of these that their author's audit event names. */
async function operationsAudited(client: pg.ClientBase, batch: readonly OperationRow[]): Promise<ReadonlySet<string>> {
  const ids = batch.filter(({ command }) => EFFECT_OF[command] === "AUDIT").map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>(
    "select o.id from operation o join audit_event a on a.payload->>'operation' = o.id::text and a.actor_id = o.actor_id where a.stream in ('calendar', 'counter') and o.id = any($1::uuid[])", [ids]);
  return new Set(rows.map(({ id }) => id));
}

type Found = Readonly<{ answered: ReadonlySet<string>; told: ReadonlySet<string>; onTheWay: ReadonlySet<string>; audited: ReadonlySet<string> }>;

function effectFault(row: OperationRow, { answered, told, onTheWay, audited }: Found): string | null {
  const effect = EFFECT_OF[row.command];
  if (effect === undefined) return `không rõ lệnh ${row.command} để lại gì`;
  if (row.event !== null && row.author !== row.actor_id) return `sự kiện ${row.event} của thao tác này mang tên người khác`;
  if (effect === "EVENT") return row.event === null ? "đã trả lời là xong nhưng không có sự kiện nào" : null;
  if (effect === "EVENTS") return told.has(row.id) ? null : "đã trả lời là xong nhưng không sự kiện nào nhắc tới";
  if (effect === "POSTAL") return onTheWay.has(row.id) ? null : "đã trả lời là xong nhưng không có sự kiện bưu gửi nào";
  if (effect === "AUDIT") return audited.has(row.id) ? null : "đã trả lời là xong nhưng nhật ký không nhắc tới";
  return idsIn(row.answer).some((id) => answered.has(id)) ? null : "không có dòng nào mang mã đã trả lời";
}

async function checkBatch(client: pg.ClientBase, batch: readonly OperationRow[], tally: Tally): Promise<void> {
  const found = {
    answered: await rowsAnswered(client, batch), told: await operationsTold(client, batch), onTheWay: await operationsOnTheWay(client, batch),
    audited: await operationsAudited(client, batch),
  };
  for (const row of batch) {
    const words = effectFault(row, found);
    tally.saw(words === null ? null : { row: `thao tác ${row.id} (${row.command})`, words });
  }
}

/** No operation acted twice, and what an operation answered is there. */
export async function checkOperations(client: pg.ClientBase, { OPERATIONS: tally }: Tallies): Promise<void> {
  for await (const row of rowsOf<{ operation_id: string; id: string }>(client, TWICE)) {
    tally.fault({ row: `thao tác ${row.operation_id}`, words: `có hai sự kiện, sự kiện thứ hai là ${row.id}` });
  }
  for await (const { id, command } of rowsOf<{ id: string; command: string }>(client, REFUSED_AND_DONE)) {
    tally.fault({ row: `thao tác ${id} (${command})`, words: "máy của bưu tá được trả lời là không làm, nhưng việc đã được ghi" });
  }
  let batch: OperationRow[] = [];
  for await (const row of rowsOf<OperationRow>(client, OPERATIONS)) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await checkBatch(client, batch, tally);
    batch = [];
  }
  await checkBatch(client, batch, tally);
}
