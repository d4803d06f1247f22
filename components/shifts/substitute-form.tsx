import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { CounterColleague } from "@/lib/dossiers/queries/counter-colleagues";

const held = ({ name, papers, dossiers, shiftOpen }: CounterColleague) => `${name}: ${papers === 0 ? "không giữ giấy tờ" : `${papers} giấy tờ của ${dossiers} hồ sơ`}${shiftOpen ? ", ca đang mở" : ""}`;

/** Standing in for a colleague who is away: what he holds passes to the substitute, by name and with a reason. */
export function SubstituteForm({ colleagues, act, operationId }: { colleagues: readonly CounterColleague[]; act: FormAction; operationId: string }) {
  return (
    <ActionForm action={act} operationId={operationId} label="Làm thay người vắng">
      <p className="text-muted">Giấy tờ người vắng đang giữ chuyển sang anh/chị, anh/chị chịu trách nhiệm từ lúc này. Ca còn mở thì đếm tiền và đóng thay ở phần trên.</p>
      <SelectField name="clerkId" label="Người vắng" placeholder="Chọn…" options={colleagues.map((colleague) => ({ value: colleague.id, label: held(colleague) }))} width="wide" />
      <TextField name="reason" label="Lý do" hint="Ví dụ: nghỉ ốm ngày 26/11, theo phân công của kiểm soát viên" width="wide" maxLength={500} autoComplete="off" />
      <div className="flex justify-end">
        <SubmitButton icon="users" variant="secondary" pendingWords="Đang nhận…">Nhận việc thay</SubmitButton>
      </div>
    </ActionForm>
  );
}
