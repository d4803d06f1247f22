import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { removeFilter, save } from "@/app/co-quan/ho-so/actions";
import { single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { InboxPane, inboxParts } from "@/components/agency/inbox-pane";
import { MostUrgent } from "@/components/agency/most-urgent";
import { SavedFilters } from "@/components/agency/saved-filters";
import { TwoPane } from "@/components/ui/two-pane";
import { queueWords } from "@/lib/dossiers/agency-queues";
import { addressOf } from "@/lib/dossiers/list-address";
import { countAgencyInbox, readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { readSavedFilters } from "@/lib/dossiers/queries/saved-filters";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Hồ sơ của cơ quan" };

export default async function InboxPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const address = await searchParams;
  const filter = agencyInboxFilter.parse(address);
  const queue = filter.hang ?? (filter.tim === "" ? "moi" : "tat-ca");
  const [desk, page, savedFilters] = await Promise.all([readAgencyDesk(actor), readAgencyInbox(actor, queue, filter), readSavedFilters(actor)]);
  const urgentQueue = !desk.head || desk.counts["cua-toi"] > 0 ? "cua-toi" : desk.counts["qua-han"] > 0 ? "qua-han" : "sap-den-han";
  const urgent = await readAgencyInbox(actor, urgentQueue, agencyInboxFilter.parse({}));
  const place = { queue, search: filter.tim, procedure: filter["thu-tuc"], holder: filter.nguoi };
  const tools = {
    total: await countAgencyInbox(actor, queue, filter, desk),
    allTicked: single(address.chon) === "trang",
    page: { sau: single(address.sau), truoc: single(address.truoc) },
    savedFilters: <SavedFilters filters={savedFilters} here={addressOf("", inboxParts(place)).slice(1)} save={save} remove={removeFilter} operationIds={[newId(), ...savedFilters.map(() => newId())]} />,
  };
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE} flush>
      <TwoPane
        queueLabel={`Hồ sơ: ${queueWords(queue, desk.head)}`}
        detailLabel="Hồ sơ đang mở"
        detailOpen={false}
        backHref="/co-quan/ho-so"
        queue={<InboxPane place={place} desk={desk} page={page} tools={tools} />}
        detail={<MostUrgent rows={urgent.rows} queue={urgentQueue} count={desk.counts[urgentQueue]} unclaimed={desk.counts["chua-nhan"]} />}
      />
    </AgencyDeskShell>
  );
}
