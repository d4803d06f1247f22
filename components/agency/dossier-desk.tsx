import type { ReactNode } from "react";
import { ClockRow } from "@/components/agency/clock-row";
import { ComponentChecklist } from "@/components/agency/component-checklist";
import { ResultUpload } from "@/components/agency/result-upload";
import { DocumentLink } from "@/components/dossiers/document-link";
import { DossierGlance } from "@/components/dossiers/dossier-glance";
import { DossierPast } from "@/components/dossiers/dossier-past";
import { FileList } from "@/components/dossiers/file-list";
import { IssuedForms } from "@/components/dossiers/issued-forms";
import { IncidentNotes } from "@/components/dossiers/incident-notes";
import { PaperWhereabouts } from "@/components/dossiers/paper-whereabouts";
import { OpinionCards } from "@/components/agency/opinion-cards";
import { DescriptionList } from "@/components/ui/description-list";
import { ownerItems } from "@/components/dossiers/owner-item";
import type { Clocks } from "@/lib/deadlines/clocks";
import { interruptionLabels } from "@/lib/deadlines/labels";
import type { DossierView, FileView } from "@/lib/dossiers/dossier-view";
import type { OpinionView } from "@/lib/dossiers/queries/opinions";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import { formatDate, formatDateTime } from "@/lib/platform/format";

function Facts({ dossier }: { dossier: DossierView }) {
  const { applicant, procedure, moments, due } = dossier;
  return (
    <DescriptionList
      layout="columns"
      items={[
        { term: "Người nộp", value: applicant.name, note: applicant.identityNumber === null ? undefined : `Số định danh ${applicant.identityNumber}` },
        ...ownerItems(dossier),
        { term: "Điện thoại, thư", value: applicant.phone, note: applicant.email ?? undefined },
        { term: "Địa chỉ", value: applicant.address },
        { term: "Nhận kết quả", value: RETURN_METHOD_WORDS[dossier.returnMethod], note: dossier.returnAddress ?? undefined },
        { term: "Tiếp nhận", value: moments.receivedAt === null ? null : formatDateTime(moments.receivedAt), note: dossier.office === null ? undefined : `tại ${dossier.office.name}` },
        { term: "Hẹn trả", value: due === null ? null : formatDateTime(due.dueAt), note: due?.termWords ?? undefined },
        ...extended(dossier),
        { term: "Khi bổ sung", value: interruptionLabels[procedure.supplementPolicy], note: procedure.supplementDays === null ? undefined : `Người nộp có ${procedure.supplementDays} ngày để bổ sung` },
      ]}
    />
  );
}

/** Both dates of a dossier whose return was appointed anew, and which of them is judged. */
function extended({ due, events }: DossierView) {
  if (due?.beforeExtensionAt == null) return [];
  const extension = events.find(({ event }) => event === "EXTEND");
  const { override } = extension?.payload ?? {};
  const why = typeof override === "object" && override !== null && "reason" in override && typeof override.reason === "string" ? ` Lãnh đạo quyết định: ${override.reason}` : "";
  return [{ term: "Đã hẹn lại", value: `từ ${formatDate(due.beforeExtensionAt)} sang ${formatDate(due.dueAt)}`, note: `Giấy tiếp nhận hẹn ${formatDate(due.originalDueAt)}. Đúng hay quá hạn xét theo ${formatDate(due.beforeExtensionAt)}.${why}` }];
}

function Holder({ dossier, me, opinions }: { dossier: DossierView; me: string; opinions: readonly OpinionView[] }) {
  const { holder } = dossier;
  const words = holder === null ? "Chưa ai nhận giải quyết" : `${holder.id === me ? "Anh/chị" : holder.name} giữ hồ sơ${holder.since === null ? "" : ` từ ${formatDateTime(holder.since)}`}`;
  const awaited = opinions.filter(({ answer }) => answer === null);
  return (
    <div>
      <p className="font-semibold">{words}.</p>
      {awaited.map(({ id, askedAgency, dueAt, late }) => (
        <p key={id} className={late ? "text-danger" : undefined}>
          Chờ ý kiến {askedAgency}, {late ? "quá hạn từ" : "trả lời trước"} {formatDateTime(dueAt)}.
        </p>
      ))}
    </div>
  );
}

type DeskProps = Readonly<{
  dossier: DossierView;
  opinions: readonly OpinionView[];
  clocks: Clocks | null;
  me: string;
  readHref: (file: FileView) => string;
  /** null while an act is open above: its panel has its own place for the result. */
  uploadOperationId: string | null;
  hereHref: string;
  /** The agency's internal steps, where it has any. */
  steps?: ReactNode;
}>;

/** Everything of one dossier on one screen: state, what is asked, checklist and scans, clocks, papers, history, notices. */
export function DossierDesk({ dossier, opinions, clocks, me, readHref, uploadOperationId, hereHref, steps }: DeskProps) {
  return (
    <div className="@container">
      <div className="flex flex-col gap-5">
        <DossierGlance dossier={dossier} />
        <section aria-labelledby="dong-ho" className="flex flex-col gap-2">
          <h2 id="dong-ho">Ai giữ, ai đã dùng bao nhiêu thời gian làm việc</h2>
          <Holder dossier={dossier} me={me} opinions={opinions} />
          <ClockRow clocks={clocks} running={dossier.turn.holder} />
        </section>
        {steps}
        <div className="grid gap-x-8 gap-y-5 @4xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-5">
            <section aria-labelledby="de-nghi" className="flex flex-col gap-2">
              <h2 id="de-nghi">Nội dung đề nghị</h2>
              {dossier.caseTitle !== null && <p>Trường hợp: {dossier.caseTitle}</p>}
              {dossier.request.length > 0 ? <DescriptionList items={dossier.request.map(({ label, value }) => ({ term: label, value }))} /> : <p className="text-muted">Thủ tục này không có tờ khai điện tử; nội dung nằm trong giấy tờ.</p>}
              <Facts dossier={dossier} />
            </section>
            <section aria-labelledby="thanh-phan" className="flex flex-col gap-2">
              <h2 id="thanh-phan">Thành phần hồ sơ</h2>
              <p className="text-small text-muted">Bấm tên bản quét để đọc cạnh danh mục này.</p>
              <ComponentChecklist components={dossier.components} readHref={readHref} />
            </section>
            <section aria-labelledby="ket-qua" className="flex flex-col gap-2">
              <h2 id="ket-qua">Kết quả</h2>
              {dossier.resultFiles.length === 0 && <p className="text-muted">Chưa có tệp kết quả.</p>}
              <FileList files={dossier.resultFiles} label="Tệp kết quả" />
              {uploadOperationId !== null && dossier.possible.includes("ATTACH_RESULT") && <ResultUpload dossier={dossier} operationId={uploadOperationId} returnTo={hereHref} />}
            </section>
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <section aria-labelledby="ban-giay" className="flex flex-col gap-2">
              <h2 id="ban-giay">Bản giấy đang ở đâu</h2>
              <PaperWhereabouts papers={dossier.papers} />
              <IncidentNotes incidents={dossier.incidents} />
            </section>
            <section aria-labelledby="da-lap" className="flex flex-col gap-2">
              <h2 id="da-lap">Giấy đã lập</h2>
              {dossier.forms.length > 0 && <IssuedForms forms={dossier.forms} reprint />}
              <p>
                <DocumentLink href={`/api/control-slips/${dossier.id}`}>Phiếu kiểm soát quá trình giải quyết (PDF)</DocumentLink>
              </p>
            </section>
            {opinions.length > 0 && (
              <section aria-labelledby="y-kien" className="flex flex-col gap-2">
                <h2 id="y-kien">Ý kiến cơ quan khác</h2>
                <OpinionCards opinions={opinions} />
              </section>
            )}
            <DossierPast events={dossier.events} notices={dossier.notices} />
          </div>
        </div>
      </div>
    </div>
  );
}
