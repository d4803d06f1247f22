"use client";
import { useState } from "react";
import { CollectForm } from "@/components/courier/collect-form";
import { DeliverForms, DeliveryFacts } from "@/components/courier/delivery-page";
import { CashFields } from "@/components/courier/offline/cash-fields";
import { NumberField } from "@/components/courier/offline/number-field";
import { PhotoField } from "@/components/courier/offline/photo-field";
import { ProveCode } from "@/components/courier/offline/prove-code";
import { StopFacts } from "@/components/courier/stop-facts";
import type { FormAction } from "@/components/ui/form-state";
import type { SnapshotDelivery, SnapshotStop } from "@/lib/deliveries/sync/snapshot";
import { newId } from "@/lib/platform/ids";

/** A stop at the door, from the phone's own list: the same form as with a network, and photos. */
export function StopWork({ stop, today, courierName, numbers, collect }: { stop: SnapshotStop; today: string; courierName: string; numbers: readonly string[]; collect: FormAction }) {
  const [operationId] = useState(() => newId());
  const facts = { ...stop, windowFrom: new Date(stop.windowFrom), windowTo: new Date(stop.windowTo) };
  const papers = stop.papers.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="flex flex-col gap-6">
      <StopFacts stop={facts} today={today} />
      <CollectForm
        stop={{ ...stop, papersToCount: stop.papers, papers }} collect={collect} operationId={operationId} courierName={courierName}
        photos={<PhotoField label="Chụp túi đã niêm phong" />} number={<NumberField left={numbers} given={stop.itemCode ?? null} />} cash={<CashFields owed={stop.owed ?? []} />}
      />
    </div>
  );
}

/** An item at the door. */
export function DeliveryWork({ delivery, deliver, fail }: { delivery: SnapshotDelivery; deliver: FormAction; fail: FormAction }) {
  const [operationIds] = useState(() => ({ deliver: newId(), fail: newId() }));
  return (
    <div className="flex flex-col gap-6">
      <DeliveryFacts delivery={{ ...delivery, attempts: [] }} />
      <DeliverForms delivery={{ ...delivery, papersInBag: delivery.papers }} deliver={deliver} fail={fail} operationIds={operationIds} code={<ProveCode dossierId={delivery.dossierId} />} photos={<><CashFields owed={delivery.owed ?? []} /><PhotoField label="Chụp biên nhận đã ký" /></>} failPhotos={<PhotoField label="Chụp nơi phát" />} />
    </div>
  );
}
