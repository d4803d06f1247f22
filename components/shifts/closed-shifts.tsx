import { DataTable } from "@/components/ui/data-table";
import type { ClosedShift } from "@/lib/dossiers/queries/shift";
import { CHARGE_KIND_WORDS } from "@/lib/payments/receipt-series";
import { formatDateTime, formatTime } from "@/lib/platform/format";
import { dong, formatDong } from "@/lib/platform/money";

function CashLines({ cash }: { cash: ClosedShift["cash"] }) {
  const taken = cash.filter(({ expected, counted }) => expected > 0 || counted > 0);
  if (taken.length === 0) return <span className="text-muted">không thu tiền</span>;
  return (
    <ul>
      {taken.map(({ kind, receipts, expected, counted, reason }) => (
        <li key={kind}>
          {CHARGE_KIND_WORDS[kind]}: <span className="tabular">{formatDong(dong(counted))}</span> ({receipts} biên lai)
          {counted !== expected && <strong className="block text-danger">Lệch {counted > expected ? "thừa" : "thiếu"} {formatDong(dong(Math.abs(counted - expected)))}: {reason}</strong>}
        </li>
      ))}
    </ul>
  );
}

/** The last shifts that were closed at this office. */
export function ClosedShifts({ shifts }: { shifts: readonly ClosedShift[] }) {
  return (
    <DataTable
      caption="Các ca đã đóng"
      captionHidden
      rows={shifts}
      rowKey={({ id }) => id}
      rowTone={({ cash }) => (cash.some(({ expected, counted }) => expected !== counted) ? "attention" : undefined)}
      empty="Chưa có ca nào được đóng."
      columns={[
        { key: "ai", head: "Ca của", rowHead: true, cell: ({ clerkName, closedByName, note }) => <>{clerkName}{closedByName !== clerkName && <span className="block text-small text-muted">{closedByName} đóng thay: {note}</span>}</> },
        { key: "gio", head: "Từ, đến", nowrap: true, cell: ({ openedAt, closedAt }) => `${formatDateTime(openedAt)} đến ${formatTime(closedAt)}` },
        { key: "nhan", head: "Tiếp nhận", numeric: true, align: "end", cell: ({ received }) => received },
        { key: "tuchoi", head: "Từ chối", numeric: true, align: "end", cell: ({ refused }) => refused },
        { key: "giao", head: "Bàn giao", numeric: true, align: "end", cell: ({ handedOver }) => handedOver },
        { key: "tien", head: "Tiền mặt", cell: ({ cash }) => <CashLines cash={cash} /> },
      ]}
    />
  );
}
