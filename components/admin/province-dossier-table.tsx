import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { ProvinceDossierRow } from "@/lib/dossiers/queries/province-dossiers";
import { formatDate } from "@/lib/platform/format";

const COLUMNS: readonly Column<ProvinceDossierRow>[] = [
  {
    key: "code", head: "Mã hồ sơ", rowHead: true, nowrap: true,
    cell: ({ id, code }) => (
      <TextLink href={`/quan-tri/ho-so/${id}`} strong>
        {code}
      </TextLink>
    ),
  },
  {
    key: "procedure", head: "Thủ tục, người nộp", width: "40%",
    cell: ({ procedureName, applicantName }) => (
      <>
        {procedureName}
        <span className="block text-small text-muted">{applicantName}</span>
      </>
    ),
  },
  { key: "agency", head: "Cơ quan", cell: ({ agencyName }) => agencyName },
  { key: "status", head: "Trạng thái", width: "11rem", cell: ({ status, outcome }) => <DossierStatusTag status={status} outcome={outcome} /> },
  { key: "received", head: "Tiếp nhận", nowrap: true, cell: ({ receivedAt }) => receivedAt && formatDate(receivedAt) },
  { key: "due", head: "Hẹn trả", nowrap: true, cell: ({ originalDueAt }) => originalDueAt && formatDate(originalDueAt) },
  { key: "ended", head: "Xong", nowrap: true, cell: ({ processingEndedAt }) => processingEndedAt && formatDate(processingEndedAt) },
];

/** Dossiers of the province, a row each; nothing can be done here but look. */
export function ProvinceDossierTable({ rows }: { rows: readonly ProvinceDossierRow[] }) {
  return (
    <DataTable
      caption="Hồ sơ của tỉnh"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      dense
      empty={
        <EmptyState title="Không có hồ sơ nào khớp" icon="files">
          Bỏ bớt điều kiện lọc, hoặc chọn kỳ khác.
        </EmptyState>
      }
    />
  );
}
