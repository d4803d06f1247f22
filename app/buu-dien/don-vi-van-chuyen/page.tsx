import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { CarrierStates } from "@/components/deliveries/carrier-states";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readCarriers } from "@/lib/deliveries/queries/carriers";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Tình trạng đơn vị vận chuyển" };

export default async function CarrierStatePage() {
  const actor = await signedInAs("POSTAL_SUPERVISOR");
  const [office, carriers, alerts] = await Promise.all([ownOfficeName(actor), readCarriers(actor), countUnreadAlerts(actor)]);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Tình trạng đơn vị vận chuyển" lead="Người quản trị tỉnh dừng và chạy lại; anh/chị xem vì sao tin chưa về." breadcrumbs={[{ label: "Bưu gửi", href: "/buu-dien/su-kien-bo-rieng" }]} />
      <CarrierStates carriers={carriers} newOperation={() => newId()} />
    </CounterDeskShell>
  );
}
