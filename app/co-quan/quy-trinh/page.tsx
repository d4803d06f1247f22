import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { ProcessList } from "@/components/agency/process-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { readInternalProcesses } from "@/lib/procedures/queries/internal-processes";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Quy trình nội bộ" };

export default async function ProcessesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const [desk, rows, address] = await Promise.all([readAgencyDesk(actor), readInternalProcesses(actor), searchParams]);
  const saved = rows.find(({ code }) => code === single(address.xong));
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Quy trình nội bộ" lead="Cơ quan chia thời hạn của từng thủ tục thành các bước; các bước cộng lại không được dài hơn thời hạn theo luật." />
      <div className="flex flex-col gap-4">
        {saved && <Notice tone="success" live>Đã lưu quy trình của thủ tục {saved.code}. Áp dụng cho hồ sơ tiếp nhận từ bây giờ.</Notice>}
        <ProcessList rows={rows} />
      </div>
    </AgencyDeskShell>
  );
}
