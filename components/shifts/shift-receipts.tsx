import { DocumentLink } from "@/components/dossiers/document-link";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { ShiftReceipt } from "@/lib/dossiers/queries/shift";
import { CHARGE_KIND_WORDS } from "@/lib/payments/receipt-series";
import { formatTime } from "@/lib/platform/format";
import { dong, formatDong } from "@/lib/platform/money";

/** The receipts of a shift, newest first. */
export function ShiftReceipts({ receipts }: { receipts: readonly ShiftReceipt[] }) {
  return (
    <DataTable
      caption="Biên lai trong ca"
      rows={receipts}
      rowKey={({ id }) => id}
      empty="Ca này chưa thu khoản tiền mặt nào."
      columns={[
        { key: "so", head: "Số biên lai", rowHead: true, cell: ({ number, formId }) => <DocumentLink href={`/api/forms/${formId}`}>{number}</DocumentLink> },
        { key: "loai", head: "Loại tiền", cell: ({ kind }) => CHARGE_KIND_WORDS[kind] },
        { key: "nguoi", head: "Người nộp", cell: ({ payerName, dossierId }) => <TextLink href={`/buu-dien/quay/${dossierId}`}>{payerName}</TextLink> },
        { key: "luc", head: "Lúc", nowrap: true, cell: ({ takenAt }) => formatTime(takenAt) },
        { key: "tien", head: "Số tiền", numeric: true, align: "end", cell: ({ amount }) => formatDong(dong(amount)) },
      ]}
    />
  );
}
