import { DocumentLink } from "@/components/dossiers/document-link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { CHARGE_KIND_WORDS, RECEIPT_TITLE_WORDS } from "@/lib/payments/receipt-series";
import type { OwedMoney } from "@/lib/payments/queries/dossier-money";
import { formatDateTime } from "@/lib/platform/format";
import { dong, formatDong } from "@/lib/platform/money";

/** What the panel needs of the page: the clerk's shift decides whether money can be taken. */
export type CashDesk = Readonly<{ money: readonly OwedMoney[]; shiftOpen: boolean; take: FormAction; operationIds: Readonly<Record<string, string>> }>;

/** The dossier's money, kind by kind and never in one total; what is open is taken in cash with a receipt of its own. */
export function CashPanel({ dossierId, desk }: { dossierId: string; desk: CashDesk }) {
  if (desk.money.length === 0) return null;
  return (
    <section aria-labelledby="thu-tien" className="flex flex-col gap-2">
      <h2 id="thu-tien">Tiền của hồ sơ này</h2>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {desk.money.map(({ kind, open, lines, receipts }) => (
          <li key={kind} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-2.5">
            <div className="min-w-0">
              <p className="font-semibold">{CHARGE_KIND_WORDS[kind]}</p>
              {lines.map(({ name, basis, amount }, i) => (
                <p key={i} className="text-small">
                  {name}: <span className="tabular">{formatDong(dong(amount))}</span> <span className="text-muted">({basis})</span>
                </p>
              ))}
              {receipts.map(({ id, number, amount, formId, takenByName, takenAt }) => (
                <p key={id} className="text-small">
                  Đã thu <span className="tabular">{formatDong(dong(amount))}</span>, {takenByName}, {formatDateTime(takenAt)}: <DocumentLink href={`/api/forms/${formId}`}>{number}</DocumentLink>
                </p>
              ))}
            </div>
            {open > 0 && desk.shiftOpen && (
              <ActionForm action={desk.take} operationId={desk.operationIds[kind] ?? ""} label={`Thu ${CHARGE_KIND_WORDS[kind].toLowerCase()}`}>
                <input type="hidden" name="dossierId" value={dossierId} />
                <input type="hidden" name="kind" value={kind} />
                <SubmitButton size="small" variant="secondary" icon="money" pendingWords="Đang thu…">
                  Thu tiền mặt {formatDong(dong(open))}
                </SubmitButton>
              </ActionForm>
            )}
            {open > 0 && !desk.shiftOpen && <Button href="/buu-dien/ca" size="small" variant="secondary" icon="clock">Mở ca để thu {formatDong(dong(open))}</Button>}
          </li>
        ))}
      </ul>
      <p className="text-small text-muted">Mỗi loại tiền một giấy riêng: {Object.values(RECEIPT_TITLE_WORDS).join(", ").toLowerCase()}.</p>
    </section>
  );
}
