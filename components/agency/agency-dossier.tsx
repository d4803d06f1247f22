import type { ReactNode } from "react";
import { ActBar, CLAIM_FORM } from "@/components/agency/act-bar";
import type { ActChoices } from "@/components/agency/act-fields";
import { ActPanel } from "@/components/agency/act-panel";
import { type Act, type ActActions, DONE_WORDS, offeredActs } from "@/components/agency/acts";
import { ComponentChecklist } from "@/components/agency/component-checklist";
import { DossierDesk } from "@/components/agency/dossier-desk";
import { InboxPane, inboxParts, type InboxPlace } from "@/components/agency/inbox-pane";
import { ProposalCard } from "@/components/agency/proposal-card";
import { ScanReader } from "@/components/agency/scan-reader";
import { ownerItems } from "@/components/dossiers/owner-item";
import { ActionForm } from "@/components/ui/action-form";
import { CopyableCode } from "@/components/ui/copyable-code";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TwoPane } from "@/components/ui/two-pane";
import type { Clocks } from "@/lib/deadlines/clocks";
import type { DossierView, FileView } from "@/lib/dossiers/dossier-view";
import type { OpinionView } from "@/lib/dossiers/queries/opinions";
import { addressOf } from "@/lib/dossiers/list-address";
import { uploadRefusalWords } from "@/lib/dossiers/upload-words";
import type { AgencyDesk, InboxPage } from "@/lib/dossiers/queries/agency-inbox";

type AgencyDossierProps = Readonly<{
  dossier: DossierView;
  clocks: Clocks | null;
  me: string;
  desk: AgencyDesk;
  page: InboxPage;
  place: InboxPlace;
  act: Act | null;
  choices: ActChoices;
  /** What other agencies were asked about it. */
  opinions: readonly OpinionView[];
  openFileId: string | null;
  /** The agency's internal steps of it. */
  steps: ReactNode;
  said: Readonly<{ done: string | null; fault: string | null }>;
  claim: FormAction;
  sign: FormAction;
  actions: ActActions;
  operationIds: Readonly<{ act: string; upload: string; uploadBelow: string; claim: string; sign: string }>;
}>;

/** A result that still lies with the agency and goes back through the post's hands. */
function toDispatch({ status, returnMethod, events }: DossierView): boolean {
  const last = events.find(({ event }) => event === "DISPATCH_RESULT" || event === "RETURN_UNDELIVERED");
  return status === "RESOLVED" && returnMethod !== "ONLINE" && last?.event !== "DISPATCH_RESULT";
}

/** The form that the corner's button sends; what it refuses is read on top of the dossier. */
function ClaimForm({ dossier, claim, operationIds }: Pick<AgencyDossierProps, "dossier" | "claim" | "operationIds">) {
  if (!dossier.possible.includes("CLAIM")) return null;
  const { holder } = dossier;
  return (
    <>
      {holder !== null && (
        <div className="mb-4">
          <Notice tone="attention" title="Hồ sơ để lâu: anh/chị nhận được">
            {holder.name} giữ hồ sơ này nhưng đã quá 5 ngày làm việc không có bước nào. Anh/chị bấm “Nhận giải quyết” thì từ lúc đó là người chịu trách nhiệm; {holder.name} sẽ được báo khi làm bước tiếp theo.
          </Notice>
        </div>
      )}
    <ActionForm id={CLAIM_FORM} action={claim} operationId={operationIds.claim} label="Nhận giải quyết" className="flex flex-col">
      <input type="hidden" name="dossierId" value={dossier.id} />
      <input type="hidden" name="expectedVersion" value={dossier.version} />
    </ActionForm>
    </>
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
  const acts = offeredActs(dossier, me);
  const [claimable, dispatchable] = [dossier.possible.includes("CLAIM"), toDispatch(dossier)];
  const corner: ReactNode = acts.length > 0 || claimable || dispatchable ? <ActBar acts={acts} actHref={actHref} claimable={claimable} dispatchable={dispatchable} /> : undefined;
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
            <DescriptionList layout="stacked" items={[{ term: "Người nộp", value: dossier.applicant.name }, ...ownerItems(dossier), ...dossier.request.map(({ label, value }) => ({ term: label, value }))]} />
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
          <ProposalCard dossier={dossier} sign={props.sign} operationId={operationIds.sign} />
          {props.act !== null && (
            <ActPanel
              act={props.act}
              dossier={dossier}
              choices={props.choices}
              operationId={operationIds.act}
              uploadOperationId={operationIds.upload}
              action={props.actions[props.act]}
              closeHref={hereHref}
              hereHref={addressOf(here, parts, { viec: props.act })}
            />
          )}
          <DossierDesk dossier={dossier} opinions={props.opinions} clocks={props.clocks} me={me} readHref={readHref} uploadOperationId={props.act === null ? operationIds.uploadBelow : null} hereHref={hereHref} steps={props.steps} />
        </>
      }
    />
  );
}
