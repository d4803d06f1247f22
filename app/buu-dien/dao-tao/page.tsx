import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { TrainingRecord } from "@/components/identity/training-record";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readTrainingRecord } from "@/lib/dossiers/queries/reception-reviews";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Hồ sơ đào tạo của tôi" };

export default async function OwnTrainingPage() {
  const actor = await signedInAs("POSTAL_CLERK");
  const [office, record] = await Promise.all([ownOfficeName(actor), readTrainingRecord(actor, actor.id)]);
  if (!record) notFound();
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Hồ sơ đào tạo của tôi" lead="Lĩnh vực đã được tập huấn, và điều các cơ quan thấy khi xem lại hồ sơ anh/chị tiếp nhận." />
      <div className="max-w-4xl">
        <TrainingRecord record={record} dossierHref={(id) => `/buu-dien/quay/${id}`} />
      </div>
    </CounterDeskShell>
  );
}
