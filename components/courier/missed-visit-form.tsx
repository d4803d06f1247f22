import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";

/** Nobody met at the door within the window: written down, the applicant asks anew. */
export function MissedVisitForm({ pickupId, miss, operationId }: { pickupId: string; miss: FormAction; operationId: string }) {
  return (
    <details className="rounded border border-line p-3">
      <summary className="min-h-11 font-semibold">Chưa gặp người giao?</summary>
      <div className="mt-3">
        <ActionForm action={miss} operationId={operationId} label="Chưa gặp người giao">
          <input type="hidden" name="pickupId" value={pickupId} />
          <TextArea name="reason" label="Vì sao chưa lấy được?" hint="Người nộp đọc được lời này và hẹn lại." rows={3} maxLength={300} />
          <SubmitButton size="huge" wide variant="secondary" icon="return" pendingWords="Đang ghi…">Ghi lần đến này</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
