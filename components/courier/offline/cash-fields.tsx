"use client";
import { TextField } from "@/components/ui/text-field";
import type { SnapshotOwed } from "@/lib/deliveries/sync/snapshot";
import { CHARGE_KIND_WORDS } from "@/lib/payments/receipt-series";
import { dong, formatDong } from "@/lib/platform/money";

/** Money of the door, kind by kind: what is owed, and what was counted. Nothing where nothing is owed. */
export function CashFields({ owed }: { owed: readonly SnapshotOwed[] }) {
  if (owed.length === 0) return null;
  return (
    <section aria-labelledby="thu-tien" className="flex flex-col gap-4 rounded border-2 border-line-strong p-4">
      <h2 id="thu-tien" className="text-lead font-bold">Thu tiền mặt</h2>
      {owed.map(({ kind, amount, words }) => (
        <div key={kind} className="flex flex-col gap-2">
          <p>
            {CHARGE_KIND_WORDS[kind]}: <strong className="tabular text-lead">{formatDong(dong(amount))}</strong>
            <span className="block text-small text-muted">{words}</span>
          </p>
          <TextField name={`cash.${kind}`} label={<>Đếm được<span className="sr-only"> {CHARGE_KIND_WORDS[kind]}</span></>} hint="Để trống nếu chưa thu." inputMode="numeric" autoComplete="off" suffix="đ" width="medium" optional />
        </div>
      ))}
      <p className="text-small text-muted">Mỗi loại tiền một biên lai riêng; số biên lai có khi máy gặp mạng.</p>
    </section>
  );
}
