import { ActionForm } from "@/components/ui/action-form";
import { ActionBar } from "@/components/ui/action-bar";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { BATCH_WORDS } from "@/lib/dossiers/batch";
import type { AgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import type { BatchKind } from "@/lib/platform/generated/enums";

const REASON = {
  ASSIGN: { label: "Lời dặn người giải quyết", required: false },
  TRANSFER: { label: "Lý do chuyển", required: true },
  REMIND: { label: "Điều cần nhắc", required: true },
  HAND_OVER_RESULTS: null,
} satisfies Record<BatchKind, Readonly<{ label: string; required: boolean }> | null>;

const WHAT_HAPPENS = {
  ASSIGN: "Mỗi hồ sơ được giao cho người này; ai đang giữ thì thôi giữ.",
  TRANSFER: "Mỗi hồ sơ chuyển từ người đang giữ sang đồng nghiệp này.",
  REMIND: "Người giữ mỗi hồ sơ được báo lời nhắc; hồ sơ đang chờ bổ sung thì báo cho người nộp. Lời nhắc nằm trong lịch sử hồ sơ.",
  HAND_OVER_RESULTS: "Các kết quả vào một phiếu bàn giao cho mỗi bưu cục; bưu điện ký nhận rồi mới đi.",
} satisfies Record<BatchKind, string>;

type Props = Readonly<{ kind: BatchKind; chosen: string; count: number; fit: number; colleagues: AgencyDesk["colleagues"]; me: string; start: FormAction; operationId: string }>;

/** One act on the chosen dossiers: what it needs beside them, and what will happen. */
export function BatchForm({ kind, chosen, count, fit, colleagues, me, start, operationId }: Props) {
  const needsPerson = kind === "ASSIGN" || kind === "TRANSFER";
  const people = colleagues.filter(({ id, head }) => id !== me && !(kind === "ASSIGN" && head));
  const reason = REASON[kind];
  if (fit === 0) return <Notice tone="warning" title="Chưa làm được với hồ sơ nào đã chọn">Không hồ sơ nào đang ở bước cho việc “{BATCH_WORDS[kind]}”. Chọn việc khác, hoặc quay lại chọn hồ sơ khác.</Notice>;
  return (
    <ActionForm action={start} operationId={operationId} label={BATCH_WORDS[kind]}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="dossiers" value={chosen} />
      <p>{WHAT_HAPPENS[kind]}</p>
      {fit < count && (
        <Notice tone="info">
          {fit} trong {count} hồ sơ đang ở bước làm được việc này. {count - fit} hồ sơ còn lại giữ nguyên, kèm lý do từng hồ sơ.
        </Notice>
      )}
      {needsPerson && <SelectField name="assigneeId" label={kind === "ASSIGN" ? "Giao cho" : "Chuyển cho"} required width="wide" placeholder="Chọn một người" options={people.map(({ id, name }) => ({ value: id, label: name }))} />}
      {reason !== null && <TextArea name="reason" label={reason.label} required={reason.required} optional={!reason.required} rows={3} maxLength={500} />}
      <ActionBar>
        <SubmitButton pendingWords="Đang bắt đầu…">
          {BATCH_WORDS[kind]}: {fit < count && `${fit} trong `}
          {count} hồ sơ
        </SubmitButton>
      </ActionBar>
    </ActionForm>
  );
}
