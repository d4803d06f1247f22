import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { setCapacity } from "@/app/buu-dien/lich-gom/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { CapacityForm, PickupPlanTable } from "@/components/papers/pickup-plan";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readPickupPlan } from "@/lib/dossiers/queries/pickup-plan";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Lịch gom giấy tờ" };

export default async function PickupPlanPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_SUPERVISOR");
  const [office, plan, address] = await Promise.all([ownOfficeName(actor), readPickupPlan(actor), searchParams]);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Lịch gom giấy tờ" lead="Số điểm còn nhận mỗi buổi, theo địa bàn. Buổi hết chỗ thì công dân không chọn được nữa." breadcrumbs={[{ label: "Bàn giao", href: "/buu-dien/ban-giao" }]} />
      <div className="flex flex-col gap-6">
        {single(address.xong) === "1" && <Notice tone="success" live>Đã đặt số điểm mỗi buổi. Lịch đã hẹn không đổi.</Notice>}
        <PickupPlanTable plan={plan} />
        <CapacityForm plan={plan} setCapacity={setCapacity} operationId={newId()} />
      </div>
    </CounterDeskShell>
  );
}
