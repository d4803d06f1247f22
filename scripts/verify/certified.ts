import { readFile } from "node:fs/promises";
import type pg from "pg";
import { checkPdfSignatures } from "@/lib/digitisation/signing/pdf-signatures";
import { trustedRoots } from "@/lib/digitisation/signing/settings";
import { now } from "@/lib/platform/clock";
import { filePath } from "@/lib/platform/storage";
import { checkBySql } from "@/scripts/verify/by-sql";
import { rowsOf } from "@/scripts/verify/stream";
import type { Tallies } from "@/scripts/verify/tally";

const SIGNED = "from certification c left join dossier_file f on f.id = c.signed_file_id left join file_signature s on s.file_id = f.id and s.position = 0 where c.state = 'SIGNED'";

/**
 * Every certified copy is a file of its dossier whose signature was judged valid and is the recorded clerk's; what is kept in an owner's store is the very
 * file that was certified or given, and so is what was used again. That files have not changed since is the promise FILES.
 */
export async function checkCertified(client: pg.ClientBase, { CERTIFIED: tally }: Tallies): Promise<void> {
  await checkBySql(client, tally, "select (select count(*) from certification where state = 'SIGNED') + (select count(*) from owner_document) + (select count(*) from document_use)", [
    `select 'ký đối chiếu ' || c.id as row, case when f.id is null or f.dossier_id <> c.dossier_id then 'tệp đã ký không có trong hồ sơ'
       when s.state is distinct from 'VALID' then 'chữ ký trong tệp không ở trạng thái hợp lệ'
       when s.signer_name <> c.clerk_name then 'người ký trong tệp là ' || s.signer_name || ', sổ ghi ' || c.clerk_name
       when s.serial <> c.serial then 'chứng thư trong tệp khác chứng thư đã ghi' else 'tệp gốc vẫn còn dùng cùng tệp đã ký' end as words
     ${SIGNED} and (f.id is null or f.dossier_id <> c.dossier_id or s.state is distinct from 'VALID' or s.signer_name <> c.clerk_name or s.serial <> c.serial
       or exists (select 1 from dossier_file o where o.id = c.file_id and o.removed_at is null)) order by c.id`,
    `select 'giấy tờ trong kho ' || o.id as row, 'khác tệp gốc hoặc khác chủ hồ sơ' as words
     from owner_document o left join dossier_file f on f.id = o.source_file_id left join dossier d on d.id = o.source_dossier_id
     where f.sha256 is distinct from o.sha256 or d.applicant_id is distinct from o.owner_id or f.dossier_id is distinct from d.id order by o.id`,
    `select 'lượt dùng lại ' || u.id as row, 'tệp trong hồ sơ khác giấy tờ trong kho' as words
     from document_use u join owner_document o on o.id = u.document_id left join dossier_file f on f.id = u.file_id left join dossier d on d.id = u.dossier_id
     where f.sha256 is distinct from o.sha256 or d.applicant_id is distinct from o.owner_id or f.dossier_id is distinct from u.dossier_id order by u.id`,
  ]);
}

type SignedRow = Readonly<{ id: string; clerk_name: string; serial: string; sha256: string }>;

/** The long form: every signed file is read and its signature computed anew against the trusted authorities. */
export async function checkSignaturesAnew(client: pg.ClientBase, { CERTIFIED: tally }: Tallies): Promise<void> {
  const roots = trustedRoots();
  for await (const { id, clerk_name, serial, sha256 } of rowsOf<SignedRow>(client, `select c.id, c.clerk_name, c.serial, f.sha256 ${SIGNED} and f.id is not null order by c.id`)) {
    const bytes = await readFile(filePath(sha256)).catch(() => null);
    const [signature, ...others] = bytes === null ? [] : checkPdfSignatures(new Uint8Array(bytes), roots, now());
    const valid = signature?.state === "VALID" && others.length === 0 && signature.signerName === clerk_name && signature.serial === serial;
    tally.saw(valid ? null : { row: `ký đối chiếu ${id}`, words: `tính lại chữ ký: ${signature?.state ?? "không có chữ ký"}, người ký ${signature?.signerName ?? "?"}` });
  }
}
