import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { progressWords } from "@/components/agency/batch-progress";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { BATCH_WORDS } from "@/lib/dossiers/batch";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { listBatches } from "@/lib/dossiers/queries/batches";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { formatDateTime } from "@/lib/platform/format";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Việc làm hàng loạt" };

const BASE = "/co-quan/viec-hang-loat";

export default async function BatchesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const before = single((await searchParams).sau);
  const [desk, { batches, next }] = await Promise.all([readAgencyDesk(actor), listBatches(actor, before)]);
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Việc làm hàng loạt" lead="Mỗi lần một việc cho tối đa 500 hồ sơ. Việc chạy tiếp khi anh/chị rời trang; kết quả từng hồ sơ nằm ở đây." />
      <DataTable
        caption="Các lần làm hàng loạt của cơ quan, mới nhất trước"
        captionHidden
        narrow="cards"
        rows={batches}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Chưa có lần nào" icon="list" action={<Button href="/co-quan/ho-so">Mở hàng hồ sơ</Button>}>
            Chọn nhiều hồ sơ trong một hàng rồi bấm “Làm hàng loạt”: phân công, chuyển, nhắc việc, bàn giao kết quả.
          </EmptyState>
        }
        columns={[
          { key: "viec", head: "Việc", rowHead: true, cell: ({ id, kind, assigneeName }) => <TextLink href={`${BASE}/${id}`}>{assigneeName === null ? BATCH_WORDS[kind] : `${BATCH_WORDS[kind]}: ${assigneeName}`}</TextLink> },
          { key: "ket-qua", head: "Kết quả", cell: (batch) => progressWords(batch) },
          { key: "tinh-trang", head: "Tình trạng", nowrap: true, cell: ({ finishedAt, refused }) => (finishedAt === null ? <StatusTag tone="info">Đang chạy</StatusTag> : refused > 0 ? <StatusTag tone="warning">Xong, có hồ sơ không làm được</StatusTag> : <StatusTag tone="success">Xong</StatusTag>) },
          { key: "ai", head: "Người yêu cầu", cell: ({ askedByName }) => askedByName },
          { key: "luc", head: "Lúc", nowrap: true, cell: ({ createdAt }) => formatDateTime(createdAt) },
        ]}
      />
      {(next !== null || before !== "") && (
        <Pagination shown={batches.length} noun="lần" previousHref={before === "" ? undefined : BASE} nextHref={next === null ? undefined : `${BASE}?sau=${next}`} />
      )}
    </AgencyDeskShell>
  );
}
