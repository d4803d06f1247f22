import type { ReactNode } from "react";
import { DocumentLink } from "@/components/dossiers/document-link";
import { FileSignatures } from "@/components/dossiers/file-signatures";
import { OwnOffers } from "@/components/dossiers-citizen/store-offers";
import { UploadForm } from "@/components/dossiers-citizen/upload-form";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { sizeWords } from "@/components/ui/size-words";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { askedWords, mayLeaveOut } from "@/lib/dossiers/declared-papers";
import type { DraftComponent } from "@/lib/dossiers/queries/draft";
import type { StoreOffer } from "@/lib/dossiers/queries/store-offers";
import { newId } from "@/lib/platform/ids";

export type ComponentCardProps = Readonly<{
  dossierId: string;
  component: DraftComponent;
  byPost: boolean;
  returnTo: string;
  choose: FormAction;
  drop: FormAction;
  /** What of the applicant's own store fits it. */
  offers: readonly StoreOffer[];
  take: FormAction;
  /** Words of an upload that was turned away. */
  uploadError?: string | undefined;
}>;

function givenWords({ declared }: DraftComponent): string {
  const counts = [
    [declared?.originals ?? 0, "bản chính"],
    [declared?.certifiedCopies ?? 0, "bản sao chứng thực"],
    [declared?.photocopies ?? 0, "bản chụp"],
  ] as const;
  return counts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`).join(", ");
}

/** How the component stands: settled or still to be chosen, in one tag. */
export function ComponentState({ component }: { component: DraftComponent }) {
  const { declared, files } = component;
  const parts = [files.length > 0 ? `${files.length} tệp đã tải lên` : "", declared?.way === "PAPER" ? `giao bưu tá ${givenWords(component)}` : ""].filter((part) => part !== "");
  if (parts.length > 0) return <StatusTag tone="success">{parts.join("; ")}</StatusTag>;
  if (declared?.way === "NOT_APPLICABLE") return <StatusTag tone="neutral">{component.replacedByData === null ? "không thuộc trường hợp này" : "lấy từ cơ sở dữ liệu"}</StatusTag>;
  return <StatusTag tone="attention">chưa chọn cách nộp</StatusTag>;
}

function Choice({ dossierId, component, action, way, label, children }: { dossierId: string; component: DraftComponent; action: FormAction; way: string; label: string; children: ReactNode }) {
  return (
    <ActionForm action={action} operationId={newId()} label={`${label}: ${component.name}`} className="flex flex-col gap-3">
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="componentId" value={component.id} />
      <input type="hidden" name="way" value={way} />
      {children}
    </ActionForm>
  );
}

function Files({ dossierId, component, drop }: Pick<ComponentCardProps, "dossierId" | "component" | "drop">) {
  return (
    <ul aria-label={`Tệp của ${component.name}`} className="flex flex-col gap-2">
      {component.files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line pt-2">
          <span className="min-w-0 break-words">
            <DocumentLink href={`/api/files/${file.id}`}>{file.name}</DocumentLink> <span className="text-small text-muted">{sizeWords(file.size)}</span>
            <FileSignatures file={file} />
          </span>
          <ActionForm action={drop} operationId={newId()} label={`Bỏ tệp ${file.name}`} className="contents">
            <input type="hidden" name="dossierId" value={dossierId} />
            <input type="hidden" name="fileId" value={file.id} />
            <SubmitButton variant="quiet" size="small" icon="x" pendingWords="Đang bỏ…">
              Bỏ tệp này
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

function Ways({ dossierId, component, byPost, returnTo, choose, uploadError }: ComponentCardProps) {
  const { declared } = component;
  const counts = declared?.way === "PAPER" ? declared : component;
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      <UploadForm dossierId={dossierId} componentId={component.id} operationId={newId()} returnTo={returnTo} label="Cách 1: gửi tệp" what={component.name} error={uploadError} />
      <div className="flex flex-col gap-6">
        {byPost && (
          <Choice dossierId={dossierId} component={component} action={choose} way="PAPER" label="Giao bản giấy">
            <p className="font-semibold">Cách 2: giao bản giấy cho bưu tá</p>
            <div className="grid grid-cols-3 items-end gap-3">
              <TextField name="originals" label="Bản chính" type="number" min={0} max={99} defaultValue={String(counts.originals)} width="full" />
              <TextField name="certifiedCopies" label="Sao chứng thực" type="number" min={0} max={99} defaultValue={String(counts.certifiedCopies)} width="full" />
              <TextField name="photocopies" label="Bản chụp" type="number" min={0} max={99} defaultValue={String(counts.photocopies)} width="full" />
            </div>
            <div>
              <SubmitButton variant="secondary" icon="truck" pendingWords="Đang lưu…">
                {declared?.way === "PAPER" ? "Sửa số bản giấy" : "Giao bản giấy"}
              </SubmitButton>
            </div>
          </Choice>
        )}
        {declared?.way === "PAPER" && (
          <Choice dossierId={dossierId} component={component} action={choose} way="UNDECIDED" label="Không giao bản giấy nữa">
            <div>
              <SubmitButton variant="quiet" icon="x" pendingWords="Đang lưu…">
                Không giao bản giấy nữa
              </SubmitButton>
            </div>
          </Choice>
        )}
        {mayLeaveOut(component) && component.alternativeGroup === null && declared?.way !== "NOT_APPLICABLE" && (
          <Choice dossierId={dossierId} component={component} action={choose} way="NOT_APPLICABLE" label="Không phải nộp">
            <div>
              <SubmitButton variant="quiet" icon="minus" pendingWords="Đang lưu…">
                {component.replacedByData === null ? "Không thuộc trường hợp này" : `Để cơ quan lấy từ ${component.replacedByData}`}
              </SubmitButton>
            </div>
          </Choice>
        )}
      </div>
    </div>
  );
}

/** One paper of the dossier: what is asked, how it stands, and the ways to give it, each a small form that works without a script. */
export function ComponentCard(props: ComponentCardProps) {
  const { component, byPost, uploadError, dossierId, offers, take } = props;
  const settled = component.files.length > 0 || component.declared !== null;
  if (component.kind === "NOTE") return <p className="border-l-4 border-line-strong pl-3 text-muted">{component.name}</p>;
  return (
    <section id={`giay-${component.id}`} aria-labelledby={`ten-${component.id}`} className="flex flex-col gap-4 rounded border border-line p-(--wing-gap)">
      <div className="flex flex-col gap-1">
        <h2 id={`ten-${component.id}`} className="text-lead">
          {component.name}
        </h2>
        <p className="text-muted">Cần: {askedWords(component)}</p>
        {component.conditionText !== null && <p className="text-small">Điều kiện: {component.conditionText}</p>}
        {component.formTemplate !== null && <p className="text-small text-muted">Theo mẫu: {component.formTemplate}</p>}
        {component.alternativeGroup !== null && <p className="text-small">Nộp một trong các giấy tờ thay nhau là đủ.</p>}
        {component.kind === "SHOWN" && byPost && <p className="text-small">Bản chính giao để đối chiếu được trả lại cùng kết quả.</p>}
        <p className="mt-1">
          <ComponentState component={component} />
        </p>
      </div>
      <OwnOffers offers={offers} dossierId={dossierId} componentName={component.name} take={take} />
      {component.files.length > 0 && <Files {...props} />}
      {settled && uploadError === undefined ? (
        <details>
          <summary className="min-h-11 py-2 font-semibold text-brand">Thêm tệp hoặc đổi cách nộp</summary>
          <div className="pt-2">
            <Ways {...props} />
          </div>
        </details>
      ) : (
        <Ways {...props} />
      )}
    </section>
  );
}
