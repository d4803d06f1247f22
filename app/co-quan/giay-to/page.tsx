import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { PapersDesk } from "@/components/papers/papers-desk";
import { PageHeader } from "@/components/ui/page-header";
import { papersAsked } from "@/lib/dossiers/papers-asked";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { listDayTransfers, listPapers } from "@/lib/dossiers/queries/papers";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Giấy tờ cơ quan đang giữ" };

const BASE = "/co-quan/giay-to";

export default async function AgencyPapersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const address = await searchParams;
  const asked = { tim: single(address.tim), giu: single(address.giu), nguoi: "", ngay: single(address.ngay) };
  const { wanted, day } = papersAsked({ ...asked, sau: single(address.sau) });
  const [desk, found, transfers] = await Promise.all([readAgencyDesk(actor), listPapers(actor, wanted), day === null ? null : listDayTransfers(actor, day)]);
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Giấy tờ cơ quan đang giữ" lead="Bản chính mượn đối chiếu, kết quả chờ giao, và giấy tờ của hồ sơ đang giải quyết." breadcrumbs={[{ label: "Bàn giao", href: "/co-quan/ban-giao" }]} />
      <PapersDesk base={BASE} dossierBase="/co-quan/ho-so/" asked={asked} found={found} day={day} transfers={transfers} />
    </AgencyDeskShell>
  );
}
