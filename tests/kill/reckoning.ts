import fs from "node:fs/promises";
import type pg from "pg";
import { sha256 } from "@/lib/platform/hash";
import { filePath } from "@/lib/platform/storage";
import type { CourierAtWork } from "@/tests/kill/courier-day";

type Row = Readonly<{
  id: string; device: string; sequence: number; kind: string; outcome: string; announced: readonly { sha256: string }[]; kept: readonly string[];
  /** Traces of the act: events of its dossier, for money its receipt. */
  traces: number; operations: number; itemCode: string | null;
  /** Of a phone that was taken back: what it still held is named, and not done. */
  ofRevoked: boolean;
}>;

/** What the phones wrote beside what the server has. `faults` names each thing that is not as it must be. */
export type Reckoning = Readonly<{
  written: number; kinds: Readonly<Record<string, number>>; finals: Readonly<Record<string, number>>; lost: number; doubled: number; photosWritten: number; photosEqual: number; faults: readonly string[];
  /** Acts and photos that went with a revoked phone: each act held on the server under its name. */
  withRevoked: Readonly<{ acts: number; photos: number }>;
  /** Photos seen on a phone that no act announced. */
  orphans: number;
}>;

const ROWS = `
  select r.id, r.device_id as device, r.sequence, r.kind, r.outcome, r.photos as announced,
    coalesce((select array_agg(p.sha256::text) from courier_photo p where p.operation_id = r.id), '{}') as kept,
    (select count(*)::int from dossier_event e where e.operation_id = r.id)
      + (select count(*)::int from cash_receipt c join operation o on o.id = r.id and o.command = 'takeCashAtDoor' where c.id = (o.answer::jsonb ->> 'receiptId')::uuid) 
      + (select count(*)::int from bag_hand_over h where r.id in (h.giver_operation_id, h.receiver_operation_id)) as traces,
    (select count(*)::int from operation o where o.id = r.id) as operations, v.revoked_at is not null as "ofRevoked",
    (select i.item_code from dossier_event e join postal_item i on i.dossier_id = e.dossier_id and i.direction = 'TO_AGENCY' where e.operation_id = r.id and e.event = 'COLLECT_PAPERS') as "itemCode"
  from courier_receipt r join courier_device v on v.id = r.device_id order by r.device_id, r.sequence`;
/** Acts of a phone's kinds, by whatever way they came in. */
const ACTS = "select count(*)::int as n from operation where command in ('collectPapers', 'deliverResult', 'failDelivery', 'takeCashAtDoor', 'giveBag', 'takeBag')";
const TWICE_AT_A_DOOR = `
  select e.dossier_id || ' ' || e.event as words from dossier_event e where e.event in ('COLLECT_PAPERS', 'DELIVER_RESULT') group by e.dossier_id, e.event having count(*) > 1
  union all select 'cash ' || dossier_id || ' ' || kind from cash_receipt where shift_id is null group by dossier_id, kind having count(*) > 1
  union all select 'bag ' || code from bag_hand_over group by code having count(*) > 1`;

/** One operation: done once with its trace, or answered for good without any. */
function faultsOfOne({ id, outcome, traces, operations, ofRevoked }: Row): { lost: string | null; doubled: string | null } {
  const done = outcome === "APPLIED" || outcome === "ALREADY";
  if (outcome === "HELD" && !ofRevoked) return { lost: `${id}: still held`, doubled: null };
  if (done && (traces === 0 || operations === 0)) return { lost: `${id}: ${outcome}, yet ${traces} traces and ${operations} operations`, doubled: null };
  if (done && (traces > 1 || operations > 1)) return { lost: null, doubled: `${id}: ${traces} traces` };
  if (!done && (traces > 0 || operations > 0)) return { lost: null, doubled: `${id}: turned down (${outcome}), yet ${traces} traces` };
  return { lost: null, doubled: null };
}

/** Photos of one operation: announced, gone over the line, kept, and read back from the storage, all of one SHA-256. */
async function photosOf(row: Row, courier: CourierAtWork | undefined): Promise<{ equal: number; gone: number; faults: string[] }> {
  const faults: string[] = [];
  let equal = 0;
  let gone = 0;
  for (const { sha256: announced } of row.announced) {
    const stored = row.kept.includes(announced) ? await fs.readFile(filePath(announced)).catch(() => null) : null;
    const wrong = [
      courier?.photos.has(announced) === true ? null : "never seen on the phone", courier?.phone.line.sentPhotos.get(row.id)?.has(announced) === true ? null : "never went over the line whole",
      stored === null ? "not on the server" : sha256(stored) === announced ? null : "another SHA-256 on the server",
    ].filter((words) => words !== null);
    if (wrong.length === 0) equal += 1;
    // It had not been sent when its phone was taken back: wiped with it, as is told.
    else if (row.ofRevoked && !row.kept.includes(announced)) gone += 1;
    else faults.push(`${row.id}: photo ${announced.slice(0, 12)}… ${wrong.join(", ")}`);
  }
  if (row.kept.length + gone !== row.announced.length) faults.push(`${row.id}: ${row.announced.length} photos announced, ${row.kept.length} kept`);
  return { equal, gone, faults };
}

/** The number that a courier wrote on a bag is the number of its item, and stands on no other bag that was taken. */
function numbersOf(rows: readonly Row[], couriers: readonly CourierAtWork[]): string[] {
  const writtenOn = new Map(couriers.flatMap(({ phone }) => [...phone.line.announced].map(([id, { payload }]) => [id, payload.itemCode] as const)));
  const taken = rows.flatMap((row) => (row.itemCode === null ? [] : [{ ...row, itemCode: row.itemCode, written: writtenOn.get(row.id) }]));
  const differ = taken.filter(({ written, itemCode }) => typeof written === "string" && written !== itemCode).map(({ id, written, itemCode }) => `${id}: ${String(written)} on the bag, ${itemCode} on the server`);
  const shared = [...Map.groupBy(taken, ({ itemCode }) => itemCode)].filter(([, bags]) => bags.length > 1).map(([code, bags]) => `${code} on ${bags.length} bags`);
  return [...differ, ...shared];
}

/** Every device counts 1, 2, 3 …: a number that is missing is an act that never arrived. */
function gapsOf(rows: readonly Row[]): string[] {
  const byDevice = Map.groupBy(rows, ({ device }) => device);
  return [...byDevice].flatMap(([device, own]) => {
    const numbers = own.map(({ sequence }) => sequence);
    const wanted = Array.from({ length: own.length }, (_, i) => i + 1);
    return numbers.join() === wanted.join() ? [] : [`phone ${device}: sequence ${numbers.join(" ")}`];
  });
}

/** Compares, operation by operation, what was ever seen on a phone with what the server has. */
export async function reckon(owner: pg.Client, couriers: readonly CourierAtWork[]): Promise<Reckoning> {
  const { rows } = await owner.query<Row>(ROWS);
  const known = new Map(rows.map((row) => [row.id, row]));
  const ownerOf = new Map(couriers.flatMap((courier) => [...courier.operations].map((id) => [id, courier] as const)));
  const lost = [...ownerOf.keys()].filter((id) => !known.has(id)).map((id) => `${id}: written on a phone, unknown to the server`);
  const doubled = rows.filter(({ id }) => !ownerOf.has(id)).map(({ id }) => `${id}: on the server, never seen on a phone`);
  const faults: string[] = [...gapsOf(rows), ...numbersOf(rows, couriers)];
  let [photosEqual, photosGone] = [0, 0];
  for (const row of rows) {
    const one = faultsOfOne(row);
    if (one.lost !== null) lost.push(one.lost);
    if (one.doubled !== null) doubled.push(one.doubled);
    const photos = await photosOf(row, ownerOf.get(row.id));
    photosEqual += photos.equal;
    photosGone += photos.gone;
    faults.push(...photos.faults);
  }
  const finals: Record<string, number> = {};
  const kinds: Record<string, number> = {};
  for (const { outcome, kind } of rows) {
    finals[outcome] = (finals[outcome] ?? 0) + 1;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  const done = (finals.APPLIED ?? 0) + (finals.ALREADY ?? 0);
  const { rows: [acts] } = await owner.query<{ n: number }>(ACTS);
  if (acts?.n !== done) doubled.push(`${acts?.n ?? 0} acts on the server, ${done} of them answered as done`);
  const { rows: twice } = await owner.query<{ words: string }>(TWICE_AT_A_DOOR);
  doubled.push(...twice.map(({ words }) => `twice: ${words}`));
  const announced = new Set(rows.flatMap((row) => row.announced.map(({ sha256: hash }) => hash)));
  const orphans = couriers.flatMap(({ photos }) => [...photos].filter((hash) => !announced.has(hash)));
  faults.push(...orphans.map((hash) => `photo ${hash.slice(0, 12)}… lay on a phone and no act names it`));
  return {
    withRevoked: { acts: rows.filter(({ outcome, ofRevoked }) => ofRevoked && outcome === "HELD").length, photos: photosGone }, orphans: orphans.length,
    written: ownerOf.size, kinds, finals, lost: lost.length, doubled: doubled.length, photosWritten: rows.reduce((sum, { announced }) => sum + announced.length, 0), photosEqual,
    faults: [...lost, ...doubled, ...faults],
  };
}
