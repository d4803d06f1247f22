import { DayKind, DayStatus, scopeWords, seasonWords } from "@/components/admin/calendar-days";
import { type Column, DataTable } from "@/components/ui/data-table";
import { type CalendarDifference, hoursWords, type RowDifference, type ScopedDay, type ScopedHours } from "@/lib/deadlines/calendar-version";
import { weekdayWords } from "@/lib/deadlines/labels";
import type { CalendarScope } from "@/lib/deadlines/queries/calendar-versions";
import { formatDay } from "@/lib/platform/format";

function Day({ row, gone }: { row: ScopedDay | null; gone: string }) {
  if (row === null) return <span className="text-muted">{gone}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <DayKind kind={row.kind} /> <span>{row.name}</span> <DayStatus status={row.status} />
    </span>
  );
}

/** The weekday's own rule, where there is no row. */
const ordinary = (day: string) => (/Bảy|nhật/.test(weekdayWords(day)) ? "nghỉ cuối tuần" : "ngày làm việc bình thường");

function dayColumns(scopes: readonly CalendarScope[]): readonly Column<RowDifference<ScopedDay>>[] {
  const rowOf = ({ before, after }: RowDifference<ScopedDay>) => after ?? before;
  const dayOf = (difference: RowDifference<ScopedDay>) => rowOf(difference)?.day ?? "";
  return [
    {
      key: "day", head: "Ngày", rowHead: true, nowrap: true,
      cell: (difference) => (
        <>
          <span className="tabular">{formatDay(dayOf(difference))}</span> <span className="text-muted">{weekdayWords(dayOf(difference))}</span>
        </>
      ),
    },
    { key: "scope", head: "Áp dụng cho", nowrap: true, cell: (difference) => scopeWords(scopes, rowOf(difference)?.scope ?? "") },
    { key: "before", head: "Lịch trước", cell: (difference) => <Day row={difference.before} gone={ordinary(dayOf(difference))} /> },
    { key: "after", head: "Bản này", cell: (difference) => <Day row={difference.after} gone={`bỏ, thành ${ordinary(dayOf(difference))}`} /> },
  ];
}

function HoursDifference({ difference: { before, after }, scopes }: { difference: RowDifference<ScopedHours>; scopes: readonly CalendarScope[] }) {
  const row = after ?? before;
  if (row === null) return null;
  return (
    <li>
      Giờ làm việc của {scopeWords(scopes, row.scope)} {seasonWords(row)}: {before === null ? "trước chưa đặt" : `trước là ${hoursWords(before)} (${seasonWords(before)})`},{" "}
      <strong>{after === null ? "nay bỏ" : `nay là ${hoursWords(after)}`}</strong>.
    </li>
  );
}

/** What the version says otherwise than the one that it was made from. */
export function CalendarDifferenceList({ difference, scopes }: { difference: CalendarDifference; scopes: readonly CalendarScope[] }) {
  const { days, hours, coveredTo } = difference;
  if (days.length === 0 && hours.length === 0 && coveredTo === null) return <p className="text-muted">Chưa có thay đổi nào so với lịch trước.</p>;
  return (
    <div className="flex flex-col gap-3">
      {days.length > 0 && (
        <DataTable caption="Ngày khác với lịch trước" captionHidden dense columns={dayColumns(scopes)} rows={days} rowKey={({ before, after }) => `${(after ?? before)?.day} ${(after ?? before)?.scope}`} empty="" />
      )}
      {(hours.length > 0 || coveredTo !== null) && (
        <ul className="list-disc pl-5">
          {hours.map((one) => (
            <HoursDifference key={`${(one.after ?? one.before)?.scope} ${(one.after ?? one.before)?.from}`} difference={one} scopes={scopes} />
          ))}
          {coveredTo !== null && (
            <li>
              Lịch tính được hạn đến <strong>{formatDay(coveredTo.after ?? "")}</strong> (trước: {formatDay(coveredTo.before ?? "")}).
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
