import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { scan, sign } from "@/app/co-quan/ban-giao/actions";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { ManifestPage } from "@/components/manifests/manifest-page";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { readManifestScans } from "@/lib/dossiers/queries/manifest-scans";
import { readManifest } from "@/lib/dossiers/queries/manifests";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Biên bản bàn giao với bưu cục" };

export default async function AgencyManifestPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const [{ id }, address, desk] = await Promise.all([params, searchParams, readAgencyDesk(actor)]);
  const manifest = (await readManifest(actor, id)) ?? notFound();
  const scans = (await readManifestScans(actor, manifest.id)) ?? notFound();
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <ManifestPage manifest={manifest} scans={scans} scan={scan} newOperation={() => newId()} base="/co-quan/ban-giao" dossierBase="/co-quan/ho-so/" sign={sign} done={single(address.xong)} />
    </AgencyDeskShell>
  );
}
