import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { takeRound } from "@/app/buu-dien/phat/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CourierWingShell } from "@/components/courier/courier-wing-shell";
import { DeliveryGroup, TakeRoundForm } from "@/components/courier/delivery-lists";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { listDeliveries } from "@/lib/deliveries/queries";
import { signedInAs } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Phát kết quả" };

export default async function DeliveriesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("COURIER");
  const [{ mine, waiting, done }, address] = await Promise.all([listDeliveries(actor), searchParams]);
  const [taken, gone] = [single(address.nhan), single(address.hut)];
  return (
    <CourierWingShell person={actor.name} title="Phát kết quả" deliveries={mine.length + waiting.length} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <h1 className="sr-only">Phát kết quả</h1>
      <div className="flex flex-col gap-8">
        {/^\d+$/.test(taken) && <Notice tone="success" live>Đã nhận {taken} bưu gửi vào chuyến.{/^\d+$/.test(gone) && ` ${gone} bưu gửi khác đã có bưu tá nhận trước.`}</Notice>}
        {mine.length + waiting.length === 0 && <EmptyState title="Không còn kết quả nào để phát" icon="check-circle">Bưu cục chưa có kết quả mới.</EmptyState>}
        <DeliveryGroup id="chuyen" title="Chuyến của tôi" deliveries={mine} words="Phát" />
        {waiting.length > 0 && <TakeRoundForm waiting={waiting} take={takeRound} operationId={newId()} />}
        <DeliveryGroup id="da-phat" title="Đã phát hôm nay" deliveries={done} words="Xem biên nhận" />
        <p>
          <Button href="/buu-dien/ngoai-tuyen" variant="secondary" icon="wifi-off" wide>Chuyến không cần mạng</Button>
        </p>
      </div>
    </CourierWingShell>
  );
}
