import { KeepFresh } from "@/components/agency/keep-fresh";
import { FileSignatures } from "@/components/dossiers/file-signatures";
import { DocumentLink } from "@/components/dossiers/document-link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { CERTIFY_REASON_WORDS } from "@/lib/digitisation/certification";
import { filesToCertify } from "@/lib/dossiers/certifiable-files";
import type { DossierView } from "@/lib/dossiers/dossier-view";

/** Seconds between two looks while files are being signed. */
const LOOK_EVERY = 3;

function CertifyButton({ dossierId, componentId, operationId, act, label, words, first }: { dossierId: string; componentId: string; operationId: string; act: FormAction; label: string; words: string; first: boolean }) {
  return (
    <ActionForm action={act} operationId={operationId} label={label} className="contents">
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="componentId" value={componentId} />
      <SubmitButton variant={first ? "primary" : "secondary"} size="small" icon="seal" pendingWords="Đang gửi…">
        {words}
      </SubmitButton>
    </ActionForm>
  );
}

/**
 * "Ký số đã đối chiếu": what of the dossier is signed, waits or failed, file by file, and the buttons to sign one component or all that can be. Signing goes on behind
 * the page; the clerk takes the next citizen meanwhile. Nothing is shown while there is no digitised file.
 */
export function CertifyPanel({ dossier, clerkId, act, operationIds }: { dossier: Pick<DossierView, "id" | "components">; clerkId: string; act: FormAction; operationIds: Readonly<Record<string, string>> }) {
  const components = dossier.components.filter(({ files }) => files.length > 0).map((component) => ({ component, files: filesToCertify(component, clerkId) }));
  if (components.length === 0) return null;
  const all = components.flatMap(({ files }) => files);
  const ready = all.filter(({ why }) => why === null).length;
  const waiting = all.filter(({ file }) => file.certification?.state === "WAITING");
  const signed = all.filter(({ file }) => file.certified).length;
  const trouble = waiting.find(({ file }) => file.certification?.words !== "")?.file.certification?.words;
  return (
    <section id="ky-doi-chieu" aria-labelledby="ky-so" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="ky-so">Ký số đã đối chiếu</h2>
        <p role="status" className="tabular text-small text-muted">
          đã ký {signed}/{all.length} tệp{waiting.length > 0 && `, đang chờ ${waiting.length}`}
        </p>
      </div>
      {trouble !== undefined && <Notice tone="warning">{trouble}</Notice>}
      {waiting.length > 0 && <KeepFresh seconds={LOOK_EVERY} onlyScripted />}
      {ready > 1 && (
        <div>
          <CertifyButton dossierId={dossier.id} componentId="" operationId={operationIds.all ?? ""} act={act} label="Ký đối chiếu tất cả" words={`Ký đối chiếu ${ready} tệp`} first />
        </div>
      )}
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {components.map(({ component, files }) => (
          <li key={component.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <p>{component.name}</p>
              <ul className="flex flex-col gap-1">
                {files.map(({ file, why }) => (
                  <li key={file.id} className="flex flex-col break-words">
                    <DocumentLink href={`/api/files/${file.id}`}>{file.name}</DocumentLink>
                    <FileSignatures file={file} />
                    {why !== null && why !== "ALREADY_CERTIFIED" && why !== "ALREADY_WAITING" && why !== "FROM_STORE" && <span className="text-small text-muted">{CERTIFY_REASON_WORDS[why]}</span>}
                  </li>
                ))}
              </ul>
            </div>
            {files.some(({ why }) => why === null) && (
              <CertifyButton
                dossierId={dossier.id} componentId={component.id} operationId={operationIds[component.id] ?? ""} act={act} label={`Ký đối chiếu ${component.name}`} first={false}
                words={files.some(({ file }) => file.certification?.state === "FAILED") ? "Ký lại" : "Ký đối chiếu"}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
