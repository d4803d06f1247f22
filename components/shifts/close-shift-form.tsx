import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { OpenShift } from "@/lib/dossiers/queries/shift";
import { CHARGE_KIND_WORDS, CHARGE_KINDS } from "@/lib/payments/receipt-series";
import { dong, formatDong } from "@/lib/platform/money";

/** The till counted at the end, kind by kind beside what the receipts say; a difference needs its reason. */
export function CloseShiftForm({ shift, close, operationId }: { shift: OpenShift; close: FormAction; operationId: string }) {
  return (
    <ActionForm action={close} operationId={operationId} label={`Đóng ca của ${shift.clerkName}`}>
      <input type="hidden" name="shiftId" value={shift.id} />
      <p className="text-muted">Đếm tiền từng loại, không kể {formatDong(dong(shift.openingFloat))} tiền lẻ đầu ca. Lệch thì ghi lý do: số lệch được giữ nguyên, không ai sửa được.</p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {CHARGE_KINDS.map((kind) => {
          const { receipts, expected } = shift.figures.cash[kind];
          return (
            <li key={kind} className="grid gap-x-6 gap-y-2 py-3 md:grid-cols-[minmax(0,14rem)_minmax(0,12rem)_minmax(0,1fr)] md:items-end">
              <p>
                <strong>{CHARGE_KIND_WORDS[kind]}</strong>
                <span className="block text-small text-muted">
                  {receipts} biên lai, phải có <span className="tabular">{formatDong(dong(expected))}</span>
                </span>
              </p>
              <TextField name={`counted.${kind}`} label={<>Đếm được<span className="sr-only"> {CHARGE_KIND_WORDS[kind]}</span></>} inputMode="numeric" autoComplete="off" suffix="đ" width="short" />
              <TextField name={`reason.${kind}`} label={<>Lý do nếu lệch<span className="sr-only">, {CHARGE_KIND_WORDS[kind]}</span></>} autoComplete="off" maxLength={500} optional />
            </li>
          );
        })}
      </ul>
      <TextArea name="note" label={shift.mine ? "Ghi chú ca" : `Lý do đóng thay ${shift.clerkName}`} rows={2} maxLength={1000} optional={shift.mine} />
      <div className="flex justify-end">
        <SubmitButton icon="lock" shortcut={shift.mine ? "d" : undefined} pendingWords="Đang đóng ca…">{shift.mine ? "Đóng ca" : `Đóng ca thay ${shift.clerkName}`}</SubmitButton>
      </div>
    </ActionForm>
  );
}
