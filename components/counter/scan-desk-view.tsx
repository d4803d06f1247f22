import { ScanIntake } from "@/components/counter/scan-intake";
import { ScanProgress } from "@/components/counter/scan-progress";
import { ScanTable } from "@/components/counter/scan-table";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { StatusTag } from "@/components/ui/status-tag";
import type { ScanDesk } from "@/lib/dossiers/queries/scan-desk";
import { INCOMING_STATE_WORDS, SEPARATOR_WORDS, VIRUS_WORDS } from "@/lib/digitisation/labels";

/** The scanning table of a dossier: files and camera in, pages judged and laid to their papers, documents on their way into the dossier. */
export function ScanDeskView({ desk, arrange, finish, dismiss }: { desk: ScanDesk; arrange: FormAction; finish: FormAction; dismiss: FormAction }) {
  const { dossierId, components } = desk;
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Số hóa giấy tờ"
        lead={`${desk.shownCode} · ${desk.applicantName} · ${desk.procedureName}`}
        breadcrumbs={[{ href: "/buu-dien/quay", label: "Quầy" }, { href: `/buu-dien/quay/${dossierId}`, label: "Hồ sơ" }]}
        status={<StatusTag tone={VIRUS_WORDS[desk.virus].tone} icon="shield">{VIRUS_WORDS[desk.virus].words}</StatusTag>}
        actions={
          <>
            <Button href="/api/scans/separators" newTab variant="quiet" icon="print">In bộ dùng lại</Button>
            <Button href={`/api/scans/separators/${dossierId}`} newTab variant="secondary" icon="print">In tờ phân cách</Button>
            <Button href={`/buu-dien/quay/${dossierId}`} variant="secondary" icon="arrow-left" shortcut="h">Về hồ sơ</Button>
          </>
        }
      />
      {desk.closed !== null ? (
        <Notice tone="attention" title="Không số hóa thêm được">
          <p>{desk.closed}</p>
          {desk.incoming.map(({ id, source, words }) => <p key={id}>{source}: {words === "" ? INCOMING_STATE_WORDS.JUDGING : words}</p>)}
        </Notice>
      ) : (
        <ScanIntake dossierId={dossierId} components={components.map(({ id, code, name }) => ({ id, code, name }))} incoming={desk.incoming} dismiss={dismiss} />
      )}
      <ScanProgress documents={desk.documents} components={components} />
      {desk.strays.length > 0 && (
        <Notice tone="attention" title="Có tờ phân cách không dùng được">
          <ul>
            {desk.strays.map(({ id, why, source, sourcePage }) => (
              <li key={id}>{source}, trang {sourcePage}: {SEPARATOR_WORDS[why]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {desk.closed === null && <ScanTable desk={desk} arrange={arrange} finish={finish} />}
    </div>
  );
}
