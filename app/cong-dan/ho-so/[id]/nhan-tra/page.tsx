import type { Metadata } from "next";
import { draftOf } from "@/app/cong-dan/ho-so/[id]/draft-of";
import { keepDelivery } from "@/app/cong-dan/ho-so/[id]/nhan-tra/actions";
import { DraftFrame } from "@/components/dossiers-citizen/draft-frame";
import { PickupFields } from "@/components/dossiers-citizen/pickup-fields";
import { pickupValues } from "@/components/dossiers-citizen/pickup-values";
import { ReturnFields } from "@/components/dossiers-citizen/return-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Nhận và trả" };

export default async function DeliveryPage({ params }: { params: Promise<{ id: string }> }) {
  const draft = await draftOf(params);
  const withPickup = draft.needsPickup && draft.byPost;
  const values = pickupValues(draft);
  const same = withPickup && draft.form.returnTo?.addressText === draft.form.pickup?.addressText;
  const returnTo = draft.form.returnTo ?? (withPickup ? null : { addressText: values.addressText, communeCode: values.communeCode });
  return (
    <DraftFrame draft={draft} page="nhan-tra" title="Nhận và trả">
      <ActionForm action={keepDelivery} operationId={newId()} label="Nhận và trả">
        <input type="hidden" name="dossierId" value={draft.id} />
        {withPickup ? (
          <>
            <input type="hidden" name="withPickup" value="on" />
            <PickupFields values={values} days={draft.pickupDays} communes={draft.communes} />
          </>
        ) : (
          <Notice tone="info">Anh/chị gửi mọi giấy tờ bằng tệp, nên bưu tá không phải đến lấy.</Notice>
        )}
        <ReturnFields
          byPost={draft.byPost}
          withPickup={withPickup}
          method={draft.returnMethod}
          address={same ? "" : (returnTo?.addressText ?? "")}
          communeCode={same ? "" : (returnTo?.communeCode ?? "")}
          communes={draft.communes}
          counter={draft.office}
        />
        <div>
          <SubmitButton icon="arrow-right" pendingWords="Đang lưu…">
            Lưu và tiếp tục
          </SubmitButton>
        </div>
      </ActionForm>
    </DraftFrame>
  );
}
