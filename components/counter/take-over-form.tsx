import { PaperCounts } from "@/components/courier/paper-counts";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SignaturePad } from "@/components/ui/signature-pad";
import { TextField } from "@/components/ui/text-field";
import type { DossierView } from "@/lib/dossiers/dossier-view";

/** The bag from the courier: read the seal, count again, let the courier sign. Its button stands outside (`form={id}`). */
export function TakeOverForm({ id, dossier, act, operationId }: { id: string; dossier: DossierView; act: FormAction; operationId: string }) {
  const bag = dossier.papers.filter(({ holderKind }) => holderKind === "COURIER");
  const item = dossier.items.find(({ direction }) => direction === "TO_AGENCY");
  const courier = bag[0]?.holderName ?? "bưu tá";
  return (
    <section aria-labelledby="nhan-tui" className="flex flex-col gap-3">
      <h2 id="nhan-tui">Nhận túi từ {courier}</h2>
      <p>
        Phiếu gửi ghi niêm phong <strong className="tabular">{item?.sealNumber ?? "không có"}</strong>, bưu gửi <span className="tabular">{item?.itemCode ?? ""}</span>. Quét số trên túi rồi đếm lại; nếu khác, hệ thống ghi
        chênh lệch và việc vẫn tiếp tục.
      </p>
      <ActionForm id={id} action={act} operationId={operationId} label="Nhận túi từ bưu tá">
        <input type="hidden" name="dossierId" value={dossier.id} />
        <input type="hidden" name="expectedVersion" value={dossier.version} />
        <TextField name="sealNumber" label="Số niêm phong đọc trên túi" width="medium" scanTarget autoComplete="off" spellCheck={false} />
        <PaperCounts papers={bag} declaredBy="phiếu gửi" />
        <SignaturePad name="courierSignature" label="Bưu tá giao túi ký" signer={courier} />
      </ActionForm>
    </section>
  );
}
