import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { sizeWords } from "@/components/ui/size-words";
import type { FileView } from "@/lib/dossiers/dossier-view";
import { formatDateTime } from "@/lib/platform/format";

/** One scan, as large as its place, beside the checklist that it answers. */
export function ScanReader({ file, what, previousHref, nextHref, closeHref }: { file: FileView; what: string; previousHref: string | null; nextHref: string | null; closeHref: string }) {
  const address = `/api/files/${file.id}`;
  return (
    <div className="flex flex-col max-lg:h-[80vh] lg:h-full">
      <PageHeader
        eyebrow={what}
        title={file.name}
        lead={<span className="text-small">{`${sizeWords(file.size)}, ${file.uploadedByName} gửi lúc ${formatDateTime(file.uploadedAt)}`}</span>}
        actions={
          <>
            {previousHref !== null && (
              <Button href={previousHref} variant="secondary" size="small" icon="arrow-left">
                Tệp trước
              </Button>
            )}
            {nextHref !== null && (
              <Button href={nextHref} variant="secondary" size="small" icon="arrow-right">
                Tệp sau
              </Button>
            )}
            <Button href={address} newTab variant="secondary" size="small" icon="link">
              Mở riêng
            </Button>
            <Button href={closeHref} size="small" icon="x">
              Đóng tài liệu
            </Button>
          </>
        }
      />
      {file.contentType === "application/pdf" ? (
        <iframe src={address} title={`${what}: ${file.name}`} className="min-h-[24rem] w-full grow rounded border border-line bg-wash" />
      ) : (
        <div className="min-h-[24rem] grow overflow-auto rounded border border-line bg-wash p-2">
          {/* The optimiser is off and the file is behind the session: a plain picture is right here. */}
          <img src={address} alt={`${what}: ${file.name}`} className="mx-auto max-w-full" />
        </div>
      )}
    </div>
  );
}
