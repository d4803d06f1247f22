import type { ReactNode } from "react";
import { PinSlipButton } from "@/components/counter/pin-slip-button";
import { ScrollToTop } from "@/components/counter/scroll-to-top";
import { DossierGlance } from "@/components/dossiers/dossier-glance";
import { DocumentLink } from "@/components/dossiers/document-link";
import { DossierTimeline } from "@/components/dossiers/dossier-timeline";
import { IncidentNotes } from "@/components/dossiers/incident-notes";
import { IssuedForms } from "@/components/dossiers/issued-forms";
import { ownerItems } from "@/components/dossiers/owner-item";
import { PaperWhereabouts } from "@/components/dossiers/paper-whereabouts";
import { CopyableCode } from "@/components/ui/copyable-code";
import { DescriptionList } from "@/components/ui/description-list";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import { formatDateTime } from "@/lib/platform/format";

function Facts({ dossier }: { dossier: DossierView }) {
  const { applicant, moments, returnMethod, returnAddress } = dossier;
  return (
    <DescriptionList
      layout="columns"
      items={[
        { term: "Người nộp", value: applicant.name, note: applicant.identityNumber === null ? undefined : `Số định danh ${applicant.identityNumber}` },
        ...ownerItems(dossier),
        { term: "Điện thoại, thư", value: applicant.phone, note: applicant.email ?? undefined },
        { term: "Cơ quan giải quyết", value: dossier.agency.name },
        { term: "Nhận kết quả", value: RETURN_METHOD_WORDS[returnMethod], note: returnAddress ?? undefined },
        { term: "Nộp lúc", value: moments.submittedAt === null ? null : formatDateTime(moments.submittedAt) },
        { term: "Tiếp nhận lúc", value: moments.receivedAt === null ? null : formatDateTime(moments.receivedAt) },
      ]}
    />
  );
}

/** One dossier on the clerk's desk (`place`: a new one begins at its top): what it is, state in a glance, the act at hand, then papers, forms and history. */
export function CounterDossier({ dossier, said, scans, receipt, place, slipOperationId, children }: { dossier: DossierView; said?: ReactNode; /** the way to its scanning table */ scans?: ReactNode; /** to ask for a receipt that was not printed */ receipt?: ReactNode; place: string; slipOperationId: string; children: ReactNode }) {
  const { request } = dossier;
  return (
    <div className="@container flex flex-col gap-5">
      <header className="flex flex-col gap-1">
        <ScrollToTop place={place} />
        <h1 className="text-title font-bold">{dossier.procedure.name}</h1>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <CopyableCode code={dossier.shownCode} what={dossier.code === null ? "mã nộp" : "mã hồ sơ"} />
          <span>
            {dossier.applicant.name}
            {dossier.caseTitle !== null && <span className="text-muted"> · {dossier.caseTitle}</span>}
          </span>
        </p>
      </header>
      {said}
      <DossierGlance dossier={dossier} />
      {scans}
      {children}
      <div className="grid gap-x-8 gap-y-5 @4xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <section aria-labelledby="thong-tin" className="flex flex-col gap-2">
            <h2 id="thong-tin">Thông tin hồ sơ</h2>
            <Facts dossier={dossier} />
            {request.length > 0 && (
              <details>
                <summary className="text-brand underline underline-offset-4">Tờ khai điện tử</summary>
                <DescriptionList items={request.map(({ label, value }) => ({ term: label, value }))} />
              </details>
            )}
          </section>
          <section aria-labelledby="ban-giay" className="flex flex-col gap-2">
            <h2 id="ban-giay">Bản giấy đang ở đâu</h2>
            <PaperWhereabouts papers={dossier.papers} />
            <IncidentNotes incidents={dossier.incidents} />
          </section>
          <section aria-labelledby="bieu-mau" className="flex flex-col gap-2">
            <h2 id="bieu-mau">Biểu mẫu đã lập</h2>
            {dossier.forms.length === 0 ? <p className="text-muted">Chưa lập biểu mẫu nào.</p> : <IssuedForms forms={dossier.forms} reprint />}
            {receipt}
            {dossier.status !== "SUBMITTED" && <PinSlipButton dossierId={dossier.id} operationId={slipOperationId} />}
            {dossier.code !== null && <p><DocumentLink href={`/api/control-slips/${dossier.id}`}>Phiếu kiểm soát quá trình giải quyết (PDF)</DocumentLink></p>}
          </section>
        </div>
        <section aria-labelledby="dien-bien" className="flex min-w-0 flex-col gap-2">
          <h2 id="dien-bien">Diễn biến</h2>
          <DossierTimeline events={dossier.events} />
        </section>
      </div>
    </div>
  );
}
