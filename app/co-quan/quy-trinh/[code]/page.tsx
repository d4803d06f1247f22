import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { save } from "@/app/co-quan/quy-trinh/actions";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { ProcessForm } from "@/components/agency/process-form";
import { legalLimits, ProcessList } from "@/components/agency/process-list";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/access/policy";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { minutesWords } from "@/lib/procedures/internal-process";
import { readInternalProcesses } from "@/lib/procedures/queries/internal-processes";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Chia bước của thủ tục" };

export default async function ProcessPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const { code } = await params;
  const [desk, [row]] = await Promise.all([readAgencyDesk(actor), readInternalProcesses(actor, code)]);
  if (!row) notFound();
  const { process, tightest } = row;
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title={row.name} eyebrow={`Mã thủ tục ${row.code}`} breadcrumbs={[{ label: "Quy trình nội bộ", href: "/co-quan/quy-trinh" }]} />
      <div className="flex max-w-4xl flex-col gap-5">
        <DescriptionList
          layout="columns"
          items={[
            { term: "Thời hạn theo luật", value: legalLimits(row) },
            { term: "Chia được nhiều nhất", value: row.sameDay || tightest === null ? "không chia bước" : minutesWords(tightest.minutes) },
            { term: "Các bước hiện nay cộng lại", value: process && minutesWords(process.minutes), note: process === null ? undefined : `${process.madeBy} lưu ${formatDateTime(process.madeAt)}` },
          ]}
        />
        {may(actor, "internal-process.manage") ? (
          <ProcessForm row={row} save={save} operationId={newId()} />
        ) : (
          <>
            <p className="text-muted">Lãnh đạo cơ quan chia và sửa các bước.</p>
            <ProcessList rows={[row]} />
          </>
        )}
      </div>
    </AgencyDeskShell>
  );
}
