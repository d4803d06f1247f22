import type { Metadata } from "next";
import { CounterDesk } from "@/app/buu-dien/quay/desk";
import { type SearchParams, single } from "@/app/search-params";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Quầy bưu điện" };

export default async function CounterPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK");
  const address = await searchParams;
  return <CounterDesk actor={actor} address={address} openId={single(address.hs) || null} />;
}
