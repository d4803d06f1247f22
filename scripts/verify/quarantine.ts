import type pg from "pg";
import { checkBySql } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

const SCAN = "'tệp quét ' || s.source || ' (' || s.id || ') của hồ sơ ' || s.dossier_id";

/**
 * Nothing stays in quarantine (docs/decisions/071): what was sent to the scanning table lies there untouched only until it is judged, and no
 * scan waits for its verdict longer than a day, with its bytes or without.
 */
export async function checkQuarantine(client: pg.ClientBase, { QUARANTINE: tally }: Tallies): Promise<void> {
  await checkBySql(client, tally, "select count(*) from incoming_scan", [
    `select ${SCAN} as row, 'đã ' || case s.state when 'LAID' then 'đặt lên bàn' else 'bị từ chối' end || ' mà nội dung gốc còn nằm trong vùng cách ly' as words
     from quarantined_scan q join incoming_scan s on s.id = q.scan_id where s.state <> 'JUDGING' order by s.id`,
    `select ${SCAN} as row, 'chờ chấm đã hơn một ngày, từ ' || to_char(s.added_at at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI DD/MM/YYYY') as words
     from incoming_scan s where s.state = 'JUDGING' and s.added_at < now() - interval '1 day' order by s.id`,
    `select ${SCAN} as row, 'chờ chấm mà không còn nội dung nào để chấm' as words
     from incoming_scan s where s.state = 'JUDGING' and not exists (select 1 from quarantined_scan q where q.scan_id = s.id) order by s.id`,
  ]);
}
