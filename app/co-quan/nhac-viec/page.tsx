import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { open, readAll } from "@/app/co-quan/nhac-viec/actions";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { AlertDesk } from "@/components/notifications/alert-desk";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts, listAlerts } from "@/lib/notifications/queries";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Nhắc việc của cơ quan" };

export default async function AgencyAlertsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const address = await searchParams;
  const [after, unreadOnly, seenAt] = [single(address.sau), single(address.loc) === "chua-doc", now()];
  const [desk, page, unread] = await Promise.all([readAgencyDesk(actor), listAlerts(actor, after, unreadOnly), countUnreadAlerts(actor)]);
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={unread} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <AlertDesk base="/co-quan/nhac-viec" alerts={page.alerts} next={page.next} after={after} unreadOnly={unreadOnly} unread={unread} seenAt={seenAt} open={open} readAll={readAll} operationIds={{ open: newId(), readAll: newId() }} />
    </AgencyDeskShell>
  );
}
