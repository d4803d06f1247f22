import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { BatchItems, BatchProgress } from "@/components/agency/batch-progress";
import { KeepFresh } from "@/components/agency/keep-fresh";
import { PageHeader } from "@/components/ui/page-header";
import { StatusTag } from "@/components/ui/status-tag";
import { BATCH_WORDS } from "@/lib/dossiers/batch";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { readBatch } from "@/lib/dossiers/queries/batches";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { formatDateTime } from "@/lib/platform/format";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Kết quả làm hàng loạt" };

const EVERY_SECONDS = 2;

export default async function BatchPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const batch = await readBatch(actor, (await params).id);
  if (!batch) notFound();
  const desk = await readAgencyDesk(actor);
  const { kind, assigneeName, reason, askedByName, createdAt, finishedAt } = batch;
  const lead = [`${askedByName} yêu cầu lúc ${formatDateTime(createdAt)}`, assigneeName === null ? "" : `giao cho ${assigneeName}`].filter((part) => part !== "").join(", ");
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader
        title={`${BATCH_WORDS[kind]}: ${batch.total} hồ sơ`}
        lead={`${lead}.${reason === null ? "" : ` “${reason}”`}`}
        breadcrumbs={[{ label: "Việc làm hàng loạt", href: "/co-quan/viec-hang-loat" }]}
        status={finishedAt === null ? <StatusTag tone="info">Đang chạy</StatusTag> : <StatusTag tone="success">Xong lúc {formatDateTime(finishedAt)}</StatusTag>}
      />
      <div className="flex flex-col gap-5">
        <BatchProgress batch={batch} />
        {finishedAt === null && (
          <>
            <p className="text-muted">Trang này tự cập nhật. Anh/chị rời trang cũng được, việc vẫn chạy tiếp.</p>
            <KeepFresh seconds={EVERY_SECONDS} />
          </>
        )}
        <BatchItems items={batch.items} />
      </div>
    </AgencyDeskShell>
  );
}
