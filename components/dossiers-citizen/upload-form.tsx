import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { MAX_FILE_BYTES } from "@/lib/digitisation/file-kind";

/** Sends files of one component; works without a script. `returnTo` is the page that the answer comes back to. */
export function UploadForm({
  dossierId,
  componentId,
  operationId,
  expectedVersion,
  returnTo,
  label,
  what,
  error,
}: {
  dossierId: string;
  componentId: string;
  operationId: string;
  expectedVersion?: number;
  returnTo: string;
  label: string;
  /** The paper that the files show; names the form among its like. */
  what: string;
  error?: string | undefined;
}) {
  return (
    <form action="/api/uploads" method="post" encType="multipart/form-data" aria-label={`Gửi tệp: ${what}`} className="flex flex-col gap-3">
      <input type="hidden" name="operationId" value={operationId} />
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="componentId" value={componentId} />
      <input type="hidden" name="purpose" value="COMPONENT" />
      {expectedVersion !== undefined && <input type="hidden" name="expectedVersion" value={expectedVersion} />}
      <input type="hidden" name="returnTo" value={returnTo} />
      <FileField
        name="file"
        label={label}
        multiple
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        formats="PDF, JPG, PNG"
        maxBytes={MAX_FILE_BYTES}
        {...(error === undefined ? {} : { error })}
      />
      <div>
        <Button variant="secondary" icon="upload">
          Tải tệp lên
        </Button>
      </div>
    </form>
  );
}
