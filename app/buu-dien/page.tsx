import { redirect } from "next/navigation";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/** Where each of the post's people begins. */
export default async function PostPage(): Promise<never> {
  const actor = await signedInAs("POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR");
  if (actor.kind === "COURIER") redirect("/buu-dien/gom");
  redirect(actor.kind === "POSTAL_CLERK" ? "/buu-dien/quay" : "/buu-dien/ban-giao");
}
