import { type Act, ACT_SUBMITS, ACT_TITLES } from "@/components/agency/acts";
import { ActConsequence } from "@/components/agency/act-consequence";
import { type ActChoices, ActFields } from "@/components/agency/act-fields";
import { ResultUpload } from "@/components/agency/result-upload";
import { FileList } from "@/components/dossiers/file-list";
import { ActionBar } from "@/components/ui/action-bar";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DossierView } from "@/lib/dossiers/dossier-view";

type PanelProps = Readonly<{
  act: Act; dossier: DossierView; choices: ActChoices; operationId: string; uploadOperationId: string; action: FormAction; closeHref: string; hereHref: string;
}>;

/** The result's files, with the place to attach the first or one more. */
function Results({ dossier, uploadOperationId, hereHref, must }: Pick<PanelProps, "dossier" | "uploadOperationId" | "hereHref"> & { must: boolean }) {
  const none = dossier.resultFiles.length === 0;
  const upload = <ResultUpload dossier={dossier} operationId={uploadOperationId} returnTo={hereHref} />;
  return (
    <>
      <FileList files={dossier.resultFiles} label="Tệp kết quả" />
      {must && none && <Notice tone="attention" title="Đính kèm kết quả trước">Kết quả điện tử là bắt buộc. Chọn tệp đã ký rồi bấm “Đính kèm”.</Notice>}
      {none ? (
        upload
      ) : (
        <details>
          <summary className="text-brand underline decoration-1 underline-offset-4">Đính kèm thêm tệp</summary>
          <div className="mt-2">{upload}</div>
        </details>
      )}
    </>
  );
}

const GRAVE: ReadonlySet<Act> = new Set(["tu-choi", "dung"]);

/** One act with its words, above the dossier: no window over the page, everything stays readable below. */
export function ActPanel({ act, dossier, choices, operationId, uploadOperationId, action, closeHref, hereHref }: PanelProps) {
  const granting = act === "tra-ket-qua";
  const close = (
    <Button href={closeHref} variant="quiet">
      Thôi
    </Button>
  );
  return (
    <section id="viec" className="mb-4 scroll-mt-4">
      <Card title={ACT_TITLES[act]} tone="attention">
        {(granting || act === "trinh-ky") && <Results dossier={dossier} uploadOperationId={uploadOperationId} hereHref={hereHref} must={granting} />}
        {granting && dossier.resultFiles.length === 0 ? (
          <ActionBar>{close}</ActionBar>
        ) : (
          <ActionForm action={action} operationId={operationId} label={ACT_TITLES[act]}>
            <input type="hidden" name="dossierId" value={dossier.id} />
            <input type="hidden" name="expectedVersion" value={dossier.version} />
            <ActConsequence act={act} dossier={dossier} />
            <ActFields act={act} dossier={dossier} choices={choices} />
            <ActionBar>
              {close}
              <SubmitButton variant={GRAVE.has(act) ? "danger" : "primary"}>{ACT_SUBMITS[act]}</SubmitButton>
            </ActionBar>
          </ActionForm>
        )}
      </Card>
    </section>
  );
}
