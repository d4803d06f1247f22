"use client";
import { CashInHand, cashWords } from "@/components/courier/offline/cash-in-hand";
import { spacedNumber } from "@/components/courier/offline/number-field";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import type { Tone } from "@/components/ui/tone";
import { spacedCode } from "@/lib/deliveries/sync/bag";
import { type DeviceLog, type Entry, isDone, isSettled, type Mend, photosMissing, wasTurnedDown } from "@/lib/deliveries/sync/engine";
import { OPERATION_WORDS } from "@/lib/deliveries/sync/labels";
import type { SnapshotCash } from "@/lib/deliveries/sync/snapshot";
import { nextNumber } from "@/lib/deliveries/sync/numbers";
import { formatDateTime } from "@/lib/platform/format";

function standing(entry: Entry): Readonly<{ tone: Tone; words: string; more: string }> {
  const { answer } = entry;
  const photos = photosMissing(entry).length;
  if (answer === null) return { tone: "attention", words: "Chưa gửi xong", more: photos > 0 ? `${photos} ảnh` : "" };
  if (answer.outcome === "HELD") return { tone: "warning", words: "Chờ người xem xét", more: answer.why };
  if (answer.outcome === "CONFLICT") return { tone: "danger", words: "Không ghi được", more: answer.won };
  if (answer.outcome === "REFUSED") return { tone: "danger", words: "Bị từ chối", more: answer.why };
  return isDone(entry) ? { tone: "success", words: "Máy chủ đã ghi", more: "" } : { tone: "info", words: "Đã ghi, còn gửi ảnh", more: `${photos} ảnh` };
}

/** Everything written on this phone, newest first, each with the server's word on it; nothing goes before that word. */
export function Outbox({ log, held, putAway, mend }: { log: DeviceLog; held: readonly SnapshotCash[]; putAway: (operationId: string) => void; mend: (operationId: string, what: Mend) => void }) {
  const { entries } = log;
  const next = nextNumber(log);
  if (entries.length === 0 && held.length === 0) return <EmptyState title="Chưa ghi việc nào" icon="check-circle">Việc ghi ở đây được gửi theo thứ tự khi có mạng.</EmptyState>;
  return (
    <div className="flex flex-col gap-5">
    <CashInHand held={held} log={log} />
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {entries.toReversed().map((entry) => {
        const { tone, words, more } = standing(entry);
        const { id, kind, madeAt, payload } = entry.operation;
        return (
          <li key={id} className="flex flex-col gap-2 py-4">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <strong className="text-lead">{OPERATION_WORDS[kind]}</strong>
              <StatusTag tone={tone}>{words}</StatusTag>
            </p>
            {typeof payload.shownName === "string" && <p>{payload.shownName}</p>}
            {typeof payload.shownConfirm === "string" && !isSettled(entry) && <p>Mã xác nhận đưa người trao: <strong className="tabular text-lead">{spacedCode(payload.shownConfirm)}</strong></p>}
            {kind === "TAKE_CASH" && <p className="tabular font-semibold">{cashWords(entry)}</p>}
            {typeof payload.itemCode === "string" && <p className="tabular">{spacedNumber(payload.itemCode)}</p>}
            <p className="tabular text-small text-muted">{formatDateTime(new Date(madeAt))}</p>
            {more !== "" && <p className={wasTurnedDown(entry) ? "border-l-4 border-danger pl-3" : undefined}>{more}</p>}
            {entry.answer?.outcome === "HELD" && entry.answer.mend === "ITEM_NUMBER" && next !== null && (
              <form onSubmit={(event) => { event.preventDefault(); mend(id, "ITEM_NUMBER"); }}>
                <Button wide>Đổi sang số {spacedNumber(next)}</Button>
              </form>
            )}
            {entry.answer?.outcome === "HELD" && entry.answer.mend === "CASH_RETURNED" && (
              <form onSubmit={(event) => { event.preventDefault(); mend(id, "CASH_RETURNED"); }}>
                <Button wide variant="secondary">Đã trả lại tiền cho người nộp</Button>
              </form>
            )}
            {isSettled(entry) && photosMissing(entry).length === 0 && (
              <form onSubmit={(event) => { event.preventDefault(); putAway(id); }}>
                <Button variant="secondary" wide>Đã xem, cất đi</Button>
              </form>
            )}
          </li>
        );
      })}
    </ul>
    </div>
  );
}
