import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";

/** The expert's answer, and whether every counter shall read it from now on. */
export function AnswerForm({ questionId, about, answer, operationId }: { questionId: string; about: string; answer: FormAction; operationId: string }) {
  return (
    <ActionForm action={answer} operationId={operationId} label={`Trả lời câu hỏi về ${about}`}>
      <input type="hidden" name="questionId" value={questionId} />
      <TextArea name="answer" label="Trả lời" hint="Nói quầy làm gì: nhận, không nhận, hay cần thêm gì." rows={3} maxLength={2000} />
      <CheckboxField name="keep" label="Giữ làm gợi ý cho mọi quầy" hint="Hiện ở giấy tờ này mỗi khi có hồ sơ của thủ tục này." />
      <p>
        <SubmitButton icon="check" pendingWords="Đang gửi…">Gửi trả lời</SubmitButton>
      </p>
    </ActionForm>
  );
}
