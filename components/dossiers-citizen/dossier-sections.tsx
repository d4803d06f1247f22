import type { ReactNode } from "react";
import { ChargesList } from "@/components/dossiers/charges-list";
import { DossierTimeline } from "@/components/dossiers/dossier-timeline";
import { FileList } from "@/components/dossiers/file-list";
import { IncidentNotes } from "@/components/dossiers/incident-notes";
import { IssuedForms } from "@/components/dossiers/issued-forms";
import { NoticeList } from "@/components/dossiers/notice-list";
import { PaperWayList } from "@/components/dossiers/paper-way-list";
import { PaperWhereabouts } from "@/components/dossiers/paper-whereabouts";
import { PostalLegs } from "@/components/dossiers/postal-legs";
import { DescriptionList } from "@/components/ui/description-list";
import type { ShipmentStep } from "@/lib/deliveries/queries/shipments";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import { paperNow, paperWay } from "@/lib/dossiers/paper-way";
import { formatDateTime } from "@/lib/platform/format";

function Section({ title, shown = true, children }: { title: string; shown?: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The dossier's page for its applicant, under the glance: result, papers, postal legs, forms, money, history, messages. */
export function DossierSections({ dossier, operatorSteps }: { dossier: DossierView; operatorSteps: readonly ShipmentStep[] }) {
  const { papers, pickups, items, forms, charges, notices, resultFiles, components, otherFiles, proofFiles } = dossier;
  const way = paperWay(dossier, operatorSteps);
  const files = [...components.flatMap((component) => component.files), ...otherFiles];
  return (
    <div className="flex flex-col gap-10">
      <Section title="Kết quả" shown={resultFiles.length > 0}>
        <FileList files={resultFiles} label="Tệp kết quả" />
      </Section>
      <Section title="Giấy tờ của tôi đang ở đâu" shown={papers.length + way.length + dossier.incidents.length > 0}>
        {papers.length > 0 && <PaperWhereabouts papers={papers} applicantWords="Anh/chị" now={(paper) => paperNow(dossier, paper)} />}
        <IncidentNotes incidents={dossier.incidents} />
        {way.length > 0 && <h3>Đường đi của giấy tờ</h3>}
        <PaperWayList steps={way} />
        {proofFiles.length > 0 && <h3>Ảnh bưu tá chụp</h3>}
        <FileList files={proofFiles} label="Ảnh bưu tá chụp khi gom, phát" />
      </Section>
      <Section title="Bưu điện" shown={pickups.length + items.length > 0}>
        <PostalLegs pickups={pickups} items={items} />
      </Section>
      <Section title="Giấy tờ được lập" shown={forms.length > 0}>
        <IssuedForms forms={forms} />
      </Section>
      <Section title="Tệp đã gửi" shown={files.length > 0}>
        <FileList files={files} label="Tệp đã gửi" />
      </Section>
      <Section title="Phí và cước">
        <ChargesList charges={charges} noFeeWords="chưa có khoản nào; cơ quan thông báo nếu phải nộp." />
      </Section>
      <Section title="Diễn biến">
        <DossierTimeline events={dossier.events} />
      </Section>
      <Section title="Tin đã gửi anh/chị" shown={notices.length > 0}>
        <NoticeList notices={notices} />
      </Section>
      <Section title="Nội dung hồ sơ">
        <DescriptionList
          items={[
            { term: "Nộp cho", value: dossier.agency.name },
            ...(dossier.office ? [{ term: "Quầy tiếp nhận", value: dossier.office.name, note: dossier.office.openingHours }] : []),
            ...(dossier.caseTitle === null ? [] : [{ term: "Trường hợp", value: dossier.caseTitle }]),
            { term: "Nộp lúc", value: dossier.moments.submittedAt && formatDateTime(dossier.moments.submittedAt) },
            ...(dossier.due?.termWords ? [{ term: "Thời hạn theo quy định", value: dossier.due.termWords }] : []),
            { term: "Nhận kết quả", value: RETURN_METHOD_WORDS[dossier.returnMethod], ...(dossier.returnAddress === null ? {} : { note: dossier.returnAddress }) },
            ...dossier.request.map(({ label, value }) => ({ term: label, value: value === "" ? "" : <span className="whitespace-pre-line">{value}</span> })),
          ]}
        />
      </Section>
    </div>
  );
}
