import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { RegisterSheet } from "@/components/dossiers/register-sheet";
import { PageHeader } from "@/components/ui/page-header";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { readRegister } from "@/lib/dossiers/queries/register";
import { chooseRegister, MOST_ROWS } from "@/lib/dossiers/schema/register-period";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sổ theo dõi hồ sơ của cơ quan" };

export default async function AgencyRegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const address = await searchParams;
  const choice = chooseRegister(single(address.tu), single(address.den), vietnamDay(now()));
  const [desk, page] = await Promise.all([readAgencyDesk(actor), readRegister(actor, choice.period)]);
  if (!page) notFound();
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Sổ theo dõi hồ sơ" lead="Số thứ tự liên tục trong năm, theo thứ tự tiếp nhận." />
      <RegisterSheet action="/co-quan/so-theo-doi" choice={choice} page={page} mostRows={MOST_ROWS} dossierHref={(id) => `/co-quan/ho-so/${id}`} />
    </AgencyDeskShell>
  );
}
