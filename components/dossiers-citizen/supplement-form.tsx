import { PickupFields, type PickupValues } from "@/components/dossiers-citizen/pickup-fields";
import { OwnOffers } from "@/components/dossiers-citizen/store-offers";
import { UploadForm } from "@/components/dossiers-citizen/upload-form";
import { FileList } from "@/components/dossiers/file-list";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Fieldset } from "@/components/ui/fieldset";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { askedWords } from "@/lib/dossiers/declared-papers";
import type { DraftView } from "@/lib/dossiers/queries/draft";
import type { StoreOffer } from "@/lib/dossiers/queries/store-offers";
import { newId } from "@/lib/platform/ids";

/** Files first, each sent at once; then papers, if any, and the answer itself. */
export function SupplementFiles({ draft, returnTo, errorAt, error, offers, take }: Readonly<{
  draft: DraftView; returnTo: string; errorAt: string; error: string | undefined; /** of the applicant's own store */ offers: readonly StoreOffer[]; take: FormAction;
}>) {
  return draft.components
    .filter(({ kind }) => kind !== "NOTE")
    .map((component) => (
      <div key={component.id} id={`giay-${component.id}`}>
        <Card title={component.name} level={3}>
          <p className="text-muted">Cần: {askedWords(component)}</p>
          <FileList files={component.files} label={`Tệp của ${component.name}`} />
          <OwnOffers offers={offers.filter(({ componentId }) => componentId === component.id)} dossierId={draft.id} componentName={component.name} take={take} />
          <UploadForm
            dossierId={draft.id}
            componentId={component.id}
            operationId={newId()}
            returnTo={returnTo}
            label="Tệp bổ sung"
            what={component.name}
            error={errorAt === component.id ? error : undefined}
          />
        </Card>
      </div>
    ));
}

/** The answer: papers to be fetched with their visit, a word to the counter, and the button that sends it back. */
export function SupplementAnswer({ draft, action, pickup }: { draft: DraftView; action: FormAction; pickup: PickupValues }) {
  return (
    <ActionForm action={action} operationId={newId()} label="Gửi bổ sung">
      <input type="hidden" name="dossierId" value={draft.id} />
      <input type="hidden" name="expectedVersion" value={draft.version} />
      {draft.byPost && (
        <details className="rounded border border-line p-4">
          <summary className="min-h-11 py-2 font-semibold text-brand">Giao thêm bản giấy cho bưu tá</summary>
          <div className="flex flex-col gap-6 pt-4">
            {draft.components
              .filter(({ kind }) => kind !== "NOTE")
              .map((component) => (
                <Fieldset key={component.id} legend={component.name}>
                  <div className="grid grid-cols-3 items-end gap-3">
                    <TextField name={`originals.${component.id}`} label="Bản chính" type="number" min={0} max={99} defaultValue="0" />
                    <TextField name={`certifiedCopies.${component.id}`} label="Sao chứng thực" type="number" min={0} max={99} defaultValue="0" />
                    <TextField name={`photocopies.${component.id}`} label="Bản chụp" type="number" min={0} max={99} defaultValue="0" />
                  </div>
                </Fieldset>
              ))}
            <PickupFields values={pickup} days={draft.pickupDays} communes={draft.communes} />
          </div>
        </details>
      )}
      <TextArea name="note" label="Lời nhắn cho người kiểm tra" rows={3} maxLength={1_000} optional />
      <div>
        <SubmitButton icon="post" pendingWords="Đang gửi…">
          {draft.received ? "Hẹn bưu tá lấy giấy tờ bổ sung" : "Nộp lại hồ sơ"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
