import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { arrange, dismiss, finish } from "@/app/buu-dien/quay/[id]/so-hoa/actions";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { ScanDeskView } from "@/components/counter/scan-desk-view";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readScanDesk } from "@/lib/dossiers/queries/scan-desk";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Số hóa giấy tờ" };

/** The scanning table of one dossier: everything on it is kept on the server as it comes. */
export default async function ScanDeskPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("POSTAL_CLERK");
  const [{ id }, office, alerts] = await Promise.all([params, ownOfficeName(actor), countUnreadAlerts(actor)]);
  const desk = (await readScanDesk(actor, id)) ?? notFound();
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <ScanDeskView desk={desk} arrange={arrange} finish={finish} dismiss={dismiss} />
    </CounterDeskShell>
  );
}
