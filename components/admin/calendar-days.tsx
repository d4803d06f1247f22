import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { hoursWords, type ScopedDay, type ScopedHours } from "@/lib/deadlines/calendar-version";
import { calendarDayKindLabels, calendarDayStatusLabels, weekdayWords } from "@/lib/deadlines/labels";
import type { CalendarScope } from "@/lib/deadlines/queries/calendar-versions";
import { formatDay } from "@/lib/platform/format";

/** The words for a scope as the page's list has them. */
export function scopeWords(scopes: readonly CalendarScope[], scope: string): string {
  return scopes.find((known) => known.scope === scope)?.words ?? scope;
}

/** What a row makes of its day: off, or worked. Icon and word, never colour alone. */
export function DayKind({ kind }: Pick<ScopedDay, "kind">) {
  return (
    <StatusTag tone={kind === "WORKED" ? "info" : "neutral"} icon={kind === "WORKED" ? "check" : "minus"}>
      {calendarDayKindLabels[kind]}
    </StatusTag>
  );
}

/** A day that the notice has not fixed yet needs the administrator; an official one is said quietly. */
export function DayStatus({ status }: Pick<ScopedDay, "status">) {
  return status === "PROVISIONAL" ? <StatusTag tone="attention">{calendarDayStatusLabels.PROVISIONAL}</StatusTag> : <span className="text-muted">chính thức</span>;
}

/** The dated rows of one year in order; those not yet fixed stand out. `actions` brings the forms of a draft. */
export function CalendarDays({ year, days, scopes, actions }: { year: string; days: readonly ScopedDay[]; scopes: readonly CalendarScope[]; actions?: (row: ScopedDay) => ReactNode }) {
  const columns: Column<ScopedDay>[] = [
    {
      key: "day", head: "Ngày", rowHead: true, nowrap: true,
      cell: ({ day }) => (
        <>
          <span className="tabular">{formatDay(day)}</span> <span className="text-muted">{weekdayWords(day)}</span>
        </>
      ),
    },
    { key: "name", head: "Tên ngày, lý do", width: "30%", cell: ({ name }) => name },
    { key: "kind", head: "Ngày này là", cell: ({ kind }) => <DayKind kind={kind} /> },
    { key: "scope", head: "Áp dụng cho", cell: ({ scope }) => scopeWords(scopes, scope) },
    { key: "status", head: "Tình trạng", cell: ({ status }) => (status === "PROVISIONAL" ? <DayStatus status={status} /> : null) },
    ...(actions ? [{ key: "actions", head: "Sửa", cell: actions } satisfies Column<ScopedDay>] : []),
  ];
  return (
    <DataTable
      caption={`Ngày nghỉ và ngày làm việc khác thường, năm ${year}. Dòng không ghi tạm tính đều đã có thông báo chính thức.`}
      dense
      columns={columns}
      rows={days}
      rowKey={({ scope, day }) => `${day} ${scope}`}
      rowTone={({ status }) => (status === "PROVISIONAL" ? "attention" : undefined)}
      empty={`Chưa có ngày nào được ghi cho năm ${year}: thứ Hai đến thứ Sáu làm việc, thứ Bảy và Chủ nhật nghỉ.`}
    />
  );
}

/** "từ 16/04/2027 đến 15/10/2027" or "từ 16/04/2027". */
export function seasonWords({ from, to }: Pick<ScopedHours, "from" | "to">): string {
  return to === null ? `từ ${formatDay(from)}` : `từ ${formatDay(from)} đến ${formatDay(to)}`;
}

/** Working hours by scope and season; where nothing is set the usual ones hold. */
export function CalendarHours({ hours, scopes, actions }: { hours: readonly ScopedHours[]; scopes: readonly CalendarScope[]; actions?: (row: ScopedHours) => ReactNode }) {
  const columns: Column<ScopedHours>[] = [
    { key: "scope", head: "Áp dụng cho", rowHead: true, cell: ({ scope }) => scopeWords(scopes, scope) },
    { key: "season", head: "Thời gian", cell: (row) => seasonWords(row) },
    { key: "hours", head: "Giờ làm việc", nowrap: true, cell: (row) => <span className="tabular">{hoursWords(row)}</span> },
    ...(actions ? [{ key: "actions", head: "Sửa", cell: actions } satisfies Column<ScopedHours>] : []),
  ];
  return (
    <div className="flex flex-col gap-2">
      {hours.length > 0 && <DataTable caption="Giờ làm việc đã đặt" captionHidden dense columns={columns} rows={hours} rowKey={({ scope, from }) => `${scope} ${from}`} empty="" />}
      <p className="text-small text-muted">
        {hours.length === 0 ? "Chưa đặt giờ riêng: mọi nơi làm việc" : "Nơi chưa đặt giờ riêng làm việc"} 07:30–11:30 và 13:00–17:00. Giờ của cơ quan thay giờ của tỉnh, giờ của tỉnh thay giờ cả nước.
      </p>
    </div>
  );
}
