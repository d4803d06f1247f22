import { DueWords } from "@/components/dossiers/due-words";
import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { looksFit } from "@/lib/dossiers/batch";
import { STATUS_WORDS } from "@/lib/dossiers/labels";
import type { InboxRow } from "@/lib/dossiers/queries/agency-list";
import type { ActorKind } from "@/lib/identity/actor";
import type { BatchKind } from "@/lib/platform/generated/enums";

/** The dossiers chosen for an act, and for each whether it can be done as things stand. */
export function ChosenTable({ rows, kind, actorKind }: { rows: readonly InboxRow[]; kind: BatchKind; actorKind: ActorKind }) {
  return (
    <DataTable
      caption={`${rows.length} hồ sơ đã chọn`}
      dense
      narrow="cards"
      rows={rows}
      rowKey={({ id }) => id}
      empty="Chưa chọn hồ sơ nào."
      columns={[
        { key: "ma", head: "Mã hồ sơ", rowHead: true, nowrap: true, cell: ({ id, code }) => <TextLink href={`/co-quan/ho-so/${id}`}>{code}</TextLink> },
        { key: "thu-tuc", head: "Thủ tục", cell: ({ procedureName }) => procedureName },
        { key: "nguoi-nop", head: "Người nộp", cell: ({ applicantName }) => applicantName },
        { key: "nguoi-giu", head: "Người giữ", cell: ({ holder }) => (holder === null ? "Chưa ai nhận" : holder.mine ? "Tôi" : holder.name) },
        { key: "han", head: "Hạn", cell: ({ due, status }) => (due === null ? STATUS_WORDS[status] : <DueWords due={due} />) },
        {
          key: "lam-duoc", head: "Việc này", nowrap: true,
          cell: (row) => (looksFit(kind, row, actorKind) ? <StatusTag tone="success">Làm được</StatusTag> : <StatusTag tone="neutral">{STATUS_WORDS[row.status]}</StatusTag>),
        },
      ]}
    />
  );
}
