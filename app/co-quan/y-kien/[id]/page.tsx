import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { answer } from "@/app/co-quan/y-kien/actions";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { OpinionAnswer } from "@/components/agency/opinion-answer";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { readOpinionAsked } from "@/lib/dossiers/queries/opinions";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Trả lời ý kiến" };

type Props = Readonly<{ params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }>;

export default async function OpinionAskedPage({ params, searchParams }: Props) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const [{ id }, { xong }] = await Promise.all([params, searchParams]);
  const opinion = await readOpinionAsked(actor, id);
  if (!opinion) notFound();
  const [desk, alerts] = await Promise.all([readAgencyDesk(actor), countUnreadAlerts(actor)]);
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <OpinionAnswer opinion={opinion} answer={answer} operationId={newId()} done={xong === "tra-loi"} />
    </AgencyDeskShell>
  );
}
