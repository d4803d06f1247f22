import type { ReactNode } from "react";
import { type Act, type ActActions, ActPanel, EVENT_OF_ACT } from "@/components/agency/act-panel";
import { ComponentChecklist } from "@/components/agency/component-checklist";
import { DossierDesk } from "@/components/agency/dossier-desk";
import { InboxPane, inboxParts, type InboxPlace } from "@/components/agency/inbox-pane";
import { ScanReader } from "@/components/agency/scan-reader";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CopyableCode } from "@/components/ui/copyable-code";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TwoPane } from "@/components/ui/two-pane";
import type { Clocks } from "@/lib/deadlines/clocks";
import type { DossierView, FileView } from "@/lib/dossiers/dossier-view";
import { addressOf } from "@/lib/dossiers/list-address";
import { uploadRefusalWords } from "@/lib/dossiers/upload-words";
import type { AgencyDesk, InboxPage } from "@/lib/dossiers/queries/agency-inbox";

const CLAIM_FORM = "nhan-giai-quyet";

const DONE_WORDS: Readonly<Record<string, string>> = {
  "nhan": "Anh/chị đã nhận giải quyết hồ sơ này.",
  "tra-lai": "Đã trả hồ sơ về cơ quan; người khác nhận được rồi.",
  "lay-ho-so": "Anh/chị đã lấy hồ sơ về giải quyết.",
  "bo-sung": "Đã gửi yêu cầu bổ sung; người nộp được báo bằng thư.",
  "nhan-bo-sung": "Đã ghi nhận đủ bổ sung; hạn trả đã tính lại.",
  "tra-ket-qua": "Đã giải quyết xong, có kết quả. Bước tiếp: bàn giao kết quả cho bưu điện.",
  "tu-choi": "Đã từ chối giải quyết; phiếu từ chối đã lập và người nộp được báo.",
  "dung": "Đã dừng giải quyết; người nộp được báo.",
  "tep": "Đã đính kèm tệp kết quả.",
  "buoc": "Đã ghi xong một bước nội bộ.",
};

type AgencyDossierProps = Readonly<{
  dossier: DossierView;
  clocks: Clocks | null;
  me: string;
  desk: AgencyDesk;
  page: InboxPage;
  place: InboxPlace;
  act: Act | null;
  openFileId: string | null;
  /** The agency's internal steps of it. */
  steps: ReactNode;
  said: Readonly<{ done: string | null; fault: string | null }>;
  claim: FormAction;
  actions: ActActions;
  operationIds: Readonly<{ act: string; upload: string; uploadBelow: string; claim: string }>;
}>;

/** A result that still lies with the agency and goes back through the post's hands. */
function toDispatch({ status, returnMethod, events }: DossierView): boolean {
  return status === "RESOLVED" && returnMethod !== "ONLINE" && !events.some(({ event }) => event === "DISPATCH_RESULT");
}

const OFFERED: readonly DossierView["possible"][number][] = ["CLAIM", ...Object.values(EVENT_OF_ACT)];

/** What may be done now, in the pinned corner: the lifecycle's own answer, the primary act last. */
function Acts({ dossier, me, actHref }: { dossier: DossierView; me: string; actHref: (act: Act) => string }) {
  const may = (event: DossierView["possible"][number]) => dossier.possible.includes(event);
  const mine = dossier.holder?.id === me;
  const unheld = may("CLAIM");
  return (
    <>
      {may("RELEASE") && (
        <Button href={actHref("tra-lai")} variant="quiet">
          Trả lại
        </Button>
      )}
      {may("STOP") && (
        <Button href={actHref("dung")} variant="quiet">
          Dừng
        </Button>
      )}
      {may("TAKE_OVER") && !mine && dossier.holder !== null && (
        <Button href={actHref("lay-ho-so")} variant="secondary">
          Lấy hồ sơ
        </Button>
      )}
      {may("REFUSE") && (
        <Button href={actHref("tu-choi")} variant="danger">
          Từ chối
        </Button>
      )}
      {may("REQUEST_SUPPLEMENT") && (
        <Button href={actHref("bo-sung")} variant="secondary" shortcut="b">
          Yêu cầu bổ sung
        </Button>
      )}
      {may("ACCEPT_SUPPLEMENT") && (
        <Button href={actHref("nhan-bo-sung")} icon="check" shortcut="b">
          Nhận đủ bổ sung
        </Button>
      )}
      {may("ATTACH_RESULT") && (
        <Button href={actHref("tra-ket-qua")} variant={unheld ? "secondary" : "primary"} icon="seal" shortcut="g">
          Giải quyết xong
        </Button>
      )}
      {toDispatch(dossier) && (
        <Button href="/co-quan/ban-giao" icon="post" shortcut="g">
          Bàn giao kết quả
        </Button>
      )}
      {unheld && (
        <SubmitButton form={CLAIM_FORM} icon="check" shortcut="n">
          Nhận giải quyết
        </SubmitButton>
      )}
    </>
  );
}

/** The form that the corner's button sends; what it refuses is read on top of the dossier. */
function ClaimForm({ dossier, claim, operationIds }: Pick<AgencyDossierProps, "dossier" | "claim" | "operationIds">) {
  if (!dossier.possible.includes("CLAIM")) return null;
  return (
    <ActionForm id={CLAIM_FORM} action={claim} operationId={operationIds.claim} label="Nhận giải quyết" className="flex flex-col">
      <input type="hidden" name="dossierId" value={dossier.id} />
      <input type="hidden" name="expectedVersion" value={dossier.version} />
    </ActionForm>
  );
}

function Said({ done, fault }: AgencyDossierProps["said"]) {
  const words = done === null ? undefined : (DONE_WORDS[done] ?? "Đã lưu.");
  return (
    <>
      {words !== undefined && (
        <div className="mb-4">
          <Notice tone="success" live>
            {words}
          </Notice>
        </div>
      )}
      {fault !== null && (
        <div className="mb-4">
          <Notice tone="danger" title="Chưa đính kèm được" live>
            {uploadRefusalWords(fault)}
          </Notice>
        </div>
      )}
    </>
  );
}

/** All scans in the order of the checklist, results last, each with the name of what it is. */
function scansOf(dossier: DossierView): { file: FileView; what: string }[] {
  return [
    ...dossier.components.flatMap(({ name, files }) => files.map((file) => ({ file, what: name }))),
    ...dossier.otherFiles.map((file) => ({ file, what: "Tệp khác" })),
    ...dossier.resultFiles.map((file) => ({ file, what: "Kết quả" })),
  ];
}

/** The dossier on the agency's desk: beside the queue, or, while a scan is read, beside its own checklist. */
export function AgencyDossier(props: AgencyDossierProps) {
  const { dossier, place, desk, page, operationIds, me } = props;
  const here = `/co-quan/ho-so/${dossier.id}`;
  const parts = inboxParts(place);
  const hereHref = addressOf(here, parts);
  const readHref = (file: FileView) => addressOf(here, parts, { tep: file.id });
  const actHref = (act: Act) => `${addressOf(here, parts, { viec: act })}#viec`;
  const scans = scansOf(dossier);
  const open = scans.findIndex(({ file }) => file.id === props.openFileId);
  const reading = scans[open];
  const offers = toDispatch(dossier) || dossier.possible.some((event) => OFFERED.includes(event));
  const corner: ReactNode = offers ? <Acts dossier={dossier} me={me} actHref={actHref} /> : undefined;
  if (reading) {
    return (
      <TwoPane
        queueLabel={`Danh mục của ${dossier.shownCode}`}
        detailLabel="Bản quét"
        detailOpen
        backHref={hereHref}
        actions={corner}
        queue={
          <div className="flex flex-col gap-4">
            <p className="tabular font-semibold">{dossier.shownCode}</p>
            <ComponentChecklist components={dossier.components} readHref={readHref} openFileId={reading.file.id} />
            <h2>Nội dung đề nghị</h2>
            <DescriptionList layout="stacked" items={[{ term: "Người nộp", value: dossier.applicant.name }, ...dossier.request.map(({ label, value }) => ({ term: label, value }))]} />
          </div>
        }
        detail={
          <>
            <ClaimForm {...props} />
            <ScanReader
              {...reading}
              previousHref={scans[open - 1] ? readHref((scans[open - 1] ?? reading).file) : null}
              nextHref={scans[open + 1] ? readHref((scans[open + 1] ?? reading).file) : null}
              closeHref={hereHref}
            />
          </>
        }
      />
    );
  }
  return (
    <TwoPane
      queueLabel="Hàng hồ sơ"
      detailLabel={`Hồ sơ ${dossier.shownCode}`}
      detailOpen
      backHref={addressOf("/co-quan/ho-so", parts)}
      actions={props.act === null ? corner : undefined}
      queue={<InboxPane place={place} desk={desk} page={page} openId={dossier.id} />}
      detail={
        <>
          <PageHeader
            eyebrow={`${dossier.procedure.name} · ${dossier.procedure.code}`}
            title={<CopyableCode code={dossier.shownCode} size="big" what="mã hồ sơ" />}
          />
          <Said {...props.said} />
          <ClaimForm {...props} />
          {props.act !== null && (
            <ActPanel
              act={props.act}
              dossier={dossier}
              operationId={operationIds.act}
              uploadOperationId={operationIds.upload}
              action={props.actions[props.act]}
              closeHref={hereHref}
              hereHref={addressOf(here, parts, { viec: props.act })}
            />
          )}
          <DossierDesk dossier={dossier} clocks={props.clocks} me={me} readHref={readHref} uploadOperationId={props.act === null ? operationIds.uploadBelow : null} hereHref={hereHref} steps={props.steps} />
        </>
      }
    />
  );
}
