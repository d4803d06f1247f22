import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SignaturePad } from "@/components/ui/signature-pad";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { CourierCash } from "@/lib/dossiers/queries/courier-cash";
import { CHARGE_KIND_WORDS, CHARGE_KINDS } from "@/lib/payments/receipt-series";
import { formatDateTime } from "@/lib/platform/format";
import { dong, formatDong } from "@/lib/platform/money";

/** A courier hands over the cash of his doors: counted kind by kind beside his receipts, and he signs here. */
export function CourierCashForm({ courier, take, operationId }: { courier: CourierCash; take: FormAction; operationId: string }) {
  return (
    <ActionForm action={take} operationId={operationId} label={`Nhận tiền của ${courier.courierName}`}>
      <input type="hidden" name="courierId" value={courier.courierId} />
      <details>
        <summary className="text-brand underline underline-offset-4">{courier.receipts.length} biên lai chưa nộp</summary>
        <ul className="mt-2 flex flex-col gap-1 text-small">
          {courier.receipts.map(({ id, number, amount, payerName, takenAt }) => (
            <li key={id}>
              <span className="tabular">{number}</span>, {payerName}, {formatDateTime(takenAt)}: <span className="tabular">{formatDong(dong(amount))}</span>
            </li>
          ))}
        </ul>
      </details>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {CHARGE_KINDS.filter((kind) => courier.cash[kind].receipts > 0).map((kind) => (
          <li key={kind} className="grid gap-x-6 gap-y-2 py-3 md:grid-cols-[minmax(0,14rem)_minmax(0,12rem)_minmax(0,1fr)] md:items-end">
            <p>
              <strong>{CHARGE_KIND_WORDS[kind]}</strong>
              <span className="block text-small text-muted">
                {courier.cash[kind].receipts} biên lai, phải có <span className="tabular">{formatDong(dong(courier.cash[kind].expected))}</span>
              </span>
            </p>
            <TextField name={`counted.${kind}`} label={<>Đếm được<span className="sr-only"> {CHARGE_KIND_WORDS[kind]} của {courier.courierName}</span></>} inputMode="numeric" autoComplete="off" suffix="đ" width="short" />
            <TextField name={`reason.${kind}`} label={<>Lý do nếu lệch<span className="sr-only">, {CHARGE_KIND_WORDS[kind]} của {courier.courierName}</span></>} autoComplete="off" maxLength={500} optional />
          </li>
        ))}
      </ul>
      <SignaturePad name="courierSignature" label="Bưu tá nộp tiền ký" signer={courier.courierName} />
      <div className="flex justify-end">
        <SubmitButton icon="money" pendingWords="Đang ghi…">Nhận tiền vào ca</SubmitButton>
      </div>
    </ActionForm>
  );
}
