import type { ReactNode } from "react";
import { RecipientFields } from "@/components/counter/recipient-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { FAILURE_CAUSE_WORDS, FAILURE_CAUSES } from "@/lib/deliveries/invitations";
import type { DeliveryPage } from "@/lib/deliveries/queries";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";
import { formatDateTime, formatDay } from "@/lib/platform/format";

/** Whom to meet, where, and what is in the bag. */
export function DeliveryFacts({ delivery }: { delivery: Pick<DeliveryPage, "receiverName" | "address" | "phone" | "procedureName" | "dossierCode" | "itemCode" | "attempts"> }) {
  return (
    <section aria-labelledby="giao-ai" className="flex flex-col gap-3">
      <h1 id="giao-ai" className="text-title font-bold">{delivery.receiverName}</h1>
      <p className="text-lead">{delivery.address}</p>
      {delivery.phone !== null && (
        <Button href={`tel:${delivery.phone}`} size="huge" wide variant="secondary" icon="phone" aria-label={`Gọi ${delivery.receiverName}`}>
          Gọi {delivery.phone}
        </Button>
      )}
      <p>
        {delivery.procedureName}
        <span className="tabular block">{delivery.dossierCode} · {delivery.itemCode}</span>
      </p>
      {delivery.attempts.length > 0 && (
        <ul className="border-l-4 border-signal pl-3">
          {delivery.attempts.map(({ id, at, reason }) => (
            <li key={id}>
              {formatDateTime(at)}: {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Bag({ delivery }: { delivery: Pick<DeliveryPage, "papersInBag"> }) {
  return (
    <section aria-labelledby="trong-tui" className="flex flex-col gap-2">
      <h2 id="trong-tui" className="text-lead font-bold">1. Giao đủ trong túi</h2>
      {delivery.papersInBag.length === 0 ? <p>Túi chỉ có văn bản trả lời của cơ quan.</p> : (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {delivery.papersInBag.map(({ id, kind, description, count }) => (
            <li key={id} className="flex gap-3 py-3">
              <Icon name={kind === "RESULT" ? "seal" : "files"} className="mt-1 shrink-0 text-brand" />
              <span>
                <strong>{description}</strong>
                <span className="block">
                  <span className="tabular">{count}</span> {kind === "RESULT" ? "bản kết quả" : `${PAPER_KIND_WORDS[kind]}, trả lại công dân`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the forms need of an item, from the server's page or from the phone's own list. */
type ItemToDeliver = Pick<DeliveryPage, "dossierId" | "itemId" | "receiverName" | "papersInBag">;

/** At the door: hand over, look at the identity paper, let sign; or say why it could not be delivered. */
export function DeliverForms({ delivery, deliver, fail, operationIds, photos, failPhotos, code }: { delivery: ItemToDeliver; deliver: FormAction; fail: FormAction; operationIds: Readonly<{ deliver: string; fail: string }>; photos?: ReactNode; failPhotos?: ReactNode; /** The owner's one-time code is asked too. */ code?: ReactNode }) {
  return (
    <div className="flex flex-col gap-8">
      <Bag delivery={delivery} />
      <section aria-labelledby="nguoi-nhan" className="flex flex-col gap-3">
        <h2 id="nguoi-nhan" className="text-lead font-bold">2. Xem giấy tờ người nhận, lấy chữ ký</h2>
        <ActionForm action={deliver} operationId={operationIds.deliver} label="Giao kết quả">
          <input type="hidden" name="dossierId" value={delivery.dossierId} />
          <input type="hidden" name="itemId" value={delivery.itemId} />
          <RecipientFields ownerName={delivery.receiverName} code={code} />
          {photos}
          <SubmitButton size="huge" wide icon="check" pendingWords="Đang ghi…">Đã giao kết quả</SubmitButton>
        </ActionForm>
      </section>
      <details className="rounded border border-line p-3">
        <summary className="min-h-11 font-semibold">Chưa phát được?</summary>
        <div className="mt-3">
          <ActionForm action={fail} operationId={operationIds.fail} label="Chưa phát được">
            <input type="hidden" name="itemId" value={delivery.itemId} />
            <SelectField name="cause" label="Lý do" defaultValue="ABSENT" options={FAILURE_CAUSES.map((value) => ({ value, label: FAILURE_CAUSE_WORDS[value] }))} />
            <TextArea name="reason" label="Vì sao chưa phát được?" hint="Người nhận đọc được lời này. Mời lại lần sau cách ít nhất 2 ngày làm việc." rows={3} maxLength={300} />
            {failPhotos}
            <SubmitButton size="huge" wide variant="secondary" icon="return" pendingWords="Đang ghi…">Ghi lần đến này</SubmitButton>
          </ActionForm>
        </div>
      </details>
    </div>
  );
}

/** What a second invitation needs, and what comes after it. */
export function InvitationNotice({ invitations }: { invitations: NonNullable<DeliveryPage["invitations"]> }) {
  if (invitations.mayReturn) return <Notice tone="attention" title="Đã mời đủ hai lần">Nộp lại bưu cục để chuyển hoàn cơ quan, nếu người nhận không hẹn giờ khác.</Notice>;
  return invitations.nextFrom === null ? null : <Notice tone="info">Lần mời thứ hai tính từ ngày {formatDay(invitations.nextFrom)}: cách lần đầu ít nhất 2 ngày làm việc.</Notice>;
}

/** After the door. */
export function DeliveredProof({ proof }: { proof: NonNullable<DeliveryPage["proof"]> }) {
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="success" live title="Đã giao kết quả">
        {proof.recipientName} nhận lúc {formatDateTime(proof.deliveredAt)}.
      </Notice>
      {proof.formId !== null && <Button href={`/api/forms/${proof.formId}`} size="huge" wide icon="file" newTab>Mở giấy biên nhận (PDF)</Button>}
    </div>
  );
}
