import type { ScopedDay, ScopedHours } from "@/lib/deadlines/calendar-version";

/** Why an act on a draft of the calendar does not happen. */
export type CalendarRefusal = "CALENDAR_NOT_FOUND" | "CALENDAR_PUBLISHED" | "FOREIGN_SCOPE" | "DRAFT_EXISTS" | "SOMEBODY_FASTER" | "NO_DIFFERENCE" | "ROW_NOT_FOUND" | "NOT_PROVISIONAL";

export const CALENDAR_WORDS = {
  CALENDAR_NOT_FOUND: "Không còn bản nháp lịch này. Có thể một quản trị khác của tỉnh vừa bỏ: mở lại danh sách lịch để xem.",
  FOREIGN_SCOPE: "Quản trị của tỉnh chỉ sửa lịch cả nước, của tỉnh mình và của cơ quan thuộc tỉnh mình.",
  NO_DIFFERENCE: "Bản nháp chưa khác gì lịch đang áp dụng nên chưa có gì để công bố.",
  ROW_NOT_FOUND: "Dòng này không còn trong bản nháp. Tải lại trang để xem bản mới nhất.",
  NOT_PROVISIONAL: "Ngày này đã là chính thức. Tải lại trang để xem bản mới nhất.",
} satisfies Partial<Record<CalendarRefusal, string>>;

/** A row as the audit chain keeps it. */
export function rowWords(row: ScopedDay | ScopedHours | null): string | null {
  if (row === null) return null;
  if ("day" in row) return `${row.scope} ${row.day} ${row.kind} ${row.status} ${row.name}`;
  return `${row.scope} ${row.from}/${row.to ?? ""} ${row.morning.join("-")} ${row.afternoon.join("-")}`;
}
