import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { PapersDesk } from "@/components/papers/papers-desk";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { papersAsked } from "@/lib/dossiers/papers-asked";
import { listDayTransfers, listPapers } from "@/lib/dossiers/queries/papers";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Giấy tờ đang ở đâu" };

const BASE = "/buu-dien/giay-to";

export default async function PapersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const address = await searchParams;
  const asked = { tim: single(address.tim), giu: single(address.giu), nguoi: single(address.nguoi), ngay: single(address.ngay) };
  const { wanted, day } = papersAsked({ ...asked, sau: single(address.sau) });
  const [office, found, transfers] = await Promise.all([ownOfficeName(actor), listPapers(actor, wanted), day === null ? null : listDayTransfers(actor, day)]);
  const supervisor = actor.kind === "POSTAL_SUPERVISOR";
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={supervisor} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader
        title="Giấy tờ đang ở đâu" lead="Mỗi giấy tờ có đúng một người giữ và chịu trách nhiệm."
        actions={<Button href="/buu-dien/su-co" variant="secondary" icon="alert">Sự cố giấy tờ</Button>}
      />
      <PapersDesk base={BASE} dossierBase="/buu-dien/quay?hs=" asked={asked} found={found} day={day} transfers={transfers} />
    </CounterDeskShell>
  );
}
