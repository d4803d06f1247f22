import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { type SearchParams, single } from "@/app/search-params";
import { findScanned } from "@/lib/deliveries/queries";
import { addressOf } from "@/lib/dossiers/list-address";
import { codeIn, paperIn } from "@/lib/dossiers/scanned-code";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Quét mã" };

/** Where a scan leads: the dossier, stop, delivery or manifest that the code names; otherwise back to the own list with a search. */
export default async function ScanPage({ searchParams }: { searchParams: SearchParams }): Promise<never> {
  const actor = await signedInAs("POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR");
  const typed = single((await searchParams).ma);
  const code = codeIn(typed);
  const found = code === "" ? null : await findScanned(actor, paperIn(code)?.dossierCode ?? code);
  const courier = actor.kind === "COURIER";
  switch (found?.kind) {
    case "DOSSIER":
      redirect(actor.kind === "POSTAL_CLERK" ? `/buu-dien/quay?hs=${found.id}` : "/buu-dien/ban-giao");
      break;
    case "STOP":
      redirect(`/buu-dien/gom/${found.id}`);
      break;
    case "DELIVERY":
      redirect(`/buu-dien/phat/${found.id}`);
      break;
    case "MANIFEST":
      redirect(`/buu-dien/ban-giao/${found.id}`);
      break;
    case undefined:
      redirect(courier ? addressOf("/buu-dien/gom", { khong: typed }) : addressOf(actor.kind === "POSTAL_CLERK" ? "/buu-dien/quay" : "/buu-dien/ban-giao", { tim: typed }));
  }
}
