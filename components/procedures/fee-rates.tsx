import { CHANNEL_LABELS, FEE_KIND_LABELS } from "@/lib/procedures/labels";
import { rateWords } from "@/lib/procedures/fee-words";
import type { ProcedurePage } from "@/lib/procedures/queries";

/** Rates of the procedure's own fee rules, each with what it is for. */
export function FeeRates({ fees }: { fees: ProcedurePage["fees"] }) {
  return (
    <ul className="divide-y divide-line">
      {fees.map((fee) => (
        <li key={`${fee.name} ${fee.appliesTo ?? ""} ${fee.channel ?? ""}`} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 py-2">
          <span className="min-w-0">
            {fee.name} <span className="text-small text-muted">({FEE_KIND_LABELS[fee.kind].toLowerCase()})</span>
            {fee.appliesTo !== null && <span className="block text-small text-muted">{fee.appliesTo}</span>}
            {fee.channel !== null && <span className="block text-small text-muted">Khi nộp {CHANNEL_LABELS[fee.channel].toLowerCase()}</span>}
          </span>
          <span className="tabular font-semibold">{rateWords(fee)}</span>
        </li>
      ))}
    </ul>
  );
}
