import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DateField } from "@/components/ui/date-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FilterBar } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { RegisterPage } from "@/lib/dossiers/queries/register";
import type { RegisterChoice } from "@/lib/dossiers/schema/register-period";
import { formatDate, formatDay } from "@/lib/platform/format";

/** Moments of one row, each with its word; those that have not come are left out. */
function Days({ days }: { days: readonly (readonly [what: string, at: Date | null])[] }) {
  return days.map(([what, at]) => at !== null && (
    <span key={what} className="tabular block whitespace-nowrap">
      <span className="text-small text-muted">{what}</span> {formatDate(at)}
    </span>
  ));
}

type SheetProps = Readonly<{ action: string; choice: RegisterChoice; page: RegisterPage; mostRows: number; /** null: the reader has no page of a dossier. */
  dossierHref: ((id: string) => string) | null }>;

/** Chooses a period, shows the beginning of the register, prints it all. */
export function RegisterSheet({ action, choice, page, mostRows, dossierHref }: SheetProps) {
  const { period, refusals } = choice;
  const { rows, total, unit } = page;
  const printHref = `/api/register?tu=${period.from}&den=${period.to}`;
  return (
    <div className="flex flex-col gap-5">
      {refusals.length > 0 && <ErrorSummary title="Chưa đọc được khoảng ngày" refusals={refusals.map(({ words }) => ({ words }))} />}
      <FilterBar action={action} submitLabel="Xem sổ">
        <DateField name="tu" label="Tiếp nhận từ ngày" defaultValue={period.from} width="full" />
        <DateField name="den" label="đến ngày" defaultValue={period.to} width="full" />
      </FilterBar>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          <strong>{unit}</strong>, từ {formatDay(period.from)} đến {formatDay(period.to)}: <strong className="tabular">{total.toLocaleString("vi-VN")}</strong> hồ sơ
          {total > rows.length && <span className="text-muted"> (hiện {rows.length} dòng đầu; bản in có đủ)</span>}
        </p>
        {total > 0 && total <= mostRows && <Button href={printHref} newTab icon="print">In sổ (PDF)</Button>}
      </div>
      {total > mostRows && <Notice tone="attention" title="Nhiều hồ sơ quá cho một bản in">Mỗi bản in nhiều nhất {mostRows.toLocaleString("vi-VN")} hồ sơ. Chọn khoảng ngày ngắn hơn, ví dụ từng quý.</Notice>}
      <DataTable
        caption="Sổ theo dõi hồ sơ"
        captionHidden
        dense
        rows={rows}
        rowKey={({ dossierId }) => dossierId}
        empty="Không có hồ sơ nào được tiếp nhận trong khoảng ngày này."
        columns={[
          { key: "order", head: "TT", numeric: true, cell: ({ order }) => order },
          {
            key: "code", head: "Hồ sơ", rowHead: true, cell: ({ dossierId, code, applicantName }) => (
              <>
                {dossierHref === null ? <span className="tabular">{code}</span> : <TextLink href={dossierHref(dossierId)}><span className="tabular whitespace-nowrap">{code}</span></TextLink>}
                <span className="block">{applicantName}</span>
              </>
            ),
          },
          { key: "procedure", head: "Thủ tục, cơ quan giải quyết", cell: ({ procedureName, agency }) => <>{procedureName}<span className="block text-small text-muted">{agency}</span></> },
          { key: "received", head: "Nhận, hẹn trả", width: "8rem", cell: ({ receivedAt, dueAt }) => <Days days={[["nhận", receivedAt], ["hẹn", dueAt]]} /> },
          { key: "handed", head: "Chuyển cơ quan, nhận kết quả", width: "10rem", cell: ({ handedAt, resultAt }) => <Days days={[["chuyển", handedAt], ["kết quả", resultAt]]} /> },
          { key: "returned", head: "Trả kết quả", width: "8rem", cell: ({ returnedAt, returnMethod }) => <><Days days={[["trả", returnedAt]]} /><span className="block text-small text-muted">{returnMethod}</span></> },
          { key: "note", head: "Ghi chú", cell: ({ note }) => note },
        ]}
      />
    </div>
  );
}
