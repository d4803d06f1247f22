import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { termWords } from "@/lib/deadlines/labels";
import { feeInDoubt, limitInDoubt } from "@/lib/procedures/fee-words";
import { CHANNEL_LABELS } from "@/lib/procedures/labels";
import type { ProcedurePage } from "@/lib/procedures/queries";

type Channel = ProcedurePage["channels"][number];

function Review() {
  return (
    <StatusTag tone="warning" icon="alert">
      cần kiểm tra lại
    </StatusTag>
  );
}

/** Limits and the catalogue's own words on fees, channel by channel; what is in doubt says so. */
export function ChannelTable({ procedure }: { procedure: Pick<ProcedurePage, "channels" | "flags" | "sameDay" | "fees"> }) {
  const { channels, flags, sameDay, fees } = procedure;
  const limit = ({ limitValue, limitUnit }: Channel) => {
    if (sameDay) return "Trong ngày";
    return limitValue === null || limitUnit === null ? "chưa ghi" : termWords({ value: limitValue, unit: limitUnit });
  };
  return (
    <DataTable
      caption="Thời hạn và phí theo cách nộp"
      captionHidden
      rows={channels}
      rowKey={({ channel }) => channel}
      empty="Chưa ghi cách nộp."
      columns={[
        { key: "channel", head: "Cách nộp", rowHead: true, cell: ({ channel }) => CHANNEL_LABELS[channel] },
        {
          key: "limit", head: "Thời hạn giải quyết",
          cell: (row) => (
            <span className="cluster">
              {limit(row)}
              {!sameDay && limitInDoubt(flags) && <Review />}
            </span>
          ),
        },
        {
          key: "fee", head: "Phí, lệ phí theo danh mục",
          cell: ({ feeText }) => (
            <span className="cluster">
              <span className="whitespace-pre-line">{feeText === "" ? (fees.length > 0 ? "xem mức thu bên dưới" : "chưa ghi") : feeText}</span>
              {fees.length === 0 && feeInDoubt(flags) && <Review />}
            </span>
          ),
        },
      ]}
    />
  );
}
