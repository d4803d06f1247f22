import type pg from "pg";
import { checkBySql } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

/** What the custody row of alias `t` counted, and whether a count differs from what was declared. */
const COUNTED = "coalesce((select sum((c->>'counted')::int) from jsonb_array_elements(t.counted) c), 0)";
const DIFFERS = "exists (select 1 from jsonb_array_elements(t.counted) c where (c->>'counted')::int <> (c->>'declared')::int)";
const HAND_OVER_OF = "case e.event when 'COLLECT_PAPERS' then 'COLLECTION' when 'TAKE_OVER_PAPERS' then 'COUNTER_TAKEOVER' end";

/** The last word of the receiver's scans about the thing of alias `s`: taken back or not. */
const LAST_SCAN = `not exists (select 1 from custody_scan later where later.manifest_id = s.manifest_id and later.side = s.side and (later.dossier_id = s.dossier_id or later.code = s.code)
  and (later.scanned_at, later.id) > (s.scanned_at, s.id))`;

/**
 * Counts at the door, the counter and the agency agree, or there is an incident with a party responsible (design 6; QĐ 45/2016, Điều 6–7):
 * a signed line of a manifest moved as many papers as it lists and stands in the receiver's scans or counts by hand, what he scanned beyond the
 * list has its incident, a hand-over that counted otherwise has its incident, an incident names
 * one of the two sides of its hand-over, and what an event says was handed over stands in the chain of custody.
 */
export async function checkIncidents(client: pg.ClientBase, { INCIDENTS: tally }: Tallies): Promise<void> {
  const counted = "select (select count(*) from manifest_line) + (select count(*) from custody_transfer) + (select count(*) from custody_incident) as count";
  await checkBySql(client, tally, counted, [
    `select 'biên bản ' || m.number || ', hồ sơ ' || l.dossier_id as row, 'ghi ' || l.paper_count || ' giấy tờ, lần giao đếm được ' || ${COUNTED} || ', không có sự cố nào' as words
     from manifest m join manifest_line l on l.manifest_id = m.id join custody_transfer t on t.manifest_id = m.id and t.dossier_id = l.dossier_id
     where m.signed_at is not null and l.paper_count <> ${COUNTED}
       and not exists (select 1 from custody_incident i where i.dossier_id = l.dossier_id and (i.manifest_id = m.id or i.transfer_id = t.id)) order by m.id, l.dossier_id`,
    `select 'biên bản ' || m.number || ', hồ sơ ' || l.dossier_id as row, 'ghi ' || l.paper_count || ' giấy tờ đã nhận mà không có lần giao nào' as words
     from manifest m join manifest_line l on l.manifest_id = m.id
     where m.signed_at is not null and l.paper_count > 0 and l.discrepancy not like 'Không nhận: %'
       and not exists (select 1 from custody_transfer t where t.manifest_id = m.id and t.dossier_id = l.dossier_id) order by m.id, l.dossier_id`,
    `select 'biên bản ' || m.number || ', hồ sơ ' || l.dossier_id as row, 'đã nhận mà không quét, không đếm tay và không có sự cố nào' as words
     from manifest m join manifest_line l on l.manifest_id = m.id
     where m.signed_at is not null and l.discrepancy not like 'Không nhận: %'
       and not exists (select 1 from custody_scan s where s.manifest_id = m.id and s.side = 'RECEIVER' and s.dossier_id = l.dossier_id and s.verdict in ('LISTED', 'ADDED') and ${LAST_SCAN})
       and not exists (select 1 from custody_incident i where i.dossier_id = l.dossier_id and i.manifest_id = m.id) order by m.id, l.dossier_id`,
    `select 'lần quét ' || s.id || ' của biên bản ' || m.number as row, s.code || ' không có trong danh sách, đã ký nhận mà không có sự cố nào' as words
     from custody_scan s join manifest m on m.id = s.manifest_id
     where m.signed_at is not null and s.side = 'RECEIVER' and s.verdict in ('ELSEWHERE', 'UNKNOWN') and ${LAST_SCAN}
       and not exists (select 1 from custody_incident i where i.manifest_id = m.id and i.kind in ('FOREIGN_BAG', 'UNKNOWN_NUMBER') and strpos(i.words, s.code) > 0) order by s.id`,
    `select 'lần giao ' || t.id || ' của hồ sơ ' || t.dossier_id as row, 'đếm khác số khai mà không có sự cố nào' as words
     from custody_transfer t where ${DIFFERS} and not exists (select 1 from custody_incident i where i.transfer_id = t.id) order by t.id`,
    `select 'sự cố ' || i.id as row, 'ghi ' || i.responsible_name || ' chịu trách nhiệm, không phải bên nào của lần giao ' || t.id as words
     from custody_incident i join custody_transfer t on t.id = i.transfer_id
     where (i.responsible_kind, i.responsible_id) not in ((t.giver_kind, t.giver_id), (t.receiver_kind, t.receiver_id)) order by i.id`,
    `select 'sự cố ' || i.id as row, 'thiếu người chịu trách nhiệm, người phát hiện, hoặc cách xử lý không kèm người và giờ' as words
     from custody_incident i where trim(i.responsible_name) = '' or trim(i.noticed_by_name) = '' or (i.settled_at is null) <> (i.settlement is null) or (i.settled_at is null) <> (i.settled_by_name is null) order by i.id`,
    `select 'sự kiện ' || e.id || ' của hồ sơ ' || e.dossier_id as row, 'ghi đã giao nhận giấy tờ mà chuỗi giao nhận không có lần nào' as words
     from dossier_event e where e.event in ('COLLECT_PAPERS', 'TAKE_OVER_PAPERS')
       and not exists (select 1 from custody_transfer t where t.dossier_id = e.dossier_id and t.kind = (${HAND_OVER_OF})::transfer_kind) order by e.id`,
  ]);
}
