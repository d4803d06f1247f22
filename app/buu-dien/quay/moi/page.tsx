import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { drop, file, keep } from "@/app/buu-dien/quay/moi/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { EarlierDossiers } from "@/components/counter/earlier-dossiers";
import { NewDossierForm } from "@/components/counter/new-dossier-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readCounterOffers } from "@/lib/dossiers/queries/counter-offers";
import { earlierDossiers, readEntry, submitterOf } from "@/lib/dossiers/queries/desk-entry";
import { NEW_ENTRY } from "@/lib/dossiers/schema/desk-entry";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { formatTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Lập hồ sơ tại quầy" };

export default async function NewDossierPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK");
  const same = single((await searchParams).nguoi);
  const [office, alerts, entry, offers, again] = await Promise.all([
    ownOfficeName(actor), countUnreadAlerts(actor), readEntry(actor, NEW_ENTRY), readCounterOffers(actor), same === "" ? null : submitterOf(actor, same),
  ]);
  // Another dossier of the same person begins with him alone; otherwise what was being typed comes back.
  const initial = again ?? entry?.fields ?? {};
  const earlier = await earlierDossiers(actor, initial.identityNumber ?? "");
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <div className="mx-auto flex max-w-5xl flex-col gap-4">
        <PageHeader title="Lập hồ sơ tại quầy" lead="Người dân mang giấy tờ đến: quét thẻ, chọn thủ tục, rồi kiểm từng giấy tờ." breadcrumbs={[{ label: "Quầy", href: "/buu-dien/quay" }]} />
        {offers.agencies.length === 0 ? (
          <EmptyState title="Chưa có thủ tục nào để tiếp nhận" icon="lock">
            Hôm nay không có hợp đồng, phân công hoặc tập huấn nào cho anh/chị. Hãy báo kiểm soát viên bưu điện.
          </EmptyState>
        ) : (
          <NewDossierForm
            key={same}
            action={file}
            keep={keep}
            drop={drop}
            operationId={newId()}
            offers={offers}
            initial={initial}
            keptAt={again === null && entry !== null ? formatTime(entry.keptAt) : null}
            earlier={<EarlierDossiers known={earlier} />}
            backHref="/buu-dien/quay"
            freshHref="/buu-dien/quay/moi"
          />
        )}
      </div>
    </CounterDeskShell>
  );
}
