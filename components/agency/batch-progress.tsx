import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { BATCH_ITEM_WORDS } from "@/lib/dossiers/batch";
import type { BatchItemView, BatchSummary } from "@/lib/dossiers/queries/batches";
import { formatTime } from "@/lib/platform/format";
import type { BatchItemStatus } from "@/lib/platform/generated/enums";

const TONE = { PENDING: "info", DONE: "success", REFUSED: "danger" } as const satisfies Record<BatchItemStatus, "info" | "success" | "danger">;

/** "Đã làm 49 trong 50, 1 không làm được": the same words in the list and on the page. */
export function progressWords({ total, done, refused }: Pick<BatchSummary, "total" | "done" | "refused">): string {
  const left = total - done - refused;
  return [`Đã làm ${done} trong ${total} hồ sơ`, refused > 0 ? `${refused} không làm được` : "", left > 0 ? `còn ${left}` : ""].filter((part) => part !== "").join(", ");
}

/** How far a batch is: a bar with its numbers in words. */
export function BatchProgress({ batch }: { batch: BatchSummary }) {
  const { total, done, refused } = batch;
  return (
    <div className="flex max-w-2xl flex-col gap-1">
      <progress aria-label="Tiến độ" value={done + refused} max={total} className="h-3 w-full appearance-none overflow-hidden rounded border border-line-strong bg-wash [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-wash [&::-webkit-progress-value]:bg-brand" />
      <p role="status" className="tabular font-semibold">
        {progressWords(batch)}.
      </p>
    </div>
  );
}

/** What became of each dossier of a batch: the refused first, with why. */
export function BatchItems({ items }: { items: readonly BatchItemView[] }) {
  return (
    <DataTable
      caption="Kết quả từng hồ sơ, không làm được đứng trước"
      dense
      narrow="cards"
      rows={items}
      rowKey={({ position }) => String(position)}
      rowTone={({ status }) => (status === "REFUSED" ? "danger" : undefined)}
      empty="Không có hồ sơ nào."
      columns={[
        { key: "ma", head: "Mã hồ sơ", rowHead: true, nowrap: true, cell: ({ dossierId, code, position }) => (dossierId === null ? `Dòng ${position}` : <TextLink href={`/co-quan/ho-so/${dossierId}`}>{code}</TextLink>) },
        { key: "ket-qua", head: "Kết quả", nowrap: true, cell: ({ status }) => <StatusTag tone={TONE[status]}>{BATCH_ITEM_WORDS[status]}</StatusTag> },
        { key: "vi-sao", head: "Ghi chú", cell: ({ words }) => (words === "" ? "–" : words) },
        { key: "nguoi-nop", head: "Người nộp", cell: ({ applicantName }) => applicantName ?? "–" },
        { key: "thu-tuc", head: "Thủ tục", cell: ({ procedureName }) => procedureName ?? "–" },
        { key: "luc", head: "Lúc", nowrap: true, cell: ({ doneAt }) => (doneAt === null ? "–" : formatTime(doneAt)) },
      ]}
    />
  );
}
