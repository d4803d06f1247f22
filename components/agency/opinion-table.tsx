import { OpinionState } from "@/components/agency/opinion-cards";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { OpinionView } from "@/lib/dossiers/queries/opinions";
import { formatDateTime } from "@/lib/platform/format";

const COLUMNS: readonly Column<OpinionView>[] = [
  {
    key: "cau-hoi", head: "Câu hỏi", rowHead: true,
    cell: ({ id, question }) => (
      <TextLink href={`/co-quan/y-kien/${id}`} strong>
        <span className="line-clamp-2">{question}</span>
      </TextLink>
    ),
  },
  { key: "co-quan", head: "Cơ quan hỏi", cell: ({ askingAgency, askedByName }) => <>{askingAgency}<span className="block text-small text-muted">{askedByName}</span></> },
  { key: "ho-so", head: "Hồ sơ", cell: ({ dossierCode, procedureName }) => <><span className="tabular">{dossierCode}</span><span className="block text-small text-muted">{procedureName}</span></> },
  { key: "han", head: "Trả lời trước", nowrap: true, numeric: true, cell: ({ dueAt }) => formatDateTime(dueAt) },
  { key: "tinh-trang", head: "Tình trạng", cell: (opinion) => <OpinionState opinion={opinion} /> },
];

const ANSWERED: Column<OpinionView> = {
  key: "tra-loi", head: "Người trả lời", cell: ({ answer }) => answer !== null && <>{answer.by}<span className="block text-small text-muted">{formatDateTime(answer.at)}</span></>,
};

/** Questions put to this agency: those that wait, the most urgent first, late ones marked; or those answered. */
export function OpinionTable({ opinions, answered }: { opinions: readonly OpinionView[]; answered: boolean }) {
  return (
    <DataTable
      caption={answered ? "Câu hỏi đã trả lời" : "Câu hỏi chờ trả lời"}
      captionHidden
      columns={answered ? [...COLUMNS, ANSWERED] : [...COLUMNS]}
      rows={[...opinions]}
      rowKey={({ id }) => id}
      rowTone={({ answer, late }) => (answer === null && late ? "danger" : undefined)}
      narrow="cards"
      empty={<EmptyState title={answered ? "Chưa trả lời câu nào" : "Không có câu hỏi nào đang chờ"}>{answered ? "Câu đã trả lời được lưu ở đây." : "Câu hỏi mới của cơ quan khác hiện ở đây, gấp nhất lên trước."}</EmptyState>}
    />
  );
}
