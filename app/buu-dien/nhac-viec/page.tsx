import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { open, readAll } from "@/app/buu-dien/nhac-viec/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { AlertDesk } from "@/components/notifications/alert-desk";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts, listAlerts } from "@/lib/notifications/queries";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Nhắc việc của bưu điện" };

export default async function PostalAlertsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const address = await searchParams;
  const [after, unreadOnly, seenAt] = [single(address.sau), single(address.loc) === "chua-doc", now()];
  const [office, page, unread] = await Promise.all([ownOfficeName(actor), listAlerts(actor, after, unreadOnly), countUnreadAlerts(actor)]);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={actor.kind === "POSTAL_SUPERVISOR"} alerts={unread} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <AlertDesk base="/buu-dien/nhac-viec" alerts={page.alerts} next={page.next} after={after} unreadOnly={unreadOnly} unread={unread} seenAt={seenAt} open={open} readAll={readAll} operationIds={{ open: newId(), readAll: newId() }} />
    </CounterDeskShell>
  );
}
