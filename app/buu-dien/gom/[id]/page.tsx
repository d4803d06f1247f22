import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { collect, miss } from "@/app/buu-dien/gom/actions";
import { CollectForm } from "@/components/courier/collect-form";
import { MissedVisitForm } from "@/components/courier/missed-visit-form";
import { CourierWingShell } from "@/components/courier/courier-wing-shell";
import { CollectedSlip, StopFacts } from "@/components/courier/stop-facts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PICKUP_STATUS_WORDS } from "@/lib/deliveries/labels";
import { readStop } from "@/lib/dossiers/queries/courier-stops";
import { signedInAs } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { formatDate } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Lấy giấy tờ" };

export default async function StopPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("COURIER");
  const stop = (await readStop(actor, (await params).id)) ?? notFound();
  return (
    <CourierWingShell person={actor.name} title="Lấy giấy tờ" signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <div className="flex flex-col gap-6">
        <p>
          <Button href="/buu-dien/gom" variant="quiet" icon="arrow-left">Các điểm gom</Button>
        </p>
        <StopFacts stop={stop} today={formatDate(now())} />
        {stop.status === "MISSED" || stop.status === "CANCELLED" ? <Notice tone="info">{PICKUP_STATUS_WORDS[stop.status]}. Chờ người nộp hẹn lại hoặc mang giấy tờ đến quầy.</Notice>
          : stop.collected !== null ? <CollectedSlip stop={stop} collected={stop.collected} />
          : (
            <>
              <CollectForm stop={stop} collect={collect} operationId={newId()} courierName={actor.name} />
              <MissedVisitForm pickupId={stop.id} miss={miss} operationId={newId()} />
            </>
          )}
      </div>
    </CourierWingShell>
  );
}
