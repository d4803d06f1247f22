import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { SignaturePad } from "@/components/ui/signature-pad";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DeliverySummary } from "@/lib/deliveries/queries";

/** Items in the courier's own round, or delivered today. */
export function DeliveryGroup({ id, title, deliveries, words }: { id: string; title: string; deliveries: readonly DeliverySummary[]; words: string }) {
  if (deliveries.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-lead font-bold">
        {title} ({deliveries.length})
      </h2>
      <ul className="flex flex-col gap-4">
        {deliveries.map((delivery) => (
          <li key={delivery.itemId}>
            <Card tone={delivery.failedAttempts > 0 && delivery.status !== "DELIVERED" ? "attention" : "plain"}>
              <div className="flex flex-col gap-2">
                <p className="text-lead font-semibold">{delivery.receiverName}</p>
                <p>
                  <Icon name="map-pin" className="mr-1 inline-block align-[-0.2em]" />
                  {delivery.address}
                </p>
                <p className="tabular">{delivery.itemCode}</p>
                {delivery.failedAttempts > 0 && <StatusTag tone="attention">Đã đến {delivery.failedAttempts} lần chưa gặp</StatusTag>}
                <Button href={`/buu-dien/phat/${delivery.itemId}`} size="huge" wide icon="arrow-right" aria-label={`${words}: ${delivery.receiverName}`}>
                  {words}
                </Button>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Nhận chuyến": tick what goes out, the clerk signs once. */
export function TakeRoundForm({ waiting, take, operationId }: { waiting: readonly DeliverySummary[]; take: FormAction; operationId: string }) {
  return (
    <section aria-labelledby="nhan-chuyen" className="flex flex-col gap-3">
      <h2 id="nhan-chuyen" className="text-lead font-bold">Chờ ở bưu cục ({waiting.length})</h2>
      <ActionForm action={take} operationId={operationId} label="Nhận chuyến phát">
        <CheckboxGroup
          name="itemIds"
          label="Bưu gửi mang đi phát"
          defaultValues={waiting.map(({ itemId }) => itemId)}
          options={waiting.map(({ itemId, receiverName, address, itemCode }) => ({ value: itemId, label: <strong>{receiverName}</strong>, hint: <>{address} · <span className="tabular">{itemCode}</span></> }))}
        />
        <SignaturePad name="clerkSignature" label="Nhân viên quầy giao chuyến ký" />
        <SubmitButton size="huge" wide icon="truck" pendingWords="Đang nhận…">Nhận chuyến</SubmitButton>
      </ActionForm>
    </section>
  );
}
