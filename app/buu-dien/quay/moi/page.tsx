import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { file } from "@/app/buu-dien/quay/moi/actions";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { NewDossierForm } from "@/components/counter/new-dossier-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readCounterOffers } from "@/lib/dossiers/queries/counter-offers";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Lập hồ sơ tại quầy" };

export default async function NewDossierPage() {
  const actor = await signedInAs("POSTAL_CLERK");
  const [office, offers] = await Promise.all([ownOfficeName(actor), readCounterOffers(actor)]);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <div className="mx-auto flex max-w-5xl flex-col gap-4">
        <PageHeader title="Lập hồ sơ tại quầy" lead="Người dân mang giấy tờ đến: quét thẻ, chọn thủ tục, rồi kiểm từng giấy tờ." breadcrumbs={[{ label: "Quầy", href: "/buu-dien/quay" }]} />
        {offers.agencies.length === 0 ? (
          <EmptyState title="Chưa có thủ tục nào để tiếp nhận" icon="lock">
            Hôm nay không có hợp đồng, phân công hoặc tập huấn nào cho anh/chị. Hãy báo kiểm soát viên bưu điện.
          </EmptyState>
        ) : (
          <NewDossierForm action={file} operationId={newId()} offers={offers} backHref="/buu-dien/quay" />
        )}
      </div>
    </CounterDeskShell>
  );
}
