import type { ReactNode } from "react";
import { DataTable, type Column } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";

export type ChartTone = "success" | "info" | "danger" | "neutral" | "attention";
export type ChartSeries = Readonly<{ key: string; label: string; tone: ChartTone }>;
export type ChartRow = Readonly<{ key: string; label: string; href?: string; values: Readonly<Record<string, number>> }>;

const fills: Readonly<Record<ChartTone, string>> = { success: "var(--color-success)", info: "var(--color-brand)", danger: "var(--color-danger)", neutral: "var(--color-line-strong)", attention: "var(--color-signal)" };

/** Colour never alone: each series after the first has its own hatching, in print too. */
function Hatch({ id, tone, kind }: { id: string; tone: ChartTone; kind: number }) {
  const lines = ["", "M0 8L8 0", "M0 0L8 8 M0 8L8 0", "M4 0V8", "M0 4H8"][kind % 5] ?? "";
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill={fills[tone]} />
      <path d={lines} stroke="var(--color-paper)" strokeWidth="1.5" opacity="0.75" />
    </pattern>
  );
}

function Swatch({ pattern }: { pattern: string }) {
  return (
    <svg aria-hidden width="16" height="16" className="inline-block align-[-0.2em]">
      <rect width="16" height="16" fill={`url(#${pattern})`} />
    </svg>
  );
}

function Bar({ row, series, largest, patterns, format }: { row: ChartRow; series: readonly ChartSeries[]; largest: number; patterns: string; format: (value: number) => string }) {
  let left = 0;
  return (
    <svg aria-hidden width="100%" height="22" className="block">
      <rect width="100%" height="22" fill="var(--color-wash)" />
      {series.map((one, position) => {
        const value = row.values[one.key] ?? 0;
        const width = largest === 0 ? 0 : (value / largest) * 100;
        const x = left;
        left += width;
        return (
          <rect key={one.key} x={`${x}%`} width={`${width}%`} height="22" fill={`url(#${patterns}-${position})`}>
            <title>{`${one.label}: ${format(value)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/**
 * Horizontal stacked bars drawn on the server, with the same figures as a table below them. `unit` is the noun of what
 * is counted; `id` must be unique on the page (it names the hatchings).
 */
export function BarChart({ id, title, unit, series, rows, note, format = (value) => value.toLocaleString("vi-VN") }: { id: string; title: string; unit: string; series: readonly ChartSeries[]; rows: readonly ChartRow[]; note?: ReactNode; format?: (value: number) => string }) {
  const totalOf = (row: ChartRow) => series.reduce((sum, one) => sum + (row.values[one.key] ?? 0), 0);
  const largest = Math.max(0, ...rows.map(totalOf));
  const columns: readonly Column<ChartRow>[] = [
    { key: "label", head: "", rowHead: true, cell: (row) => (row.href === undefined ? row.label : <TextLink href={row.href}>{row.label}</TextLink>) },
    ...series.map((one) => ({ key: one.key, head: one.label, numeric: true, cell: (row: ChartRow) => format(row.values[one.key] ?? 0) })),
    { key: "total", head: "Cộng", numeric: true, cell: (row) => format(totalOf(row)) },
  ];
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="font-semibold">
        {title} <span className="font-normal text-muted">({unit})</span>
      </figcaption>
      <svg aria-hidden width="0" height="0" className="absolute">
        <defs>
          {series.map((one, position) => (
            <Hatch key={one.key} id={`${id}-${position}`} tone={one.tone} kind={position} />
          ))}
        </defs>
      </svg>
      <ul aria-label="Chú giải" className="flex flex-wrap gap-x-5 gap-y-1 text-small">
        {series.map((one, position) => (
          <li key={one.key}>
            <Swatch pattern={`${id}-${position}`} /> {one.label}
          </li>
        ))}
      </ul>
      <ul className="flex flex-col gap-2.5">
        {rows.map((row) => (
          <li key={row.key}>
            <div className="mb-1 flex items-end justify-between gap-3 text-small">
              <span className="min-w-0">{row.href === undefined ? row.label : <TextLink href={row.href}>{row.label}</TextLink>}</span>
              <span className="tabular font-semibold">
                {format(totalOf(row))}
                <span className="sr-only"> ({series.map((one) => `${one.label} ${format(row.values[one.key] ?? 0)}`).join(", ")})</span>
              </span>
            </div>
            <Bar row={row} series={series} largest={largest} patterns={id} format={format} />
          </li>
        ))}
      </ul>
      {note !== undefined && <div className="text-small text-muted">{note}</div>}
      <details className="text-small">
        <summary className="text-brand underline underline-offset-4">Xem dạng bảng</summary>
        <div className="mt-3">
          <DataTable caption={`${title} (${unit})`} captionHidden columns={columns} rows={rows} rowKey={(row) => row.key} empty="Chưa có số liệu" dense narrow="scroll" />
        </div>
      </details>
    </figure>
  );
}
