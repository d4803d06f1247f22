import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { OpinionTable } from "@/components/agency/opinion-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { readOpinionsAsked } from "@/lib/dossiers/queries/opinions";
import { opinionListFilter } from "@/lib/dossiers/schema/opinion";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Ý kiến cơ quan khác hỏi" };

const BASE = "/co-quan/y-kien";

export default async function OpinionsAskedPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const { hang, sau } = opinionListFilter.parse(await searchParams);
  const answered = hang === "da-tra-loi";
  const [desk, page, alerts] = await Promise.all([readAgencyDesk(actor), readOpinionsAsked(actor, { answered, after: sau }), countUnreadAlerts(actor)]);
  const here = `${BASE}?hang=${hang}`;
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Ý kiến cơ quan khác hỏi" lead="Câu hỏi của cơ quan khác về hồ sơ họ đang giải quyết. Anh/chị chỉ đọc câu hỏi; hồ sơ vẫn ở cơ quan hỏi." />
      <Tabs
        label="Câu hỏi"
        tabs={[
          { href: BASE, label: "Chờ trả lời", count: page.open, current: !answered },
          { href: `${BASE}?hang=da-tra-loi`, label: "Đã trả lời", current: answered },
        ]}
      />
      {!answered && page.late > 0 && <p className="my-3 font-semibold text-danger">{page.late} câu đã quá hạn trả lời.</p>}
      <OpinionTable opinions={page.rows} answered={answered} />
      {(page.next !== null || sau !== null) && (
        <Pagination shown={page.rows.length} noun="câu hỏi" previousHref={sau === null ? undefined : here} nextHref={page.next === null ? undefined : `${here}&sau=${encodeURIComponent(page.next)}`} />
      )}
    </AgencyDeskShell>
  );
}
