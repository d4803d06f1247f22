import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { deliver, fail } from "@/app/buu-dien/phat/actions";
import { type SearchParams, single } from "@/app/search-params";
import { OneTimeCodeField } from "@/components/counter/recipient-fields";
import { CourierWingShell } from "@/components/courier/courier-wing-shell";
import { DeliveredProof, DeliverForms, DeliveryFacts, InvitationNotice } from "@/components/courier/delivery-page";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { readDelivery } from "@/lib/deliveries/queries";
import { signedInAs } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Giao kết quả" };

export default async function DeliveryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const actor = await signedInAs("COURIER");
  const [{ id }, address] = await Promise.all([params, searchParams]);
  const delivery = (await readDelivery(actor, id)) ?? notFound();
  return (
    <CourierWingShell person={actor.name} title="Giao kết quả" signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <div className="flex flex-col gap-6">
        <p>
          <Button href="/buu-dien/phat" variant="quiet" icon="arrow-left">Chuyến phát</Button>
        </p>
        {single(address.xong) === "chua-phat" && <Notice tone="info" live>Đã ghi lần đến này và báo người nhận. Bưu gửi vẫn ở chuyến của anh/chị cho đến khi nộp lại bưu cục.</Notice>}
        <DeliveryFacts delivery={delivery} />
        {delivery.proof !== null && <DeliveredProof proof={delivery.proof} />}
        {delivery.open && delivery.invitations !== null && <InvitationNotice invitations={delivery.invitations} />}
        {delivery.open && delivery.mine && <DeliverForms delivery={delivery} deliver={deliver} fail={fail} operationIds={{ deliver: newId(), fail: newId() }} code={<OneTimeCodeField />} />}
        {delivery.open && !delivery.mine && <Notice tone="attention" actions={<Button href="/buu-dien/phat" size="huge">Nhận chuyến</Button>}>Bưu gửi còn ở bưu cục. Nhận chuyến trước khi phát.</Notice>}
      </div>
    </CourierWingShell>
  );
}
