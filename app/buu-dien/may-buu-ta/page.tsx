import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { dismiss, revoke } from "@/app/buu-dien/may-buu-ta/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { CourierWingShell } from "@/components/courier/courier-wing-shell";
import { DeviceList } from "@/components/courier/device-list";
import { HeldActs } from "@/components/courier/held-acts";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { listDevices } from "@/lib/deliveries/queries/devices";
import { listHeldActs } from "@/lib/deliveries/queries/held-acts";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Máy của bưu tá" };

export default async function DevicesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("COURIER", "POSTAL_SUPERVISOR");
  const [devices, held, address] = await Promise.all([listDevices(actor), listHeldActs(actor), searchParams]);
  const content = (
    <>
      <PageHeader title="Máy của bưu tá" lead="Máy mang danh sách và việc đã ghi khi không có mạng. Việc nào máy chủ chưa ghi được thì xem ở đây; máy mất thì thu hồi ngay." />
      <div className="flex flex-col gap-8">
        {single(address.xong) === "1" && <Notice tone="success" live>Đã thu hồi máy. Máy tự xóa dữ liệu ở lần liên lạc tới.</Notice>}
        {single(address.xong) === "viec" && <Notice tone="success" live>Đã ghi: coi như không làm. Máy của bưu tá được trả lời ở lần liên lạc tới.</Notice>}
        <HeldActs acts={held} dismiss={actor.kind === "POSTAL_SUPERVISOR" ? dismiss : undefined} operationIdOf={() => newId()} />
        <section aria-labelledby="cac-may">
          <h2 id="cac-may" className="mb-2">Các máy</h2>
          <DeviceList devices={devices} revoke={revoke} operationIdOf={() => newId()} />
        </section>
      </div>
    </>
  );
  const demo = env("DEMO_MODE").DEMO_MODE;
  if (actor.kind === "COURIER") return <CourierWingShell person={actor.name} title="Máy của tôi" signOut={leave} demo={demo}>{content}</CourierWingShell>;
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={await ownOfficeName(actor)} supervisor alerts={await countUnreadAlerts(actor)} signOut={leave} demo={demo}>
      {content}
    </CounterDeskShell>
  );
}
