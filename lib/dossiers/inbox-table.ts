import { workingTimeWords } from "@/lib/dossiers/clock-segments";
import { OUTCOME_WORDS, RETURN_METHOD_WORDS, STATUS_WORDS } from "@/lib/dossiers/labels";
import type { InboxRow } from "@/lib/dossiers/queries/agency-list";
import { formatDateTime } from "@/lib/platform/format";

/** So many dossiers an exported list holds at most; what is left out is said in its last line. */
export const MOST_EXPORTED = 10_000;

/** The head of an exported list. */
export const EXPORT_HEAD = ["Mã hồ sơ", "Thủ tục", "Người nộp", "Trạng thái", "Kết quả", "Người giữ", "Tiếp nhận", "Hẹn trả", "Hạn", "Cơ quan đã dùng", "Người nộp đã dùng", "Nhận kết quả"] as const;

/** One dossier as a line of it. */
export function exportCells({ code, procedureName, applicantName, status, outcome, holder, receivedAt, dueAt, due, used, returnMethod }: InboxRow): string[] {
  return [
    code, procedureName, applicantName, STATUS_WORDS[status], outcome === null ? "" : OUTCOME_WORDS[outcome], holder?.name ?? "",
    receivedAt === null ? "" : formatDateTime(receivedAt), dueAt === null ? "" : formatDateTime(dueAt), due?.words ?? "",
    used === null ? "" : workingTimeWords(used.agency), used === null ? "" : workingTimeWords(used.citizen), RETURN_METHOD_WORDS[returnMethod],
  ];
}
