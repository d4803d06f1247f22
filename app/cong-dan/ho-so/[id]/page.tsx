import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { DossierSections } from "@/components/dossiers-citizen/dossier-sections";
import { VisitNotice } from "@/components/dossiers-citizen/visit-notice";
import { DossierGlance } from "@/components/dossiers/dossier-glance";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyableCode } from "@/components/ui/copyable-code";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readShipments } from "@/lib/deliveries/queries/shipments";
import { codeMayBeMade } from "@/lib/dossiers/delivery-code";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { signedInAs } from "@/lib/identity/session";
import { formatDateTime } from "@/lib/platform/format";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Hồ sơ" };

const ENDINGS: Partial<Record<string, string>> = { REJECT: "Lý do không tiếp nhận", REFUSE: "Lý do từ chối giải quyết", STOP: "Lý do dừng giải quyết" };

export default async function DossierPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("CITIZEN");
  const { id } = await params;
  const dossier = (await readDossier(actor, id)) ?? notFound();
  if (dossier.status === "DRAFT") redirect(`/cong-dan/ho-so/${id}/thong-tin`);
  const shipments = await readShipments(actor, id);
  const { openRequest, events, possible } = dossier;
  const ending = events.find(({ event, reason }) => ENDINGS[event] !== undefined && reason !== null);
  return (
    <article className="flex flex-col gap-8">
      <PageHeader title={dossier.procedure.name} eyebrow={<CopyableCode code={dossier.shownCode} what="mã hồ sơ" />} breadcrumbs={[{ label: "Hồ sơ của tôi", href: "/cong-dan" }]} />
      {openRequest && (
        <Notice tone="attention" title="Cần anh/chị bổ sung" actions={<Button href={`/cong-dan/ho-so/${id}/bo-sung`}>Bổ sung hồ sơ</Button>}>
          <p className="whitespace-pre-line">{openRequest.words}</p>
          <p className="text-small text-muted">
            {openRequest.by}, {formatDateTime(openRequest.at)}
          </p>
        </Notice>
      )}
      {ending && (
        <Notice tone="danger" title={ENDINGS[ending.event] ?? ""}>
          <p className="whitespace-pre-line">{ending.reason}</p>
        </Notice>
      )}
      <VisitNotice dossier={dossier} />
      <Card title="Hồ sơ đang ở đâu">
        <DossierGlance dossier={dossier} you />
      </Card>
      <DossierSections dossier={dossier} operatorSteps={shipments.flatMap(({ steps }) => steps)} />
      {(possible.includes("WITHDRAW") || dossier.items.length > 0 || codeMayBeMade(dossier)) && (
        <div className="cluster">
          {codeMayBeMade(dossier) && dossier.moments.receivedAt !== null && <Button href={`/cong-dan/ho-so/${id}/nho-nhan`} variant="secondary" icon="user">Nhờ người khác nhận kết quả</Button>}
          {dossier.items.length > 0 && <Button href={`/cong-dan/ho-so/${id}/khieu-nai`} variant="quiet" icon="alert">Khiếu nại bưu gửi</Button>}
          {possible.includes("WITHDRAW") && <Button href={`/cong-dan/ho-so/${id}/rut`} variant="quiet" icon="return">
            Rút hồ sơ này
          </Button>}
        </div>
      )}
    </article>
  );
}
