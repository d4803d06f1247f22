import { Icon } from "@/components/ui/icon";
import { FileSignatures } from "@/components/dossiers/file-signatures";
import { DocumentLink } from "@/components/dossiers/document-link";
import { ScanText } from "@/components/dossiers/scan-text";
import { sizeWords } from "@/components/ui/size-words";
import type { FileView } from "@/lib/dossiers/dossier-view";
import { formatDateTime } from "@/lib/platform/format";

/** Stored files of a dossier, each to be opened; names, size, who put it there and when. */
export function FileList({ files, label }: { files: readonly FileView[]; label: string }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-1">
      {files.map((file) => (
        <li key={file.id} className="flex gap-2">
          <Icon name="file" size={18} className="mt-1 shrink-0 text-muted" />
          <span className="min-w-0 break-words">
            <DocumentLink href={`/api/files/${file.id}`}>{file.name}</DocumentLink>
            <span className="block text-small text-muted">
              {sizeWords(file.size)}, {file.uploadedByName} {file.certified ? "ký" : "gửi"} lúc {formatDateTime(file.uploadedAt)}
            </span>
            <FileSignatures file={file} />
            {file.text !== null && <ScanText text={file.text} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
