import { type Column, DataTable } from "@/components/ui/data-table";
import { Figure, FigureRow } from "@/components/ui/figure";
import { POSTAL_DIRECTION_WORDS, POSTAL_STATUS_WORDS } from "@/lib/deliveries/labels";
import type { ExceededLine, QualityFigures } from "@/lib/deliveries/queries/postal-quality";
import { formatDay } from "@/lib/platform/format";

const COLUMNS: readonly Column<ExceededLine>[] = [
  { key: "code", head: "Số hiệu", cell: ({ itemCode }) => itemCode, rowHead: true, nowrap: true },
  { key: "direction", head: "Chiều", cell: ({ direction }) => POSTAL_DIRECTION_WORDS[direction] },
  { key: "status", head: "Đang ở", cell: ({ status, carrierName }) => `${POSTAL_STATUS_WORDS[status]}${carrierName === null ? "" : `, ${carrierName}`}` },
  { key: "promised", head: "Cam kết đến", cell: ({ promisedOn }) => formatDay(promisedOn), nowrap: true },
  { key: "over", head: "Quá (ngày)", cell: ({ daysOver }) => daysOver, numeric: true },
];

/** The office's transit quality in a period, and the items that are over their promise now. */
export function OfficeQuality({ figures, exceeded, from, to }: { figures: QualityFigures; exceeded: readonly ExceededLine[]; from: string; to: string }) {
  return (
    <section aria-labelledby="cam-ket">
      <h2 id="cam-ket" className="mb-2">Thời gian toàn trình, {formatDay(from)} đến {formatDay(to)}</h2>
      <FigureRow>
        <Figure label="Bưu gửi đã đặt" value={String(figures.items)} />
        <Figure label="Đúng cam kết" value={String(figures.kept)} tone="success" />
        <Figure label="Đến trễ" value={String(figures.broken)} />
        <Figure label="Đang quá cam kết" value={String(figures.exceeded)} />
        <Figure label="Phát chưa được" value={String(figures.failedAttempts)} />
        <Figure label="Mất, hư hỏng" value={String(figures.lost + figures.damaged)} />
      </FigureRow>
      <div className="mt-4">
        <DataTable caption="Bưu gửi đang quá thời gian cam kết" columns={COLUMNS} rows={exceeded} rowKey={({ itemId }) => itemId} empty="Không có bưu gửi nào quá thời gian cam kết." narrow="cards" rowTone={() => "attention"} />
      </div>
    </section>
  );
}
