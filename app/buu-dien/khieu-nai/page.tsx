import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { answer, pay } from "@/app/buu-dien/khieu-nai/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { ClaimCard } from "@/components/deliveries/claim-card";
import { AnswerClaimForm, PayClaimForm } from "@/components/deliveries/claim-forms";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { listClaims } from "@/lib/deliveries/queries/claims";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Khiếu nại và bồi thường" };

const BASE = "/buu-dien/khieu-nai";

export default async function ClaimsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_SUPERVISOR");
  const address = await searchParams;
  const done = single(address.loc) === "da-xong";
  const [office, claims, alerts] = await Promise.all([ownOfficeName(actor), listClaims(actor, { done }), countUnreadAlerts(actor)]);
  const said = single(address.xong);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Khiếu nại và bồi thường" lead="Trả lời trong 5 ngày làm việc (liên tỉnh 7 ngày), trả tiền trong 30 ngày từ ngày trả lời." breadcrumbs={[{ label: "Bưu gửi", href: "/buu-dien/su-kien-bo-rieng" }]} />
      <div className="stack">
        {said === "tra-loi" && <Notice tone="success" live>Đã gửi trả lời cho người khiếu nại.</Notice>}
        {said === "tra-tien" && <Notice tone="success" live>Đã ghi việc trả tiền.</Notice>}
        <Tabs label="Lọc khiếu nại" tabs={[{ href: BASE, label: "Đang chờ", current: !done }, { href: `${BASE}?loc=da-xong`, label: "Đã xong", current: done }]} />
        {claims.length === 0 && <EmptyState title={done ? "Chưa có khiếu nại nào xong" : "Không có khiếu nại nào đang chờ"} icon="check-circle">Khiếu nại của người nộp hiện ở đây, kèm hạn trả lời.</EmptyState>}
        {claims.map((claim) => (
          <ClaimCard key={claim.id} claim={claim}>
            {claim.state === "OPEN" && <AnswerClaimForm claim={claim} answer={answer} operationId={newId()} />}
            {claim.state === "ACCEPTED" && claim.payDueOn !== null && <PayClaimForm claim={claim} pay={pay} operationId={newId()} />}
          </ClaimCard>
        ))}
      </div>
    </CounterDeskShell>
  );
}
