import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import type { DossierView } from "@/lib/dossiers/dossier-view";

const MEGABYTE = 1024 * 1024;

/** Sends a result's file and comes back to `returnTo`; works without JavaScript. */
export function ResultUpload({ dossier, operationId, returnTo }: { dossier: Pick<DossierView, "id" | "version">; operationId: string; returnTo: string }) {
  return (
    <form action="/api/uploads" method="post" encType="multipart/form-data" aria-label="Đính kèm kết quả" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="dossierId" value={dossier.id} />
      <input type="hidden" name="expectedVersion" value={dossier.version} />
      <input type="hidden" name="operationId" value={operationId} />
      <input type="hidden" name="purpose" value="RESULT" />
      <input type="hidden" name="returnTo" value={returnTo} />
      <FileField name="file" label="Tệp kết quả" accept="application/pdf,image/jpeg,image/png" formats="PDF, JPG, PNG" maxBytes={20 * MEGABYTE} required />
      <Button variant="secondary" icon="upload">
        Đính kèm
      </Button>
    </form>
  );
}
