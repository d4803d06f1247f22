import type { ReactNode } from "react";
import type { FigureHref, FigureName } from "@/components/statistics/resolution-figures";
import { BarChart } from "@/components/ui/bar-chart";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { formatInteger } from "@/lib/platform/money";
import { percentWords } from "@/lib/statistics/period-choice";
import type { AgencyFigures } from "@/lib/statistics/queries";
import type { ResolutionFigures } from "@/lib/statistics/resolution";

type Counted = Exclude<{ [K in keyof ResolutionFigures]: ResolutionFigures[K] extends number ? K : never }[keyof ResolutionFigures], undefined>;
type Head = Readonly<{ key: Counted; head: string; figure: FigureName | null }>;

/** The columns of Biểu II.06a/VPCP/KSTT in its order: (3)–(13), with "từ kỳ trước" apart. */
const HEADS: readonly Head[] = [
  { key: "received", head: "Tiếp nhận", figure: "tiep-nhan" },
  { key: "online", head: "trực tuyến", figure: null },
  { key: "direct", head: "trực tiếp, bưu chính", figure: null },
  { key: "carriedOver", head: "Từ kỳ trước", figure: null },
  { key: "resolved", head: "Đã giải quyết", figure: "da-giai-quyet" },
  { key: "early", head: "trước hạn", figure: "truoc-han" },
  { key: "onTime", head: "đúng hạn", figure: "dung-han" },
  { key: "late", head: "quá hạn", figure: "qua-han" },
  { key: "inProgress", head: "Đang giải quyết", figure: "dang-giai-quyet" },
  { key: "inTime", head: "trong hạn", figure: "trong-han" },
  { key: "overdue", head: "quá hạn", figure: "dang-qua-han" },
];

/** The columns that a newcomer reads; the others are in the open data and on the administrator's page. */
const MAIN: readonly Counted[] = ["received", "resolved", "early", "onTime", "late", "inProgress"];

function columnsFor(heads: readonly Head[], hrefOf: FigureHref | undefined): readonly Column<AgencyFigures>[] {
  const cell = ({ key, figure }: Head) => (row: AgencyFigures): ReactNode => {
    const value = formatInteger(row[key]);
    return hrefOf === undefined || figure === null || row[key] === 0 ? value : <TextLink href={hrefOf(figure, row.code)}>{value}</TextLink>;
  };
  return [
    { key: "name", head: "Cơ quan", rowHead: true, width: "18rem", cell: ({ name, code }) => <><span>{name}</span><span className="block text-small text-muted">{code}</span></> },
    ...heads.map((head) => ({ key: head.key, head: head.head, numeric: true, cell: cell(head) })),
    { key: "share", head: "Tỷ lệ không quá hạn", numeric: true, cell: ({ early, onTime, resolved }) => percentWords(early + onTime, resolved) },
  ];
}

/** The same figures per agency, with a last row that adds up. `whole`: every column of the form, in a table that scrolls sideways. */
export function AgencyFiguresTable({ agencies, total, hrefOf, caption, whole = false }: { agencies: readonly AgencyFigures[]; total: ResolutionFigures; hrefOf?: FigureHref; caption: string; whole?: boolean }) {
  const heads = whole ? HEADS : HEADS.filter(({ key }) => MAIN.includes(key));
  return (
    <DataTable
      caption={caption}
      columns={columnsFor(heads, hrefOf)}
      rows={agencies}
      rowKey={({ code }) => code}
      dense
      narrow={whole ? "scroll" : "cards"}
      empty={<EmptyState title="Kỳ này chưa có hồ sơ nào">Chọn kỳ khác ở trên.</EmptyState>}
      footer={["Cộng", ...heads.map(({ key }) => formatInteger(total[key])), percentWords(total.early + total.onTime, total.resolved)]}
    />
  );
}

const SERIES = [
  { key: "early", label: "Trước hạn", tone: "success" },
  { key: "onTime", label: "Đúng hạn", tone: "info" },
  { key: "late", label: "Quá hạn", tone: "danger" },
] as const;

/** Resolved dossiers per agency by punctuality. */
export function AgencyChart({ agencies, hrefOf }: { agencies: readonly AgencyFigures[]; hrefOf?: FigureHref }) {
  return (
    <BarChart
      id="theo-co-quan"
      title="Kết quả theo cơ quan"
      unit="hồ sơ đã giải quyết"
      series={SERIES}
      rows={agencies.map(({ code, name, early, onTime, late }) => ({ key: code, label: name, values: { early, onTime, late }, ...(hrefOf && { href: hrefOf("da-giai-quyet", code) }) }))}
    />
  );
}
