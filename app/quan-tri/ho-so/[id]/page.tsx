import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DossierRecord } from "@/components/admin/dossier-record";
import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { CopyableCode } from "@/components/ui/copyable-code";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { readDossierClocks } from "@/lib/dossiers/queries/dossier-clocks";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Xem hồ sơ" };

export default async function DossierRecordPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const { id } = await params;
  const dossier = await readDossier(actor, id);
  if (!dossier) notFound();
  const clocks = await readDossierClocks(actor, id);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Hồ sơ của tỉnh", href: "/quan-tri/ho-so" }]}
        eyebrow={`${dossier.procedure.name} · ${dossier.procedure.code} · ${dossier.agency.name}`}
        title={<CopyableCode code={dossier.shownCode} size="big" what="mã hồ sơ" />}
        status={<DossierStatusTag status={dossier.status} outcome={dossier.outcome} />}
        actions={<PrintButton />}
      />
      <DossierRecord dossier={dossier} clocks={clocks} />
    </>
  );
}
