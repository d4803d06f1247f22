import { type Column, DataTable } from "@/components/ui/data-table";
import { Figure, FigureRow } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import type { CalendarEffect, CalendarEffectCounts, CalendarEffectPage } from "@/lib/dossiers/queries/calendar-effects";
import { formatDate, formatDateTime } from "@/lib/platform/format";

const number = (value: number) => value.toLocaleString("vi-VN");

/** "muộn hơn 2 ngày", "sớm hơn 1 ngày", "đổi giờ trong ngày". */
function movedWords(days: number): string {
  if (days === 0) return "đổi giờ trong ngày";
  return days > 0 ? `muộn hơn ${days} ngày` : `sớm hơn ${-days} ngày`;
}

const COLUMNS: readonly Column<CalendarEffect>[] = [
  {
    key: "code", head: "Mã hồ sơ", rowHead: true, nowrap: true,
    cell: ({ id, code }) => (
      <TextLink href={`/quan-tri/ho-so/${id}`} strong>
        {code}
      </TextLink>
    ),
  },
  { key: "agency", head: "Cơ quan", cell: ({ agencyName }) => agencyName },
  { key: "before", head: "Hạn đang ghi", nowrap: true, cell: ({ dueAt, days }) => (days === 0 ? formatDateTime(dueAt) : formatDate(dueAt)) },
  {
    key: "after", head: "Hạn theo bản này", nowrap: true,
    cell: ({ newDueAt, days, provisional }) => (
      <>
        <strong>{days === 0 ? formatDateTime(newDueAt) : formatDate(newDueAt)}</strong>
        {provisional && <span className="text-small text-muted"> (tạm tính)</span>}
      </>
    ),
  },
  { key: "days", head: "Thay đổi", nowrap: true, cell: ({ days }) => movedWords(days) },
];

function AgencyCounts({ agencies }: Pick<CalendarEffectCounts, "agencies">) {
  const touched = agencies.filter(({ moved }) => moved > 0);
  return (
    <DataTable
      caption="Theo cơ quan (đơn vị: hồ sơ)"
      dense
      columns={[
        { key: "name", head: "Cơ quan", rowHead: true, cell: ({ name }) => name },
        { key: "moved", head: "Đổi hạn", numeric: true, cell: ({ moved }) => number(moved) },
        { key: "open", head: "Đang giải quyết", numeric: true, cell: ({ open }) => number(open) },
      ]}
      rows={touched}
      rowKey={({ name }) => name}
      empty=""
    />
  );
}

/** What a draft would do to the open dossiers of the province, before it is applied: in all and by agency. */
export function CalendarEffectFigures({ counts }: { counts: CalendarEffectCounts }) {
  return (
    <div className="flex flex-col gap-(--wing-gap)">
      <FigureRow>
        <Figure label="Hồ sơ sẽ đổi hạn" value={number(counts.moved)} of={{ value: number(counts.open), label: "hồ sơ đang giải quyết" }} tone={counts.moved > 0 ? "warning" : undefined} />
        <Figure label="Hạn lùi muộn hơn" value={number(counts.later)} />
        <Figure label="Hạn đến sớm hơn" value={number(counts.earlier)} />
      </FigureRow>
      {counts.uncounted > 0 && (
        <Notice tone="warning">
          {number(counts.uncounted)} hồ sơ chưa tính được hạn theo bản này vì lịch không phủ đến ngày hẹn. Các hồ sơ đó giữ nguyên hạn đang ghi. Mở thêm năm trước khi công bố.
        </Notice>
      )}
      {counts.moved > 0 && <AgencyCounts agencies={counts.agencies} />}
    </div>
  );
}

/** The dossiers themselves, a page of them; closed until it is asked for, so that the draft's own rows stay near. */
export function CalendarEffectList({ moved, page, first, nextHref, firstHref }: { moved: number; page: CalendarEffectPage; first: boolean; nextHref?: string; firstHref: string }) {
  return (
    <details id="ho-so" open={!first}>
      <summary className="cursor-pointer py-2 font-semibold text-brand">Xem từng hồ sơ trong {number(moved)} hồ sơ đổi hạn</summary>
      <div className="mt-2 flex flex-col gap-2">
        <DataTable caption="Từng hồ sơ, hạn gần nhất trước" captionHidden dense columns={COLUMNS} rows={page.rows} rowKey={({ id }) => id} empty="Hết danh sách." />
        <Pagination shown={page.rows.length} total={moved} noun="hồ sơ đổi hạn" nextHref={nextHref} />
        {!first && <TextLink href={firstHref}>Về đầu danh sách</TextLink>}
      </div>
    </details>
  );
}
