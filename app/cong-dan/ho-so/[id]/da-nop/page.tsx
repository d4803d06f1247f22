import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { dayWords } from "@/components/dossiers-citizen/pickup-fields";
import { TrackingCode } from "@/components/dossiers-citizen/tracking-code";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { signedInAs } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";
import { formatTime, vietnamDay } from "@/lib/platform/format";
import { qrSvg } from "@/lib/platform/qr";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Đã nộp hồ sơ" };

export default async function SubmittedPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("CITIZEN");
  const { id } = await params;
  const dossier = (await readDossier(actor, id)) ?? notFound();
  if (dossier.status === "DRAFT") redirect(`/cong-dan/ho-so/${id}/kiem-tra`);
  const tracking = `${env("PUBLIC_ORIGIN").PUBLIC_ORIGIN}/tra-cuu?ma=${dossier.shownCode}`;
  const [pickup] = dossier.pickups;
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader title="Đã nộp hồ sơ" lead={dossier.procedure.name} actions={<PrintButton />} />
        <Notice tone="success">Hồ sơ đã đến {dossier.office?.name ?? dossier.agency.name}. Mọi bước tiếp theo được báo qua thư điện tử và ở trang hồ sơ.</Notice>
      </div>
      <TrackingCode code={dossier.shownCode} svg={qrSvg(tracking)} words={dossier.code === null ? "Mã này dùng cho đến khi quầy tiếp nhận và cấp mã hồ sơ." : "Mã hồ sơ"} />
      {pickup && (
        <Card title="Chuẩn bị trước khi bưu tá đến">
          <p>
            <strong>{dayWords(vietnamDay(pickup.windowFrom))}</strong>, từ {formatTime(pickup.windowFrom)} đến {formatTime(pickup.windowTo)}, tại {pickup.address}. Bưu tá gọi số {pickup.phone} trước khi đến.
          </p>
          <ol className="list-decimal pl-6">
            <li>
              Để sẵn giấy tờ:
              <ul className="list-disc pl-5">
                {dossier.papers.map((paper) => (
                  <li key={paper.id}>
                    {paper.description}: {paper.count} {PAPER_KIND_WORDS[paper.kind]}
                  </li>
                ))}
              </ul>
            </li>
            <li>Cùng bưu tá đếm từng giấy tờ, xem bưu tá niêm phong rồi ký trên điện thoại của bưu tá.</li>
            <li>Để sẵn thẻ căn cước. Giữ lại phiếu gửi có số bưu gửi.</li>
          </ol>
        </Card>
      )}
      <div className="cluster">
        <Button href={`/cong-dan/ho-so/${id}`} icon="folder">
          Xem hồ sơ
        </Button>
        <Button href="/cong-dan" variant="secondary">
          Hồ sơ của tôi
        </Button>
      </div>
    </div>
  );
}
