import { offerWords } from "@/components/dossiers-citizen/store-offers";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import type { StoreOffer } from "@/lib/dossiers/queries/store-offers";
import { newId } from "@/lib/platform/ids";

/** Before anything is scanned or asked for: what the applicant's store has for this dossier, one press each. */
export function StoreOffersPanel({ dossier, offers, take }: { dossier: Pick<DossierView, "id" | "version" | "components">; offers: readonly StoreOffer[]; take: FormAction }) {
  if (offers.length === 0) return null;
  const nameOf = (componentId: string) => dossier.components.find(({ id }) => id === componentId)?.name ?? "";
  return (
    <section id="kho-giay-to" aria-labelledby="kho" className="flex flex-col gap-2 border-l-4 border-brand bg-brand-wash p-3">
      <h2 id="kho">Người nộp đã có trong kho giấy tờ: không yêu cầu nộp lại</h2>
      <ul className="flex flex-col divide-y divide-line">
        {offers.map((offer) => (
          <li key={`${offer.componentId} ${offer.documentId}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-64">
              <span className="font-semibold">{nameOf(offer.componentId)}</span>
              <span className="block text-small">{offer.name}</span>
              <span className="block text-small text-muted">{offerWords(offer)}</span>
            </span>
            <ActionForm action={take} operationId={newId()} label={`Lấy từ kho: ${nameOf(offer.componentId)}`} className="contents">
              <input type="hidden" name="dossierId" value={dossier.id} />
              <input type="hidden" name="expectedVersion" value={dossier.version} />
              <input type="hidden" name="componentId" value={offer.componentId} />
              <input type="hidden" name="documentId" value={offer.documentId} />
              <SubmitButton variant="secondary" size="small" icon="check" pendingWords="Đang lấy…">
                Lấy từ kho
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
