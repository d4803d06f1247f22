import type pg from "pg";
import { checkBySql } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

const NOT_TAKEN = "l.discrepancy like 'Không nhận: %'";

/** Postal items, pickups and manifests say what their own records say. */
export async function checkPostal(client: pg.ClientBase, { POSTAL: tally }: Tallies): Promise<void> {
  const counted = "select (select count(*) from postal_item) + (select count(*) from pickup_request) + (select count(*) from manifest) as count";
  await checkBySql(client, tally, counted, [
    `select 'bưu gửi ' || i.item_code || ' (' || i.id || ')' as row,
       'ghi ' || i.status || ', sự kiện cuối là ' || coalesce(last.status::text, 'không có') as words
     from postal_item i left join lateral (
       select e.status from postal_event e where e.item_id = i.id order by e.occurred_at desc, e.id desc limit 1) as last on true
     where last.status is distinct from i.status order by i.id`,
    `select 'bưu gửi ' || i.item_code || ' (' || i.id || ')' as row, 'trạng thái đã phát và chứng cứ phát không khớp nhau' as words
     from postal_item i left join delivery_proof p on p.item_id = i.id
     where (i.status = 'DELIVERED' and i.direction = 'TO_CITIZEN') <> (p.item_id is not null) or p.dossier_id <> i.dossier_id order by i.id`,
    `select 'sự kiện bưu gửi ' || e.id as row, 'thuộc hồ sơ khác với bưu gửi của nó' as words
     from postal_event e join postal_item i on i.id = e.item_id where e.dossier_id <> i.dossier_id order by e.id`,
    `select 'lượt gom ' || p.id as row, 'ghi đã gom nhưng không có lần giao giấy tờ nào' as words
     from pickup_request p where p.status in ('COLLECTED', 'HANDED_OVER')
       and not exists (select 1 from custody_transfer t where t.dossier_id = p.dossier_id and t.kind = 'COLLECTION') order by p.id`,
    `select 'biên bản ' || m.number || ' (' || m.id || ')' as row, 'giờ ký và người nhận không đi cùng nhau' as words
     from manifest m where (m.signed_at is null) <> (m.receiver_id is null) or m.signed_at < m.created_at order by m.id`,
    `select 'biên bản ' || m.number || ' (' || m.id || ')' as row, 'đã ký nhận hồ sơ ' || l.dossier_id || ' nhưng không có sự kiện giao nhận' as words
     from manifest m join manifest_line l on l.manifest_id = m.id
     where m.signed_at is not null and not (${NOT_TAKEN})
       and not exists (select 1 from dossier_event e where e.dossier_id = l.dossier_id and e.payload->>'manifestId' = m.id::text)
     order by m.id, l.dossier_id`,
    `select 'lần giao ' || t.id as row, 'theo một biên bản chưa ký, hoặc không có dòng cho hồ sơ ' || t.dossier_id as words
     from custody_transfer t join manifest m on m.id = t.manifest_id left join manifest_line l on l.manifest_id = m.id and l.dossier_id = t.dossier_id
     where m.signed_at is null or l.dossier_id is null order by t.id`,
  ]);
}
