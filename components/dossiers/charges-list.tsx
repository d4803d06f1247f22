import type { ChargeView } from "@/lib/dossiers/dossier-view";
import { dong, formatDong, sumDong } from "@/lib/platform/money";
import type { ChargeKind } from "@/lib/platform/generated/enums";

const KINDS = {
  FEE: { title: "Phí, lệ phí", whose: "Nộp ngân sách qua cơ quan giải quyết" },
  POSTAGE: { title: "Cước bưu chính", whose: "Trả cho bưu điện" },
  SERVICE: { title: "Dịch vụ thu hộ", whose: "Trả cho bưu điện" },
} satisfies Record<ChargeKind, { title: string; whose: string }>;

/** What is owed, each kind of money apart: they belong to different bodies and are never one total (domain: QĐ 45/2016, Điều 11–12). */
export function ChargesList({ charges, noFeeWords }: { charges: readonly Omit<ChargeView, "id">[]; noFeeWords?: string }) {
  const kinds = (Object.keys(KINDS) as ChargeKind[]).filter((kind) => charges.some((charge) => charge.kind === kind));
  return (
    <div className="stack">
      {noFeeWords !== undefined && !kinds.includes("FEE") && (
        <p>
          <strong>{KINDS.FEE.title}:</strong> {noFeeWords}
        </p>
      )}
      {kinds.map((kind) => {
        const lines = charges.filter((charge) => charge.kind === kind);
        return (
          <section key={kind}>
            <p className="flex flex-wrap justify-between gap-x-6 font-semibold">
              <span>{KINDS[kind].title}</span>
              <span className="tabular">{formatDong(sumDong(lines.map(({ amount }) => dong(amount))))}</span>
            </p>
            <p className="text-small text-muted">{KINDS[kind].whose}</p>
            <ul className="mt-1">
              {lines.map((line) => (
                <li key={`${line.name} ${line.basis}`} className="border-t border-line py-1.5">
                  <span className="flex flex-wrap justify-between gap-x-6">
                    <span>{line.name}</span>
                    <span className="tabular">{formatDong(dong(line.amount))}</span>
                  </span>
                  <span className="block text-small text-muted">{line.basis}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
