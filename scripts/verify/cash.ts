import type pg from "pg";
import { checkBySql } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

const COUNTED = "select (select count(*) from cash_receipt) + (select count(*) from counter_shift) + (select count(*) from courier_cash_hand_over) as count";
const receipt = "'biên lai ' || r.number || ' (' || r.id || ')'";
const shift = "'ca của ' || s.clerk_name || ' mở ' || s.opened_at || ' (' || s.id || ')'";

const handOver = "'lần nộp tiền của ' || h.courier_name || ' lúc ' || h.handed_at || ' (' || h.id || ')'";

/** Every amount taken has its receipt, printed, of one kind of money; a closed shift says what its receipts and its couriers' hand-overs say; serials have no gap. */
export async function checkCash(client: pg.ClientBase, { CASH: tally }: Tallies): Promise<void> {
  await checkBySql(client, tally, COUNTED, [
    `select ${receipt} as row, 'ghi ' || r.amount || ' đ, các khoản cộng lại ' || coalesce(sum(l.amount), 0) || ' đ' as words
     from cash_receipt r left join cash_receipt_line l on l.receipt_id = r.id group by r.id having r.amount <> coalesce(sum(l.amount), 0)`,
    `select ${receipt} as row, 'thu khoản ' || c.name || ' của hồ sơ hoặc loại tiền khác' as words
     from cash_receipt r join cash_receipt_line l on l.receipt_id = r.id join charge c on c.id = l.charge_id where c.kind <> r.kind or c.dossier_id <> r.dossier_id or c.amount <> l.amount`,
    `select ${receipt} as row, 'không có giấy đã in' as words from cash_receipt r
     where not exists (select 1 from issued_form f where f.id = r.form_id and f.dossier_id = r.dossier_id and f.kind = 'CASH_RECEIPT')`,
    `select 'biểu mẫu ' || f.id as row, 'biên lai đã in mà không ghi sổ' as words from issued_form f where f.kind = 'CASH_RECEIPT' and not exists (select 1 from cash_receipt r where r.form_id = f.id)`,
    `select ${shift} as row, 'ghi phải có ' || k.expected || ' đ theo ' || k.receipts || ' biên lai, biên lai trong ca là ' || m.amount || ' đ theo ' || m.receipts as words
     from counter_shift s join shift_cash k on k.shift_id = s.id cross join lateral (
       select coalesce(sum(amount), 0) as amount, coalesce(sum(receipts), 0) as receipts from (
         select amount, 1 as receipts from cash_receipt r where r.shift_id = s.id and r.kind = k.kind
         union all select c.counted, c.receipts from courier_cash_count c join courier_cash_hand_over h on h.id = c.hand_over_id where h.shift_id = s.id and c.kind = k.kind) as taken) as m
     where s.closed_at is not null and (k.expected <> m.amount or k.receipts <> m.receipts)`,
    `select ${receipt} as row, 'thu ngoài ca mà người thu không phải bưu tá' as words from cash_receipt r where r.shift_id is null and not exists (select 1 from staff f where f.id = r.taken_by_id and f.role = 'COURIER')`,
    `select ${receipt} as row, 'nộp trong lần của ' || h.courier_name || ' mà người thu là ' || r.taken_by_name as words
     from courier_cash_receipt k join courier_cash_hand_over h on h.id = k.hand_over_id join cash_receipt r on r.id = k.receipt_id where r.taken_by_id <> h.courier_id or r.shift_id is not null`,
    `select ${handOver} as row, c.kind || ' ghi phải có ' || c.expected || ' đ theo ' || c.receipts || ' biên lai, biên lai là ' || coalesce(sum(r.amount), 0) || ' đ theo ' || count(r.id) as words
     from courier_cash_hand_over h join courier_cash_count c on c.hand_over_id = h.id left join courier_cash_receipt k on k.hand_over_id = h.id left join cash_receipt r on r.id = k.receipt_id and r.kind = c.kind
     group by h.id, c.kind, c.expected, c.receipts having c.expected <> coalesce(sum(r.amount), 0) or c.receipts <> count(r.id)`,
    `select ${handOver} as row, 'thiếu một bên ký, chưa đếm đủ ba loại tiền, hoặc chênh lệch không có lý do' as words from courier_cash_hand_over h
     where h.courier_signature = '' or h.clerk_signature = '' or h.courier_id = h.clerk_id or (select count(*) from courier_cash_count c where c.hand_over_id = h.id) <> 3
       or exists (select 1 from courier_cash_count c where c.hand_over_id = h.id and c.expected <> c.counted and c.reason = '')`,
    `select ${shift} as row, 'đã đóng mà chưa đếm đủ ba loại tiền' as words from counter_shift s where s.closed_at is not null and (select count(*) from shift_cash k where k.shift_id = s.id) <> 3`,
    `select ${shift} as row, 'chênh lệch không có lý do' as words from counter_shift s join shift_cash k on k.shift_id = s.id where k.expected <> k.counted and k.reason = ''`,
    `select ${receipt} as row, 'thu ngoài giờ của ca' as words from cash_receipt r join counter_shift s on s.id = r.shift_id where r.taken_at < s.opened_at or r.taken_at > s.closed_at or r.taken_by_id <> s.clerk_id`,
    `select 'dãy biên lai ' || c.kind || ' năm ' || c.year || ' của bưu cục ' || c.office_id as row, 'số cuối ' || c.last_serial || ', có ' || count(r.id) || ' biên lai' as words
     from cash_receipt_counter c left join cash_receipt r on r.office_id = c.office_id and r.kind = c.kind and extract(year from r.taken_at at time zone 'Asia/Ho_Chi_Minh') = c.year
     group by c.office_id, c.kind, c.year, c.last_serial having c.last_serial <> count(r.id)`,
  ]);
}
