import type pg from "pg";
import { checkBySql } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

/** Where a SHA-256 of a stored file is kept: name in words, table, column, id. */
const USES = [
  ["tệp đính kèm", "dossier_file", "sha256", "id"],
  ["trang quét", "scan_page", "sha256", "id"],
  ["ảnh nhỏ của trang quét", "scan_page", "thumb_sha256", "id"],
  ["biểu mẫu", "issued_form", "sha256", "id"],
  ["chữ ký người giao", "custody_transfer", "giver_signature", "id"],
  ["chữ ký người nhận", "custody_transfer", "receiver_signature", "id"],
  ["chữ ký nhận kết quả", "delivery_proof", "signature_sha256", "item_id"],
] as const;

/** Everything that names a stored file names one that exists. */
export async function checkFileUses(client: pg.ClientBase, { FILE_USES: tally }: Tallies): Promise<void> {
  for (const [words, table, column, id] of USES) {
    await checkBySql(client, tally, `select count(*) from ${table}`, [
      `select '${words} ' || u.${id} as row, 'trỏ tới tệp không có: ' || u.${column} as words
       from ${table} u where ${table === "scan_page" ? "u.pictures_gone_at is null and " : ""}not exists (select 1 from stored_file s where s.sha256 = u.${column}) order by u.${id}`,
    ]);
  }
}
