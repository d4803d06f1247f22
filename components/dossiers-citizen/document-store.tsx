import { DocumentLink } from "@/components/dossiers/document-link";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { DOCUMENT_REUSES, DOCUMENT_SOURCE_WORDS, reuseWords, validityWords } from "@/lib/digitisation/document-words";
import type { DocumentUseView, OwnDocument } from "@/lib/digitisation/queries/own-documents";
import { formatDate, formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

function Uses({ uses }: { uses: readonly DocumentUseView[] }) {
  if (uses.length === 0) return <p className="text-muted">Chưa dùng lại lần nào.</p>;
  return (
    <ol className="flex flex-col gap-2">
      {uses.map(({ id, usedByName, own, agencyName, procedureName, dossierId, shownCode, at }) => (
        <li key={id}>
          <strong>{formatDateTime(at)}</strong>: {own ? "anh/chị" : usedByName} đưa vào hồ sơ <TextLink href={`/cong-dan/ho-so/${dossierId}`}>{shownCode}</TextLink>, {procedureName}, {agencyName}
        </li>
      ))}
    </ol>
  );
}

/** One kept document: what it is, how long and where it holds, where it was used, and the owner's word on using it again. */
export function StoredDocument({ document, setReuse }: { document: OwnDocument; setReuse: FormAction }) {
  const { id, name, source, issuer, field, fileId, sha256, sourceCode, sourceDossierId, certifiedByName, keptAt, reuse, oneDossier, uses } = document;
  return (
    <Card title={name} actions={reuse === "NOWHERE" ? <StatusTag tone="neutral" icon="lock">không dùng lại</StatusTag> : undefined}>
      <div className="flex flex-col gap-4">
        <DescriptionList
          layout="rows"
          items={[
            { term: "Loại", value: DOCUMENT_SOURCE_WORDS[source], note: source === "RESULT" ? `${issuer} cấp` : `${certifiedByName} đối chiếu với bản giấy và ký số` },
            { term: "Lưu vào kho", value: `${formatDate(keptAt)}, từ hồ sơ ${sourceCode}`, note: <TextLink href={`/cong-dan/ho-so/${sourceDossierId}`}>Mở hồ sơ</TextLink> },
            { term: "Giá trị", value: validityWords(document) },
            { term: "Lĩnh vực", value: field },
            { term: "Tệp", value: <DocumentLink href={`/api/files/${fileId}`}>Mở tệp</DocumentLink>, note: <span className="break-all">SHA-256: {sha256}</span> },
          ]}
        />
        <details open={uses.length > 0}>
          <summary className="min-h-11 py-2 font-semibold text-brand">{uses.length === 0 ? "Lịch sử dùng lại" : `Đã dùng lại ${uses.length} lần`}</summary>
          <Uses uses={uses} />
        </details>
        {!oneDossier && (
          <details>
            <summary className="min-h-11 py-2 font-semibold text-brand">Cho dùng lại: {reuseWords(reuse, field).toLocaleLowerCase("vi")}</summary>
            <ActionForm action={setReuse} operationId={newId()} label={`Cho dùng lại ${name}`} className="flex flex-col gap-3 pt-2">
              <input type="hidden" name="documentId" value={id} />
              <RadioGroup name="reuse" label="Giấy tờ này được gợi ý dùng lại ở đâu?" defaultValue={reuse} options={DOCUMENT_REUSES.map((value) => ({ value, label: reuseWords(value, field) }))} />
              <div>
                <SubmitButton variant="secondary" icon="check" pendingWords="Đang lưu…">
                  Lưu lựa chọn
                </SubmitButton>
              </div>
            </ActionForm>
          </details>
        )}
      </div>
    </Card>
  );
}
