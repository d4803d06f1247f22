import type { ReactNode } from "react";
import { PaperCounts } from "@/components/courier/paper-counts";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SignaturePad } from "@/components/ui/signature-pad";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { StopPage } from "@/lib/dossiers/queries/courier-stops";

const BAG_GRAMS = 30;
const PAPER_GRAMS = 20;

/** What the form needs of a stop, from the server's page or from the phone's own list. */
type StopToCollect = Pick<StopPage, "id" | "dossierId" | "papersToCount" | "papers" | "contactName">;

/**
 * At the door, from top to bottom: count together, seal, weigh, both sign. `photos`: a field for them, where they can be kept; `number`: the
 * number that the phone carries for this bag; `cash`: what is to be paid here.
 */
export function CollectForm({ stop, collect, operationId, courierName, photos, number, cash }: { stop: StopToCollect; collect: FormAction; operationId: string; courierName: string; photos?: ReactNode; number?: ReactNode; cash?: ReactNode }) {
  return (
    <ActionForm action={collect} operationId={operationId} label="Nhận giấy tờ" className="flex flex-col gap-8">
      <input type="hidden" name="dossierId" value={stop.dossierId} />
      <input type="hidden" name="pickupId" value={stop.id} />
      <section aria-labelledby="dem" className="flex flex-col gap-3">
        <h2 id="dem" className="text-lead font-bold">1. Đếm cùng công dân</h2>
        <PaperCounts papers={stop.papersToCount} declaredBy="công dân" />
      </section>
      <section aria-labelledby="niem-phong" className="flex flex-col gap-4">
        <h2 id="niem-phong" className="text-lead font-bold">2. Niêm phong trước mặt công dân</h2>
        <TextField name="sealNumber" label="Số niêm phong trên túi" hint="Quét hoặc gõ." scanTarget autoComplete="off" spellCheck={false} width="full" />
        {number}
        <TextField name="weightGrams" label="Khối lượng (gam)" inputMode="numeric" width="short" defaultValue={String(BAG_GRAMS + PAPER_GRAMS * stop.papers)} />
        {photos}
      </section>
      {cash}
      <section aria-labelledby="ky" className="flex flex-col gap-4">
        <h2 id="ky" className="text-lead font-bold">3. Hai bên ký</h2>
        <SignaturePad name="citizenSignature" label="Người giao giấy tờ ký" signer={stop.contactName} />
        <details>
          <summary className="text-brand underline underline-offset-4">Bưu tá ký tay (không bắt buộc)</summary>
          <div className="mt-3">
            <SignaturePad name="courierSignature" label="Bưu tá ký" signer={courierName} hint="Để trống: xác nhận bằng tài khoản của anh/chị." />
          </div>
        </details>
      </section>
      <SubmitButton size="huge" wide icon="check" pendingWords="Đang ghi…">Nhận giấy tờ, lập phiếu gửi</SubmitButton>
    </ActionForm>
  );
}
