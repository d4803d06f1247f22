import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { judge } from "@/app/co-quan/giam-sat/actions";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { ReceptionReviewCard } from "@/components/agency/reception-review";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { type JudgedReview, readAgencyReviews } from "@/lib/dossiers/queries/reception-reviews";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Kiểm việc tiếp nhận" };

const BASE = "/co-quan/giam-sat";

function Judged({ rows }: { rows: readonly JudgedReview[] }) {
  return (
    <DataTable
      caption="Lượt tiếp nhận đã kiểm"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      empty="Chưa kiểm lượt tiếp nhận nào."
      columns={[
        { key: "code", head: "Hồ sơ", rowHead: true, nowrap: true, cell: ({ dossierId, code }) => <TextLink href={`/co-quan/ho-so/${dossierId}`}>{code}</TextLink> },
        { key: "clerk", head: "Người tiếp nhận", cell: ({ clerkName }) => clerkName },
        { key: "verdict", head: "Kết luận", cell: ({ verdict }) => (verdict === "CORRECT" ? <StatusTag tone="success">Đúng</StatusTag> : <StatusTag tone="warning">Có điểm chưa đúng</StatusTag>) },
        { key: "findings", head: "Điểm chưa đúng", cell: ({ findings }) => <span className="whitespace-pre-line">{findings === "" ? "–" : findings}</span> },
        { key: "by", head: "Người kiểm", cell: ({ reviewedBy, at }) => `${reviewedBy}, ${formatDateTime(at)}` },
      ]}
    />
  );
}

export default async function ReviewsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const address = await searchParams;
  const after = single(address.sau);
  const [desk, reviews] = await Promise.all([readAgencyDesk(actor), readAgencyReviews(actor, after)]);
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Kiểm việc tiếp nhận" lead="Một phần mười hồ sơ quầy bưu điện tiếp nhận được rút ngẫu nhiên để cơ quan xem lại. Điểm chưa đúng ghi vào hồ sơ đào tạo của người tiếp nhận." />
      <div className="flex max-w-5xl flex-col gap-8">
        {single(address.xong) === "kiem" && <Notice tone="success" live>Đã ghi kết luận.</Notice>}
        {after === "" && (
          <section aria-labelledby="cho-kiem" className="flex flex-col gap-3">
            <h2 id="cho-kiem">Chờ kiểm <span className="tabular text-muted">{reviews.openCount.toLocaleString("vi-VN")}</span></h2>
            {reviews.open.length === 0 && <EmptyState title="Không có lượt nào chờ kiểm">Hồ sơ được rút hiện ở đây ngay sau khi quầy tiếp nhận.</EmptyState>}
            {reviews.open.map((review) => <ReceptionReviewCard key={review.id} review={review} judge={judge} operationId={newId()} />)}
            {reviews.openCount > reviews.open.length && <p className="text-muted">Còn {(reviews.openCount - reviews.open.length).toLocaleString("vi-VN")} lượt nữa, hiện tiếp khi các lượt trên đã kiểm.</p>}
          </section>
        )}
        <section aria-labelledby="da-kiem" className="flex flex-col gap-2">
          <h2 id="da-kiem">Đã kiểm</h2>
          <Judged rows={reviews.judged} />
          {(reviews.next !== null || after !== "") && (
            <Pagination shown={reviews.judged.length} noun="lượt" previousHref={after === "" ? undefined : BASE} nextHref={reviews.next === null ? undefined : `${BASE}?sau=${reviews.next}`} />
          )}
        </section>
      </div>
    </AgencyDeskShell>
  );
}
