"use client";
import { Icon } from "@/components/ui/icon";
import { StatusTag } from "@/components/ui/status-tag";
import { INCOMING_STATE_WORDS } from "@/lib/digitisation/labels";
import type { IncomingView } from "@/lib/dossiers/queries/incoming-scans";

/** Scans that the server keeps and judges, in one line with their progress; those refused one by one, with what to do. `total`: of this sitting. */
export function ScanVerdicts({ scans, total, onDismiss }: { scans: readonly IncomingView[]; total: number; onDismiss: (scan: IncomingView) => void }) {
  const judging = scans.filter(({ state }) => state === "JUDGING");
  const refusedScans = scans.filter(({ state }) => state === "REFUSED");
  const all = Math.max(total, judging.length);
  return (
    <>
      <p role="status" data-judging={judging.length} className={judging.length === 0 ? "sr-only" : "flex flex-wrap items-center gap-x-3 gap-y-1"}>
        {judging.length === 0 ? "Không còn tệp nào đang chấm." : (
          <>
            <StatusTag tone="info">{INCOMING_STATE_WORDS.JUDGING}</StatusTag>
            <progress value={all - judging.length} max={all} aria-label="Số tệp đã chấm" className="h-2 w-28 accent-brand" />
            <span className="tabular">{all - judging.length}/{all} tệp</span>
            <span className="min-w-0 text-small text-muted">Giữ giấy ở quầy thêm vài giây; có thể làm tiếp việc khác.</span>
          </>
        )}
      </p>
      {refusedScans.length > 0 && (
        <ul aria-label="Tệp không nhận" className="flex flex-col gap-1">
          {refusedScans.map((scan) => (
            <li key={scan.id} className="flex flex-wrap items-center gap-2">
              <StatusTag tone="danger">{INCOMING_STATE_WORDS.REFUSED}</StatusTag>
              <span className="min-w-0 break-words">{scan.source}</span>
              <span role="alert" className="font-semibold text-danger">{scan.words}</span>
              <button type="button" onClick={() => onDismiss(scan)} className="inline-flex items-center gap-1 text-brand underline"><Icon name="x" size={15} />Đã xem</button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
