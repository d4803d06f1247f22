import type { Metadata } from "next";
import { CounterDesk } from "@/app/buu-dien/quay/desk";
import type { SearchParams } from "@/app/search-params";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Hồ sơ ở quầy" };

/** The same desk with one dossier open: the address to share. */
export default async function CounterDossierPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK");
  const [{ id }, address] = await Promise.all([params, searchParams]);
  return <CounterDesk actor={actor} address={address} openId={id} />;
}
