import type pg from "pg";
import { checkBySql } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

/** No fact is told twice; what was sent has its moment, what was not has none; each goes to the dossier's own applicant. */
export async function checkNotices(client: pg.ClientBase, { NOTICES: tally }: Tallies): Promise<void> {
  const name = "'thông báo ' || n.id";
  await checkBySql(client, tally, "select count(*) from notification", [
    `select 'thông báo ' || max(n.id::text) as row, 'việc ' || n.fact_key || ' được báo ' || count(*) || ' lần' as words
     from notification n group by n.fact_key having count(*) > 1 order by n.fact_key`,
    `select ${name} as row, 'ghi ' || n.status || ' nhưng giờ gửi ' || coalesce(n.sent_at::text, 'trống') as words
     from notification n where (n.status = 'SENT' and n.sent_at is null) or (n.status in ('FAILED', 'NO_ADDRESS') and n.sent_at is not null) or n.sent_at < n.created_at order by n.id`,
    `select ${name} as row, 'không có việc nào của hồ sơ ' || n.dossier_id || ' mang mã này' as words
     from notification n where not exists (
       select 1 from dossier_event e where e.dossier_id = n.dossier_id and position(e.id::text in n.fact_key) > 0) order by n.id`,
    `select ${name} as row, 'gửi cho người không phải chủ hồ sơ ' || n.dossier_id as words
     from notification n join dossier d on d.id = n.dossier_id where n.person_id <> d.applicant_id order by n.id`,
  ]);
}
