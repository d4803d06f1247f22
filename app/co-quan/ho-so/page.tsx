import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { InboxPane } from "@/components/agency/inbox-pane";
import { MostUrgent } from "@/components/agency/most-urgent";
import { TwoPane } from "@/components/ui/two-pane";
import { queueWords } from "@/lib/dossiers/agency-queues";
import { readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Hồ sơ của cơ quan" };

export default async function InboxPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const filter = agencyInboxFilter.parse(await searchParams);
  const queue = filter.hang ?? (filter.tim === "" ? "moi" : "tat-ca");
  const [desk, page, mine] = await Promise.all([readAgencyDesk(actor), readAgencyInbox(actor, queue, filter), readAgencyInbox(actor, "cua-toi", agencyInboxFilter.parse({}))]);
  const place = { queue, search: filter.tim, procedure: filter["thu-tuc"], holder: filter.nguoi };
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE} flush>
      <TwoPane
        queueLabel={`Hồ sơ: ${queueWords(queue, desk.head)}`}
        detailLabel="Hồ sơ đang mở"
        detailOpen={false}
        backHref="/co-quan/ho-so"
        queue={<InboxPane place={place} desk={desk} page={page} />}
        detail={<MostUrgent rows={mine.rows} held={desk.counts["cua-toi"]} unclaimed={desk.counts["chua-nhan"]} />}
      />
    </AgencyDeskShell>
  );
}
