import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { RegisterSheet } from "@/components/dossiers/register-sheet";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readRegister } from "@/lib/dossiers/queries/register";
import { chooseRegister, MOST_ROWS } from "@/lib/dossiers/schema/register-period";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sổ theo dõi hồ sơ của bưu cục" };

export default async function OfficeRegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const address = await searchParams;
  const choice = chooseRegister(single(address.tu), single(address.den), vietnamDay(now()));
  const [office, page] = await Promise.all([ownOfficeName(actor), readRegister(actor, choice.period)]);
  if (!page) notFound();
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={actor.kind === "POSTAL_SUPERVISOR"} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Sổ theo dõi hồ sơ" lead="Số thứ tự liên tục trong năm, theo thứ tự tiếp nhận ở bưu cục." />
      <RegisterSheet action="/buu-dien/so-theo-doi" choice={choice} page={page} mostRows={MOST_ROWS} dossierHref={actor.kind === "POSTAL_CLERK" ? (id) => `/buu-dien/quay/${id}` : null} />
    </CounterDeskShell>
  );
}
