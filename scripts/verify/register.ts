import type pg from "pg";
import { checkBySql, DOSSIER_NAME } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

const BOOK = "'sổ 01/' || b.year || ' của bưu cục ' || o.code";
const YEAR_OF = "extract(year from d.received_at at time zone 'Asia/Ho_Chi_Minh')";
/** Received into this book's office and year without an entry, not later than what stands first in it: what came before there was a book. */
const BEFORE_BOOK = `(select count(*) from dossier e where e.office_id = b.office_id
  and e.received_at >= make_timestamptz(b.year, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh') and e.received_at <= d.received_at
  and not exists (select 1 from register_entry own where own.dossier_id = e.id))`;

/**
 * Each post office's register of a year (Sổ theo dõi hồ sơ, TT 01/2018/TT-VPCP, Điều 10: numbers go on from 1 to the end of the year): no number is
 * missing or given twice, the book's last number is its last entry's, each entry's dossier was received there in that year, and the receipts
 * that were printed name the same place. What an office received before it had a book counts as its first entries and has none.
 */
export async function checkRegister(client: pg.ClientBase, { REGISTER: tally }: Tallies): Promise<void> {
  await checkBySql(client, tally, "select (select count(*) from register_book) + (select count(*) from register_entry) as count", [
    `select ${BOOK} as row, case when n.number = n.before then 'số ' || n.number || ' ghi cho hai hồ sơ, hồ sơ sau là ' || n.dossier_id else 'thiếu số ' || (n.before + 1) || ', sau số ' || n.before || ' là số ' || n.number end as words
     from (select e.*, lag(e.number) over (partition by e.office_id, e.year order by e.number, e.dossier_id) as before from register_entry e) as n
       join register_book b on b.office_id = n.office_id and b.year = n.year join post_office o on o.id = b.office_id
     where n.before is not null and n.number <> n.before + 1 order by o.code, b.year, n.number`,
    `select ${BOOK} as row, 'ghi số cuối là ' || b.last_number || ', dòng cuối mang số ' || coalesce(max(e.number)::text, 'không có') as words
     from register_book b join post_office o on o.id = b.office_id left join register_entry e on e.office_id = b.office_id and e.year = b.year
     group by o.code, b.office_id, b.year, b.last_number having max(e.number) is distinct from b.last_number order by o.code, b.year`,
    `select ${BOOK} as row, 'bắt đầu từ số ' || f.number || ' trong khi trước đó bưu cục chỉ tiếp nhận ' || ${BEFORE_BOOK} || ' hồ sơ không có số' as words
     from register_book b join post_office o on o.id = b.office_id
       join lateral (select e.number, e.dossier_id from register_entry e where e.office_id = b.office_id and e.year = b.year order by e.number limit 1) as f on true join dossier d on d.id = f.dossier_id
     where f.number - 1 > ${BEFORE_BOOK} order by o.code, b.year`,
    `select ${DOSSIER_NAME} as row, 'có số ' || e.number || ' trong sổ 01/' || e.year || ' mà không có sổ này' as words
     from register_entry e join dossier d on d.id = e.dossier_id where not exists (select 1 from register_book b where b.office_id = e.office_id and b.year = e.year) order by d.id`,
    `select ${DOSSIER_NAME} as row, 'có số ' || e.number || ' trong sổ 01/' || e.year || case when d.received_at is null then ' mà chưa được tiếp nhận' else ' của bưu cục hay năm khác với nơi và lúc tiếp nhận' end as words
     from register_entry e join dossier d on d.id = e.dossier_id
     where d.received_at is null or d.office_id is distinct from e.office_id or ${YEAR_OF} <> e.year order by d.id`,
    `select ${DOSSIER_NAME} as row, 'giấy tiếp nhận đã in số ' || (f.data->'register'->>'order') || ' quyển ' || (f.data->'register'->>'volume') || ', sổ ghi ' || coalesce('số ' || e.number || ' năm ' || e.year, 'không có dòng nào') as words
     from issued_form f join dossier d on d.id = f.dossier_id left join register_entry e on e.dossier_id = f.dossier_id
     where f.kind = 'RECEIPT' and jsonb_typeof(f.data->'register') = 'object'
       and (e.number is null or (f.data->'register'->>'order')::int <> e.number or f.data->'register'->>'volume' <> '01/' || e.year) order by f.id`,
  ]);
}
