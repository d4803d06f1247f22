import type { Metadata } from "next";
import { OfflineApp } from "@/components/courier/offline/offline-app";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Chuyến không cần mạng", manifest: "/buu-dien/ngoai-tuyen.webmanifest" };

/** The courier's shell. It is kept on the phone as it is, so it must hold nothing about anybody: lists come through the sync alone. */
export default async function OfflinePage() {
  await signedInAs("COURIER");
  return <OfflineApp />;
}
