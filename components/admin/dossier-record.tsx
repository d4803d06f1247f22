import { ownerItems } from "@/components/dossiers/owner-item";
import { ClockRow } from "@/components/agency/clock-row";
import { ComponentChecklist } from "@/components/agency/component-checklist";
import { ChargesList } from "@/components/dossiers/charges-list";
import { DossierGlance } from "@/components/dossiers/dossier-glance";
import { DossierPast } from "@/components/dossiers/dossier-past";
import { FileList } from "@/components/dossiers/file-list";
import { IssuedForms } from "@/components/dossiers/issued-forms";
import { IncidentNotes } from "@/components/dossiers/incident-notes";
import { PaperWhereabouts } from "@/components/dossiers/paper-whereabouts";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { Clocks } from "@/lib/deadlines/clocks";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import { formatDateTime } from "@/lib/platform/format";

const moment = (at: Date | null) => (at === null ? null : formatDateTime(at));

function Moments({ dossier }: { dossier: DossierView }) {
  const { moments, due, office, holder } = dossier;
  return (
    <DescriptionList
      layout="columns"
      items={[
        { term: "Nộp", value: moment(moments.submittedAt) },
        { term: "Tiếp nhận", value: moment(moments.receivedAt), note: office?.name },
        { term: "Hẹn trả ban đầu", value: due === null ? null : formatDateTime(due.originalDueAt), note: due?.termWords ?? undefined },
        { term: "Hẹn trả hiện nay", value: due === null ? null : formatDateTime(due.dueAt) },
        { term: "Giải quyết xong", value: moment(moments.processingEndedAt) },
        { term: "Trả kết quả", value: moment(moments.returnedAt), note: RETURN_METHOD_WORDS[dossier.returnMethod] },
        { term: "Người giải quyết", value: holder?.name ?? null },
        { term: "Người nộp", value: dossier.applicant.name },
        ...ownerItems(dossier),
      ]}
    />
  );
}

/** A dossier for reading: everything that is recorded of it, and nothing to press. */
export function DossierRecord({ dossier, clocks }: { dossier: DossierView; clocks: Clocks | null }) {
  return (
    <div className="flex flex-col gap-6">
      <Notice tone="info">Chỉ xem. Người quản trị không quyết định thay cơ quan; mỗi lần xem được ghi vào nhật ký.</Notice>
      <DossierGlance dossier={dossier} />
      <Moments dossier={dossier} />
      <section aria-labelledby="dong-ho" className="flex flex-col gap-2">
        <h2 id="dong-ho">Ai đã dùng bao nhiêu thời gian làm việc</h2>
        <ClockRow clocks={clocks} running={dossier.turn.holder} />
      </section>
      <div className="grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="thanh-phan" className="flex flex-col gap-2">
            <h2 id="thanh-phan">Thành phần hồ sơ</h2>
            <ComponentChecklist components={dossier.components} readHref={(file) => `/api/files/${file.id}`} />
          </section>
          <section aria-labelledby="ket-qua" className="flex flex-col gap-2">
            <h2 id="ket-qua">Kết quả và giấy đã lập</h2>
            <FileList files={dossier.resultFiles} label="Tệp kết quả" />
            {dossier.forms.length === 0 && dossier.resultFiles.length === 0 && <p className="text-muted">Chưa có.</p>}
            {dossier.forms.length > 0 && <IssuedForms forms={dossier.forms} reprint />}
          </section>
          <section aria-labelledby="tien" className="flex flex-col gap-2">
            <h2 id="tien">Phí và cước</h2>
            {dossier.charges.length === 0 ? <p className="text-muted">Chưa ghi khoản nào.</p> : <ChargesList charges={dossier.charges} />}
          </section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="ban-giay" className="flex flex-col gap-2">
            <h2 id="ban-giay">Bản giấy đang ở đâu</h2>
            <PaperWhereabouts papers={dossier.papers} />
            <IncidentNotes incidents={dossier.incidents} />
          </section>
          <DossierPast events={dossier.events} notices={dossier.notices} />
        </div>
      </div>
    </div>
  );
}
