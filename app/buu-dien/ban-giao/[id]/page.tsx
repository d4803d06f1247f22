import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { scan, sign } from "@/app/buu-dien/ban-giao/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { ManifestPage } from "@/components/manifests/manifest-page";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readManifestScans } from "@/lib/dossiers/queries/manifest-scans";
import { readManifest } from "@/lib/dossiers/queries/manifests";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Biên bản bàn giao" };

export default async function PostManifestPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const [{ id }, address, office] = await Promise.all([params, searchParams, ownOfficeName(actor)]);
  const manifest = (await readManifest(actor, id)) ?? notFound();
  const scans = (await readManifestScans(actor, manifest.id)) ?? notFound();
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={actor.kind !== "POSTAL_CLERK"} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <ManifestPage manifest={manifest} scans={scans} scan={scan} newOperation={() => newId()} base="/buu-dien/ban-giao" dossierBase="/buu-dien/quay?hs=" sign={sign} done={single(address.xong)} />
    </CounterDeskShell>
  );
}
