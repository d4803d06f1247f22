import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { make } from "@/app/buu-dien/ban-giao/actions";
import { takeBack } from "@/app/buu-dien/chua-phat-duoc/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { TakeBackForms, UndeliveredTable } from "@/components/deliveries/undelivered-desk";
import { ManifestCandidates } from "@/components/manifests/manifest-candidates";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { listUndelivered } from "@/lib/deliveries/queries/undelivered";
import { returnCandidates } from "@/lib/dossiers/return-candidates";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Kết quả chưa phát được" };

export default async function UndeliveredPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const [office, items, address] = await Promise.all([ownOfficeName(actor), listUndelivered(actor), searchParams]);
  const clerk = actor.kind === "POSTAL_CLERK";
  const taken = single(address.nhan);
  const withCouriers = items.filter(({ courier }) => courier !== null);
  const groups = clerk ? returnCandidates(items) : [];
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={!clerk} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader
        title="Kết quả chưa phát được" lead="Mời ít nhất hai lần, cách nhau từ 2 ngày làm việc; sau đó chuyển hoàn cơ quan."
        breadcrumbs={[{ label: "Bàn giao", href: "/buu-dien/ban-giao" }]}
      />
      <div className="flex flex-col gap-8">
        {/^\d+$/.test(taken) && <Notice tone="success" live>Đã nhận lại {taken} bưu gửi. Giấy tờ do anh/chị giữ.</Notice>}
        {clerk && withCouriers.length > 0 && (
          <section aria-labelledby="o-buu-ta">
            <h2 id="o-buu-ta" className="mb-2">Đang ở bưu tá, chờ nộp lại</h2>
            <TakeBackForms items={withCouriers} takeBack={takeBack} operationIdOf={() => newId()} />
          </section>
        )}
        {groups.length > 0 && (
          <section aria-labelledby="chuyen-hoan">
            <h2 id="chuyen-hoan" className="mb-2">Đủ hai lần mời, chuyển hoàn cơ quan</h2>
            <ManifestCandidates kind="UNDELIVERED_RETURN" groups={groups} make={make} operationIds={groups.map(() => newId())} />
          </section>
        )}
        <section aria-labelledby="tat-ca">
          <h2 id="tat-ca" className="mb-2">Tất cả kết quả phát chưa được</h2>
          <UndeliveredTable items={items} linked={clerk} />
        </section>
      </div>
    </CounterDeskShell>
  );
}
