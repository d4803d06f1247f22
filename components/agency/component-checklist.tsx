import { DocumentLink } from "@/components/dossiers/document-link";
import { FileSignatures } from "@/components/dossiers/file-signatures";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import { EmptyState } from "@/components/ui/empty-state";
import type { ComponentView, FileView } from "@/lib/dossiers/dossier-view";
import { ANSWER_WORDS } from "@/lib/dossiers/labels";
import type { AnswerKind } from "@/lib/platform/generated/enums";

const TONES = { FILED: "success", SHOWN: "success", ALTERNATIVE: "info", FROM_DATABASE: "info", MISSING: "danger" } satisfies Record<AnswerKind, Tone>;

/** "1 bản chính, 2 bản sao chứng thực"; empty when nothing was counted. */
export function countWords({ originals, certifiedCopies, photocopies }: Readonly<{ originals: number; certifiedCopies: number; photocopies: number }>): string {
  const parts = [[originals, "bản chính"], [certifiedCopies, "bản sao chứng thực"], [photocopies, "bản chụp"]] as const;
  return parts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(", ");
}

function Answer({ component }: { component: ComponentView }) {
  const { answer } = component;
  if (answer === null) return component.kind === "NOTE" ? null : <StatusTag tone="neutral">Quầy chưa ghi</StatusTag>;
  const counted = countWords(answer);
  return (
    <>
      <StatusTag tone={TONES[answer.answer]}>{ANSWER_WORDS[answer.answer]}</StatusTag>
      <span className="text-small text-muted">
        {[counted, answer.note].filter((part) => part !== "").join(" · ")}
        {(counted !== "" || answer.note !== "") && " · "}
        {answer.checkedByName} kiểm
      </span>
    </>
  );
}

/** A scan is opened in the reader; where there is none, as a document by itself. */
function ScanLink({ href, strong, children }: { href: string; strong: boolean; children: string }) {
  if (href.startsWith("/api/")) return <DocumentLink href={href}>{children}</DocumentLink>;
  return (
    <TextLink href={href} strong={strong}>
      {children}
    </TextLink>
  );
}

/** The components with the counter's answers, each with its scans to be read beside it. `readHref` opens a scan in the reader. */
export function ComponentChecklist({ components, readHref, openFileId }: { components: readonly ComponentView[]; readHref: (file: FileView) => string; openFileId?: string }) {
  if (components.length === 0) return <EmptyState title="Thủ tục này không có thành phần hồ sơ" icon="files" />;
  return (
    <ol className="flex flex-col divide-y divide-line border-y border-line">
      {components.map((component, index) => (
        <li key={component.id} className="flex flex-col gap-1 py-2.5">
          <p>
            <span className="tabular text-muted">{index + 1}. </span>
            {component.name}
            {component.conditionText !== null && <span className="text-small text-muted"> ({component.conditionText})</span>}
          </p>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Answer component={component} />
          </div>
          {component.files.length > 0 && (
            <ul aria-label={`Bản quét: ${component.name}`} className="flex flex-wrap gap-x-4 gap-y-1">
              {component.files.map((file) => (
                <li key={file.id} className="min-w-0 break-words">
                  <ScanLink href={readHref(file)} strong={file.id === openFileId}>
                    {file.name}
                  </ScanLink>
                  {file.id === openFileId && <span className="text-small text-muted"> (đang xem)</span>}
                  <span className="flex flex-col"><FileSignatures file={file} /></span>
                </li>
              ))}
            </ul>
          )}
          {component.files.length === 0 && component.kind === "FILED" && <p className="text-small text-muted">Chưa có bản quét</p>}
        </li>
      ))}
    </ol>
  );
}
