import { type Column, DataTable } from "@/components/ui/data-table";
import { Figure, FigureRow } from "@/components/ui/figure";
import { formatInteger } from "@/lib/platform/money";
import { percentWords } from "@/lib/statistics/period-choice";
import { anyByPost, type PostalLegs } from "@/lib/statistics/postal-legs";
import type { AgencyLegs } from "@/lib/statistics/queries";

/** "12 (24,00 %)": a count and its share; "0" alone, because of nothing no share is worth reading. */
function Share({ part, whole }: { part: number; whole: number }) {
  return part === 0 ? formatInteger(0) : <><span>{formatInteger(part)}</span> <span className="whitespace-nowrap text-small text-muted">({percentWords(part, whole)})</span></>;
}

const COLUMNS: readonly Readonly<{ key: keyof PostalLegs; head: string; of?: keyof PostalLegs }>[] = [
  { key: "received", head: "Tiếp nhận" },
  { key: "receivedByPost", head: "nhận qua bưu chính", of: "received" },
  { key: "returned", head: "Trả kết quả" },
  { key: "returnedByPost", head: "trả qua bưu chính", of: "returned" },
  { key: "bothWays", head: "Cả hai chiều", of: "returned" },
  { key: "receivedUnproven", head: "chỉ ghi, chiều nhận" },
  { key: "returnedUnproven", head: "chỉ ghi, chiều trả" },
];

function cellOf({ key, of }: (typeof COLUMNS)[number], legs: PostalLegs) {
  return of === undefined ? formatInteger(legs[key]) : <Share part={legs[key]} whole={legs[of]} />;
}

const columns: readonly Column<AgencyLegs>[] = [
  { key: "name", head: "Cơ quan", rowHead: true, width: "14rem", cell: ({ name }) => name },
  ...COLUMNS.map((column): Column<AgencyLegs> => ({ key: column.key, head: column.head, numeric: true, cell: (row) => cellOf(column, row) })),
];

/** What went through the post in a period, by proof; what only says so stands beside it and is not counted. */
export function PostalLegsSection({ total, agencies, words }: { total: PostalLegs; agencies: readonly AgencyLegs[]; words: string }) {
  const unproven = total.receivedUnproven + total.returnedUnproven;
  return (
    <section aria-labelledby="qua-buu-chinh" className="flex flex-col gap-6">
      <h2 id="qua-buu-chinh">Qua dịch vụ bưu chính</h2>
      <p className="measure">
        Chỉ tính chiều nào có bưu gửi và chứng cứ: giấy tờ được bưu tá nhận tận tay rồi ký giao cho quầy trước khi tiếp nhận; kết quả được phát và có chữ ký người nhận. Chỉ ghi “qua bưu chính” thì không tính.
      </p>
      <FigureRow>
        <Figure label="Nhận qua bưu chính" value={formatInteger(total.receivedByPost)} of={{ value: formatInteger(total.received), label: "tiếp nhận trong kỳ" }} note={percentWords(total.receivedByPost, total.received)} />
        <Figure label="Trả qua bưu chính" value={formatInteger(total.returnedByPost)} of={{ value: formatInteger(total.returned), label: "trả kết quả trong kỳ" }} note={percentWords(total.returnedByPost, total.returned)} />
        <Figure label="Cả hai chiều" value={formatInteger(total.bothWays)} of={{ value: formatInteger(total.returned), label: "trả kết quả trong kỳ" }} note={percentWords(total.bothWays, total.returned)} />
        <Figure
          label="Ghi qua bưu chính nhưng không có bưu gửi" value={formatInteger(unproven)} tone={unproven > 0 ? "warning" : "neutral"}
          note={unproven === 0 ? "không hồ sơ nào" : `${formatInteger(total.receivedUnproven)} chiều nhận, ${formatInteger(total.returnedUnproven)} chiều trả; không tính vào các số bên`}
        />
      </FigureRow>
      {anyByPost(total) ? (
        <DataTable
          caption={`Qua bưu chính theo cơ quan, ${words} (đơn vị: hồ sơ)`} columns={columns} rows={agencies} rowKey={({ code }) => code} dense narrow="cards" empty="Kỳ này chưa có hồ sơ nào."
          footer={["Cộng", ...COLUMNS.map((column) => <span key={column.key}>{cellOf(column, total)}</span>)]}
        />
      ) : <p>Trong kỳ này không hồ sơ nào được nhận hay trả qua bưu chính, và không hồ sơ nào ghi như vậy.</p>}
    </section>
  );
}
