import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DossierView } from "@/lib/dossiers/dossier-view";

/** A same-day dossier is received without a slip; who asks for one afterwards gets it (NĐ 61/2018, Điều 17.4). */
export function ReceiptButton({ dossier, operationId, print }: { dossier: DossierView; operationId: string; print: FormAction }) {
  if (!dossier.procedure.sameDay || dossier.code === null || dossier.forms.some(({ kind }) => kind === "RECEIPT")) return null;
  return (
    <ActionForm action={print} operationId={operationId} label="In giấy tiếp nhận theo yêu cầu">
      <input type="hidden" name="dossierId" value={dossier.id} />
      <SubmitButton variant="secondary" size="small" icon="print" pendingWords="Đang lập…">
        In giấy tiếp nhận theo yêu cầu
      </SubmitButton>
    </ActionForm>
  );
}
