import type pg from "pg";
import { checkBySql, DOSSIER_NAME } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

const DELIVERED = "exists (select 1 from dossier_event e where e.dossier_id = d.id and e.event = 'DELIVER_RESULT')";
const PROVEN = `exists (select 1 from postal_item i join delivery_proof p on p.item_id = i.id
  where i.dossier_id = d.id and i.direction = 'TO_CITIZEN' and i.status = 'DELIVERED' and p.dossier_id = d.id)`;

/**
 * Nothing is closed while papers or proof are missing (design 6): originals lent are back, the result is in the applicant's hands,
 * and what the post returned has an item number and a proof of delivery (TT 17/2017/TT-BTTTT, Điều 5.2).
 */
export async function checkReturns(client: pg.ClientBase, { RETURNS: tally }: Tallies): Promise<void> {
  await checkBySql(client, tally, "select count(*) from dossier where status = 'RETURNED'", [
    `select ${DOSSIER_NAME} as row, 'đã trả nhưng còn giữ ' || p.description || ' (' || p.id || ')' as words
     from dossier d join paper p on p.dossier_id = d.id
     where d.status = 'RETURNED' and p.holder_kind <> 'CITIZEN' and (p.owed_back or p.kind = 'RESULT') order by d.id, p.id`,
    `select ${DOSSIER_NAME} as row, 'bưu tá đã phát nhưng không có bưu gửi kèm chứng cứ phát' as words
     from dossier d where d.status = 'RETURNED' and ${DELIVERED} and not ${PROVEN} order by d.id`,
    `select ${DOSSIER_NAME} as row, 'công dân chọn nhận tại nhà nhưng không có lần phát nào' as words
     from dossier d where d.status = 'RETURNED' and d.return_method = 'POST' and not ${DELIVERED} order by d.id`,
    `select ${DOSSIER_NAME} as row, 'có chứng cứ phát nhưng chưa ghi là đã trả' as words
     from dossier d join delivery_proof p on p.dossier_id = d.id where d.status <> 'RETURNED' order by d.id`,
  ]);
}
