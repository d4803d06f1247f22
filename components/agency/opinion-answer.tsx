import { OpinionState } from "@/components/agency/opinion-cards";
import { ActionBar } from "@/components/ui/action-bar";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { OpinionView } from "@/lib/dossiers/queries/opinions";
import { formatDateTime } from "@/lib/platform/format";

/** One question put to this agency, with its answer or the place to give it. */
export function OpinionAnswer({ opinion, answer, operationId, done }: { opinion: OpinionView; answer: FormAction; operationId: string; done: boolean }) {
  const { id, askingAgency, askedByName, askedAt, dueAt, dossierCode, procedureName, question, answer: given } = opinion;
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader title={`${askingAgency} hỏi ý kiến`} breadcrumbs={[{ label: "Ý kiến cơ quan khác hỏi", href: "/co-quan/y-kien" }]} status={<OpinionState opinion={opinion} />} />
      {done && given !== null && (
        <Notice tone="success" live>
          Đã gửi ý kiến. {askingAgency} đọc được ngay trong hồ sơ của họ.
        </Notice>
      )}
      <DescriptionList
        layout="columns"
        items={[
          { term: "Hồ sơ", value: <span className="tabular">{dossierCode}</span>, note: procedureName },
          { term: "Người hỏi", value: askedByName, note: formatDateTime(askedAt) },
          { term: "Trả lời trước", value: formatDateTime(dueAt) },
        ]}
      />
      <Card title="Nội dung hỏi">
        <p className="measure whitespace-pre-line">{question}</p>
      </Card>
      {given === null ? (
        <ActionForm action={answer} operationId={operationId} label="Trả lời">
          <input type="hidden" name="opinionId" value={id} />
          <TextArea name="answer" label="Ý kiến trả lời" hint="Trả lời một lần, ghi thay mặt cơ quan dưới tên anh/chị; gửi rồi không sửa được." required rows={6} maxLength={5000} />
          <ActionBar>
            <SubmitButton icon="check">Gửi ý kiến</SubmitButton>
          </ActionBar>
        </ActionForm>
      ) : (
        <Card title="Ý kiến đã trả lời" tone="brand">
          <p className="measure whitespace-pre-line">{given.words}</p>
          <p className="text-small text-muted">
            {given.by}, {formatDateTime(given.at)}
          </p>
        </Card>
      )}
    </div>
  );
}
