import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { CLAIM_EXCLUSION_WORDS, CLAIM_EXCLUSIONS } from "@/lib/deliveries/claim";
import { CLAIM_KIND_WORDS, POSTAL_DIRECTION_WORDS, POSTAL_STATUS_WORDS } from "@/lib/deliveries/labels";
import type { ClaimableItem, ClaimView } from "@/lib/deliveries/queries/claims";
import { formatDay } from "@/lib/platform/format";

/** The applicant says what went wrong with which shipment. */
export function OpenClaimForm({ items, open, operationId }: { items: readonly ClaimableItem[]; open: FormAction; operationId: string }) {
  return (
    <ActionForm action={open} operationId={operationId} label="Khiếu nại bưu gửi">
      <RadioGroup name="itemId" label="Bưu gửi nào?" defaultValue={items[0]?.itemId} options={items.map(({ itemId, itemCode, direction, status, promisedOn, lastDay }) => ({
        value: itemId, label: <><span className="tabular">{itemCode}</span> · {POSTAL_DIRECTION_WORDS[direction]}</>,
        hint: `${POSTAL_STATUS_WORDS[status]}. Thời gian toàn trình đến hết ngày ${formatDay(promisedOn)}; khiếu nại được đến hết ngày ${formatDay(lastDay)}.`,
      }))} />
      <RadioGroup name="kind" label="Chuyện gì đã xảy ra?" options={[
        { value: "LATE", label: CLAIM_KIND_WORDS.LATE, hint: "Được hoàn lại cước đã trả." },
        { value: "LOST", label: CLAIM_KIND_WORDS.LOST, hint: "Được bồi thường ít nhất 4 lần cước và chi phí thực tế làm lại giấy tờ." },
        { value: "DAMAGED", label: CLAIM_KIND_WORDS.DAMAGED, hint: "Như mất, khi giấy tờ không còn dùng được." },
      ]} />
      <TextArea name="words" label="Kể lại" hint="Thiếu hoặc hỏng giấy tờ nào, nhận lúc nào, đã hỏi ai." rows={4} maxLength={1_000} />
      <div><SubmitButton icon="alert" pendingWords="Đang gửi…">Gửi khiếu nại</SubmitButton></div>
    </ActionForm>
  );
}

/** The supervisor answers: an exclusion by law, or compensation in its two parts. */
export function AnswerClaimForm({ claim, answer, operationId }: { claim: ClaimView; answer: FormAction; operationId: string }) {
  return (
    <ActionForm action={answer} operationId={operationId} label={`Trả lời khiếu nại ${claim.itemCode}`}>
      <input type="hidden" name="claimId" value={claim.id} />
      <SelectField name="exclusion" label="Kết luận" defaultValue="" options={[{ value: "", label: "Bưu điện nhận lỗi và bồi thường" }, ...CLAIM_EXCLUSIONS.map((value) => ({ value, label: `Không bồi thường: ${CLAIM_EXCLUSION_WORDS[value].toLowerCase()}` }))]} />
      <TextField name="reissueCost" label="Chi phí thực tế làm lại giấy tờ, đồng" defaultValue="0" inputMode="numeric" width="short" hint={claim.kind === "LATE" ? "Bưu gửi chậm chỉ hoàn cước: ghi 0." : "Theo chứng từ; phần theo cước được tính sẵn."} />
      <TextArea name="answer" label="Lời trả lời" hint="Người khiếu nại đọc được lời này." rows={3} maxLength={1_000} />
      <div><SubmitButton icon="check" pendingWords="Đang ghi…">Gửi trả lời</SubmitButton></div>
    </ActionForm>
  );
}

/** The supervisor writes down that the money was paid. */
export function PayClaimForm({ claim, pay, operationId }: { claim: ClaimView; pay: FormAction; operationId: string }) {
  return (
    <ActionForm action={pay} operationId={operationId} label={`Ghi đã trả tiền ${claim.itemCode}`}>
      <input type="hidden" name="claimId" value={claim.id} />
      <TextField name="note" label="Trả cho ai, bằng cách nào, số chứng từ" width="full" maxLength={1_000} autoComplete="off" />
      <div><SubmitButton icon="money" pendingWords="Đang ghi…">Ghi đã trả tiền</SubmitButton></div>
    </ActionForm>
  );
}
