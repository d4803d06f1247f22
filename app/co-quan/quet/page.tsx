import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MANIFEST_NUMBER } from "@/lib/deliveries/manifest";
import { addressOf } from "@/lib/dossiers/list-address";
import { dossierIdByCode } from "@/lib/dossiers/queries/dossier-by-code";
import { readManifest } from "@/lib/dossiers/queries/manifests";
import { codeIn, paperIn } from "@/lib/dossiers/scanned-code";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Quét mã" };

/** Where a scan leads: the manifest or the dossier that the code names; otherwise a search for it. */
export default async function ScanPage({ searchParams }: { searchParams: Promise<{ ma?: string | string[] }> }): Promise<never> {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const { ma } = await searchParams;
  const typed = (Array.isArray(ma) ? ma[0] : ma) ?? "";
  const code = codeIn(typed);
  if (MANIFEST_NUMBER.test(code)) {
    const manifest = await readManifest(actor, code);
    if (manifest) redirect(`/co-quan/ban-giao/${manifest.id}`);
  }
  const id = await dossierIdByCode(actor, paperIn(code)?.dossierCode ?? code);
  redirect(id === null ? addressOf("/co-quan/ho-so", { hang: "tat-ca", tim: typed }) : `/co-quan/ho-so/${id}`);
}
