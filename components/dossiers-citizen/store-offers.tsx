import { DocumentLink } from "@/components/dossiers/document-link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { DOCUMENT_SOURCE_WORDS } from "@/lib/digitisation/document-words";
import type { StoreOffer } from "@/lib/dossiers/queries/store-offers";
import { formatDate, formatDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

/** Where an offered document comes from, in one sentence. */
export function offerWords({ source, issuer, certifiedByName, sourceCode, keptAt, validTo }: StoreOffer): string {
  const from = source === "RESULT" ? `${issuer} trả` : `${certifiedByName} đối chiếu và ký`;
  return `${DOCUMENT_SOURCE_WORDS[source]}: ${from}, hồ sơ ${sourceCode}, ${formatDate(keptAt)}${validTo === null ? "" : `; có giá trị đến hết ${formatDay(validTo)}`}`;
}

/** What the applicant's own store already has for one paper: taken with one press, nothing to scan or to bring. */
export function OwnOffers({ offers, dossierId, componentName, take }: { offers: readonly StoreOffer[]; dossierId: string; componentName: string; take: FormAction }) {
  if (offers.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 border-l-4 border-brand bg-brand-wash p-3">
      <p className="font-semibold">Có sẵn trong kho giấy tờ của anh/chị: không phải nộp lại</p>
      <ul aria-label={`Giấy tờ có sẵn cho ${componentName}`} className="flex flex-col gap-3">
        {offers.map((offer) => (
          <li key={offer.documentId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span className="min-w-0 flex-1 basis-64">
              <DocumentLink href={`/api/files/${offer.fileId}`}>{offer.name}</DocumentLink>
              <span className="block text-small text-muted">{offerWords(offer)}</span>
            </span>
            <ActionForm action={take} operationId={newId()} label={`Dùng ${offer.name}`} className="contents">
              <input type="hidden" name="dossierId" value={dossierId} />
              <input type="hidden" name="componentId" value={offer.componentId} />
              <input type="hidden" name="documentId" value={offer.documentId} />
              <SubmitButton icon="check" pendingWords="Đang lấy…">
                Dùng giấy tờ này
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </div>
  );
}
