import type pg from "pg";
import { checkBySql, DOSSIER_NAME } from "@/scripts/verify/by-sql";
import type { Tallies } from "@/scripts/verify/tally";

/** What a status promises about the columns beside it (domain.md 2.5; NĐ 118/2025, Điều 15–20): condition that breaks it, words. */
const CONTRADICTIONS: readonly (readonly [broken: string, words: string])[] = [
  ["d.status in ('RESOLVED', 'RETURNED') and (d.outcome is null or d.processing_ended_at is null)", "đã xử lý xong mà không có kết quả hoặc giờ kết thúc"],
  ["d.outcome is not null and d.status not in ('RESOLVED', 'RETURNED')", "có kết quả mà chưa xử lý xong"],
  ["d.processing_ended_at is not null and d.status not in ('RESOLVED', 'RETURNED', 'STOPPED', 'WITHDRAWN')", "có giờ kết thúc mà vẫn đang xử lý"],
  ["(d.returned_at is not null) <> (d.status = 'RETURNED')", "giờ trả kết quả không khớp trạng thái đã trả"],
  ["(d.submitted_at is null) <> (d.status = 'DRAFT')", "giờ nộp không khớp trạng thái bản nháp"],
  ["d.received_at is null and d.status in ('RECEIVED', 'PROCESSING', 'RESOLVED', 'RETURNED', 'STOPPED')", "được xử lý mà chưa tiếp nhận"],
  ["d.received_at is not null and d.status in ('DRAFT', 'SUBMITTED', 'NOT_RECEIVED')", "đã tiếp nhận mà trạng thái ghi chưa"],
  ["d.received_at < d.submitted_at or d.processing_ended_at < d.received_at or d.returned_at < d.processing_ended_at", "các mốc thời gian ngược nhau"],
  ["d.clock_started_at is null and d.due_at is not null or (d.due_at is null) <> (d.original_due_at is null)", "có ngày hẹn mà không có lúc bắt đầu tính hạn"],
  ["d.received_at is not null and d.original_due_at is null", "đã tiếp nhận mà không có ngày hẹn trả"],
  ["(d.holder_id is null) and d.held_since is not null", "có giờ nhận giải quyết mà không có người giữ"],
  [
    "d.outcome = 'GRANTED' and not exists (select 1 from dossier_file f where f.dossier_id = d.id and f.purpose = 'RESULT' and f.removed_at is null)",
    "có kết quả mà không có tệp kết quả",
  ],
  [
    "not exists (select 1 from procedure_case c where c.id = d.case_id and c.version_id = d.procedure_version_id)",
    "trường hợp không thuộc phiên bản thủ tục của hồ sơ",
  ],
];

/** Status, moments and outcome do not contradict one another. */
export async function checkMoments(client: pg.ClientBase, { MOMENTS: tally }: Tallies): Promise<void> {
  // One pass over the dossiers, whatever the number of promises.
  const named = CONTRADICTIONS.map(([broken, words]) => `case when ${broken} then '${words}' end`).join(", ");
  await checkBySql(client, tally, "select count(*) from dossier", [
    `select row, words from (select d.id, ${DOSSIER_NAME} as row, concat_ws('; ', ${named}) as words from dossier d) as found where words <> '' order by id`,
    `select '${"khoản thu"} ' || c.id as row, 'số tiền âm' as words from charge c where c.amount < 0 order by c.id`,
  ]);
}
