import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { CLOCK_HOLDERS, type ClockHolder } from "@/lib/deadlines/clocks";
import { formatInteger } from "@/lib/platform/money";
import { dayWords, type LateCauses, type PartyTime, type WorkingTime } from "@/lib/statistics/working-time";

const HEADS = { POST: "Bưu điện", COUNTER: "Một cửa", AGENCY: "Cơ quan", CITIZEN: "Người nộp" } satisfies Record<ClockHolder, string>;

type Row = Readonly<{ code: string; name: string; workingDays: WorkingTime; lateBy: LateCauses }>;

function Time({ time }: { time: PartyTime }) {
  if (time.average === null) return "–";
  if (time.average === 0) return dayWords(0);
  return (
    <>
      <span>{dayWords(time.average)}</span>
      <span className="block text-small text-muted">một nửa: đến {dayWords(time.median).replace(" ngày", "")}</span>
    </>
  );
}

const time = (party: ClockHolder): Column<Row> => ({ key: party, head: HEADS[party], numeric: true, cell: ({ workingDays }) => <Time time={workingDays[party]} /> });
const CAUSES: readonly Column<Row>[] = [
  { key: "byAgency", head: "Trễ do cơ quan", numeric: true, cell: ({ lateBy }) => formatInteger(lateBy.byAgency) },
  { key: "byOthers", head: "Trễ do bên khác", numeric: true, cell: ({ lateBy }) => formatInteger(lateBy.byOthers) },
];

/**
 * Mean (and median) working days that each party used, over the resolved dossiers of a period, with their number; `total` ends the
 * table. `causes`: also whose time made the late ones late.
 */
export function WorkingTimeTable({ rows, total, caption, causes = false }: { rows: readonly Row[]; total: Omit<Row, "code" | "name">; caption: string; causes?: boolean }) {
  const columns: readonly Column<Row>[] = [
    { key: "name", head: "Cơ quan giải quyết", rowHead: true, width: "14rem", cell: ({ name }) => name },
    ...CLOCK_HOLDERS.map(time),
    ...(causes ? CAUSES : []),
    { key: "dossiers", head: "Trên số hồ sơ", numeric: true, cell: ({ workingDays }) => formatInteger(workingDays.dossiers) },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      dense
      narrow="cards"
      empty={<EmptyState title="Kỳ này chưa có hồ sơ nào giải quyết xong">Chọn kỳ khác ở trên.</EmptyState>}
      footer={[
        "Tất cả", ...CLOCK_HOLDERS.map((party) => <Time key={party} time={total.workingDays[party]} />),
        ...(causes ? [formatInteger(total.lateBy.byAgency), formatInteger(total.lateBy.byOthers)] : []), formatInteger(total.workingDays.dossiers),
      ]}
    />
  );
}
