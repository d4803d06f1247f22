import { type Column, DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { CalendarVersionRow } from "@/lib/deadlines/queries/calendar-versions";
import { formatDateTime } from "@/lib/platform/format";

/** Draft, in force, or one that another has followed. */
export function CalendarState({ state }: Pick<CalendarVersionRow, "state">) {
  if (state === "DRAFT") return <StatusTag tone="attention" icon="pen">Bản nháp</StatusTag>;
  if (state === "IN_FORCE") return <StatusTag tone="success">Đang áp dụng</StatusTag>;
  return <StatusTag tone="neutral">Đã được thay</StatusTag>;
}

const COLUMNS: readonly Column<CalendarVersionRow>[] = [
  {
    key: "version", head: "Bản lịch", rowHead: true, nowrap: true,
    cell: ({ version }) => (
      <TextLink href={`/quan-tri/lich/${version}`} strong>
        {version}
      </TextLink>
    ),
  },
  { key: "state", head: "Trạng thái", nowrap: true, cell: ({ state }) => <CalendarState state={state} /> },
  { key: "note", head: "Vì sao", width: "35%", cell: ({ note, basedOn }) => note || (basedOn === null ? "Lịch ban đầu của hệ thống" : "") },
  { key: "by", head: "Người lập", cell: ({ madeBy }) => madeBy || "Hệ thống" },
  { key: "published", head: "Công bố", nowrap: true, cell: ({ publishedAt }) => (publishedAt === null ? "chưa công bố" : formatDateTime(publishedAt)) },
  { key: "provisional", head: "Ngày tạm tính", numeric: true, cell: ({ provisional }) => provisional.toLocaleString("vi-VN") },
];

/** Every calendar that was published, and the province's draft. */
export function CalendarVersions({ rows }: { rows: readonly CalendarVersionRow[] }) {
  return <DataTable caption="Các bản lịch" captionHidden dense columns={COLUMNS} rows={rows} rowKey={({ version }) => version} empty="Chưa có bản lịch nào." />;
}
