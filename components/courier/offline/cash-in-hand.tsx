"use client";
import type { DeviceLog, Entry } from "@/lib/deliveries/sync/engine";
import { isSettled } from "@/lib/deliveries/sync/engine";
import type { SnapshotCash } from "@/lib/deliveries/sync/snapshot";
import { CHARGE_KIND_WORDS, CHARGE_KINDS } from "@/lib/payments/receipt-series";
import { dong, formatDong } from "@/lib/platform/money";

const amountOf = ({ operation: { payload } }: Entry) => (typeof payload.amount === "string" ? Number(payload.amount) : 0);
const kindOf = ({ operation: { payload } }: Entry) => CHARGE_KINDS.find((kind) => kind === payload.kind);

/** `26.000 đ cước bưu chính`, with the number of its receipt once the server gave one. */
export function cashWords(entry: Entry): string {
  const kind = kindOf(entry);
  const { answer } = entry;
  const result = answer?.outcome === "APPLIED" || answer?.outcome === "ALREADY" ? answer.result : null;
  const number = result !== null && typeof result === "object" && "number" in result && typeof result.number === "string" ? `, biên lai ${result.number}` : "";
  return `${formatDong(dong(amountOf(entry)))} ${kind === undefined ? "" : CHARGE_KIND_WORDS[kind].toLowerCase()}${number}`;
}

/** The day's money in the courier's bag, kind by kind: with receipts by the server's last word, and written here without one yet. */
export function CashInHand({ held, log }: { held: readonly SnapshotCash[]; log: DeviceLog }) {
  const open = log.entries.filter((entry) => entry.operation.kind === "TAKE_CASH" && !isSettled(entry));
  if (held.length === 0 && open.length === 0) return null;
  return (
    <section aria-labelledby="tien-giu" className="flex flex-col gap-2 rounded border-2 border-line-strong p-4">
      <h2 id="tien-giu" className="text-lead font-bold">Tiền đang giữ, nộp tại quầy</h2>
      <dl className="flex flex-col gap-2">
        {CHARGE_KINDS.map((kind) => {
          const counted = held.find((one) => one.kind === kind);
          const waiting = open.filter((entry) => kindOf(entry) === kind).reduce((sum, entry) => sum + amountOf(entry), 0);
          if (counted === undefined && waiting === 0) return null;
          return (
            <div key={kind} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <dt>{CHARGE_KIND_WORDS[kind]}</dt>
              <dd className="tabular text-lead font-semibold">{formatDong(dong((counted?.amount ?? 0) + waiting))}</dd>
              <dd className="w-full text-small text-muted">
                {[counted === undefined ? "" : `${counted.receipts} biên lai`, waiting > 0 ? `${formatDong(dong(waiting))} chờ số biên lai` : ""].filter((words) => words !== "").join(", ")}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
