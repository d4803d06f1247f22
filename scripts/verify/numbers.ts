import type pg from "pg";
import { dossierCode } from "@/lib/dossiers/code";
import { vietnamDay } from "@/lib/platform/format";
import { rowsOf } from "@/scripts/verify/stream";
import type { Tallies } from "@/scripts/verify/tally";

type NumberRow = Readonly<{ id: string; code: string | null; unit: string; day: string; serial: number; received_at: Date | null; told: string | null }>;
type CounterRow = Readonly<{ unit: string; day: string; last_serial: number }>;

const NUMBERS = `
  select d.id, d.code, d.code_unit as unit, to_char(d.code_day, 'YYYY-MM-DD') as day, d.code_serial as serial, d.received_at,
    (select e.payload->>'code' from dossier_event e where e.dossier_id = d.id and e.event = 'RECEIVE' order by e.seq limit 1) as told
  from dossier d where d.code_unit is not null order by d.code_unit collate "C", d.code_day, d.code_serial`;
const COUNTERS = `select unit, to_char(day, 'YYYY-MM-DD') as day, last_serial from dossier_number_counter order by unit collate "C", day`;
const UNNUMBERED = `
  select id, submission_code from dossier
  where (received_at is not null) <> (code is not null and code_unit is not null and code_day is not null and code_serial is not null) order by id`;

function numberFault(row: NumberRow, expected: number): string | null {
  if (row.serial < expected) return `số ${row.serial} của ${row.unit} ngày ${row.day} bị cấp hai lần`;
  if (row.serial > expected) return `thiếu số ${expected} của ${row.unit} ngày ${row.day}`;
  const code = dossierCode(row.unit, row.day, row.serial);
  if (row.code !== code) return `mã ghi ${row.code ?? "trống"}, theo đơn vị, ngày và số phải là ${code}`;
  if (row.received_at !== null && vietnamDay(row.received_at) !== row.day) return `mã ghi ngày ${row.day}, tiếp nhận ngày ${vietnamDay(row.received_at)}`;
  return row.told === code ? null : `mã ghi ${code}, sự kiện tiếp nhận ghi ${row.told ?? "trống"}`;
}

/**
 * Numbers go 1, 2, 3… per unit and day (TT 01/2018/TT-VPCP, Điều 19), agree with the counter, with the code's text and with what
 * the reception told; whoever was received has one and nobody else.
 */
export async function checkNumbers(client: pg.ClientBase, { NUMBERS: tally }: Tallies): Promise<void> {
  const counters = rowsOf<CounterRow>(client, COUNTERS);
  const lateCounter = (row: CounterRow) => tally.fault({ row: `bộ đếm ${row.unit} ngày ${row.day}`, words: `đếm tới ${row.last_serial} nhưng không có hồ sơ nào` });
  let counter = await counters.next();
  let group = { unit: "", day: "", last: 0, name: "" };
  const closeGroup = async () => {
    if (group.unit === "") return;
    while (!counter.done && (counter.value.unit < group.unit || (counter.value.unit === group.unit && counter.value.day < group.day))) {
      if (counter.value.last_serial > 0) lateCounter(counter.value);
      counter = await counters.next();
    }
    const own = !counter.done && counter.value.unit === group.unit && counter.value.day === group.day ? counter.value : null;
    if (own?.last_serial !== group.last) {
      tally.fault({ row: `bộ đếm ${group.unit} ngày ${group.day}`, words: `đếm tới ${own?.last_serial ?? "không có"}, hồ sơ cuối ${group.name} mang số ${group.last}` });
    }
    if (own) counter = await counters.next();
  };
  for await (const row of rowsOf<NumberRow>(client, NUMBERS)) {
    if (row.unit !== group.unit || row.day !== group.day) {
      await closeGroup();
      group = { unit: row.unit, day: row.day, last: 0, name: "" };
    }
    const words = numberFault(row, group.last + 1);
    tally.saw(words === null ? null : { row: `hồ sơ ${row.code ?? row.id} (${row.id})`, words });
    group = { ...group, last: row.serial, name: row.code ?? row.id };
  }
  await closeGroup();
  for (; !counter.done; counter = await counters.next()) if (counter.value.last_serial > 0) lateCounter(counter.value);
  for await (const row of rowsOf<{ id: string; submission_code: string }>(client, UNNUMBERED)) {
    tally.fault({ row: `hồ sơ ${row.submission_code} (${row.id})`, words: "đã tiếp nhận mà thiếu mã số, hoặc có mã số mà chưa tiếp nhận" });
  }
}
