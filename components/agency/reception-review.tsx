import { countWords } from "@/components/agency/component-checklist";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { ANSWER_WORDS } from "@/lib/dossiers/labels";
import type { ReviewComponent, ReviewView } from "@/lib/dossiers/queries/reception-reviews";
import { formatDateTime } from "@/lib/platform/format";

const VERDICTS = [{ value: "CORRECT", label: "Quầy tiếp nhận đúng" }, { value: "FINDING", label: "Có điểm chưa đúng" }];

function answerWords({ answer }: ReviewComponent): string {
  if (answer === null) return "quầy chưa ghi";
  return [ANSWER_WORDS[answer.answer], countWords(answer), answer.note].filter((part) => part !== "").join(" · ");
}

function Line({ place, component, dossierId }: { place: number; component: ReviewComponent; dossierId: string }) {
  const { id, name, files } = component;
  return (
    <li className="grid gap-x-6 gap-y-2 py-3 @3xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0">
        <p>
          <span className="tabular text-muted">{place}.</span> {name}
        </p>
        <p className="text-small text-muted">{answerWords(component)}</p>
        <p className="flex flex-wrap gap-x-4 text-small">
          {files.length === 0 ? <span className="text-muted">Không có bản quét</span> : files.map((file) => (
            <TextLink key={file.id} href={`/co-quan/ho-so/${dossierId}?tep=${file.id}`}>{file.name}</TextLink>
          ))}
        </p>
      </div>
      <TextField name={`finding.${id}`} label={<><span aria-hidden className="text-small font-normal text-muted">điểm chưa đúng, nếu có</span><span className="sr-only">Điểm chưa đúng ở {name}</span></>} width="full" maxLength={500} autoComplete="off" />
    </li>
  );
}

/** One drawn reception: what the clerk answered, counted and scanned, and the agency's judgement beside it. */
export function ReceptionReviewCard({ review, judge, operationId }: { review: ReviewView; judge: FormAction; operationId: string }) {
  const { id, dossierId, code, procedureName, caseTitle, clerkName, receivedAt, components } = review;
  return (
    <Card title={procedureName} level={3}>
      <div className="@container flex flex-col gap-3">
        <p>
          <TextLink href={`/co-quan/ho-so/${dossierId}`}><span className="tabular">{code}</span></TextLink>
          <span className="text-muted"> · {clerkName} tiếp nhận {formatDateTime(receivedAt)}{caseTitle !== null && ` · ${caseTitle}`}</span>
        </p>
        <ActionForm action={judge} operationId={operationId} label={`Kiểm hồ sơ ${code}`}>
          <input type="hidden" name="reviewId" value={id} />
          <ol className="flex flex-col divide-y divide-line border-y border-line">
            {components.map((component, i) => <Line key={component.id} place={i + 1} component={component} dossierId={dossierId} />)}
          </ol>
          <TextArea name="note" label="Điểm chưa đúng khác" hint="Không thuộc riêng giấy tờ nào, ví dụ: sai trường hợp, sai hạn trả." optional rows={2} maxLength={1000} />
          <RadioGroup name="verdict" label="Kết luận" options={VERDICTS} inline />
          <p>
            <SubmitButton icon="check" pendingWords="Đang ghi…">Ghi kết luận</SubmitButton>
          </p>
        </ActionForm>
      </div>
    </Card>
  );
}
