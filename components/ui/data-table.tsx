import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";

export type Column<Row> = Readonly<{
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  /** Figures: right-aligned, never broken. */
  numeric?: boolean;
  /** The cell that names the row; readers announce it with every other cell. */
  rowHead?: boolean;
  /** A CSS width, e.g. "8rem". */
  width?: string;
  nowrap?: boolean;
}>;

export type DataTableProps<Row> = Readonly<{
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty: ReactNode;
  dense?: boolean;
  /** On a narrow place: each row as a card, or the table scrolls sideways in a labelled region. */
  narrow?: "cards" | "scroll";
  rowTone?: (row: Row) => "attention" | "danger" | undefined;
  selectedKey?: string;
  /** One cell per column. */
  footer?: readonly ReactNode[];
}>;

const edges = { attention: "shadow-[inset_4px_0_0_var(--color-signal)]", danger: "shadow-[inset_4px_0_0_var(--color-danger)]" } as const;

/** A table with a caption and a head that stays in sight. The roles are written out because cards would lose them. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, empty, narrow = "cards" } = props;
  if (rows.length === 0) return typeof empty === "string" ? <EmptyState title={empty} /> : empty;
  const cards = narrow === "cards";
  const table = (
    <table role="table" className={classNames("w-full border-separate border-spacing-0 text-left", cards && "@max-[34rem]:block")}>
      <caption className={classNames(captionHidden === true ? "sr-only" : "pb-2 text-left font-semibold", cards && captionHidden !== true && "@max-[34rem]:block")}>{caption}</caption>
      <thead role="rowgroup" className={classNames(cards && "@max-[34rem]:sr-only")}>
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              style={column.width === undefined ? undefined : { width: column.width }}
              className={classNames("sticky top-0 z-10 border-b border-line-strong bg-wash px-3 py-2 align-bottom text-small font-semibold text-muted print:static", endAligned(column) && "text-right", !cards && column.rowHead === true && "min-w-40")}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={classNames(cards && "@max-[34rem]:flex @max-[34rem]:flex-col @max-[34rem]:gap-3")}>
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} row={row} selected={props.selectedKey === rowKey(row)} {...props} narrow={narrow} />
        ))}
      </tbody>
      {props.footer !== undefined && (
        <tfoot role="rowgroup" className={classNames(cards && "@max-[34rem]:mt-3 @max-[34rem]:block")}>
          <tr role="row" className={classNames(cards && "@max-[34rem]:block @max-[34rem]:rounded @max-[34rem]:border @max-[34rem]:border-line-strong @max-[34rem]:py-1")}>
            {props.footer.map((cell, position) => (
              <Cell key={columns[position]?.key ?? position} column={columns[position]} cards={cards} dense={props.dense === true} className="border-t border-line-strong font-semibold @max-[34rem]:border-0">
                {cell}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
  if (cards) return <div className="@container">{table}</div>;
  return (
    <div role="region" aria-label={typeof caption === "string" ? caption : "Bảng"} tabIndex={0} className="max-h-[80vh] overflow-auto rounded border border-line print:max-h-none print:overflow-visible">
      {table}
    </div>
  );
}

function endAligned(column: Readonly<{ align?: "start" | "end"; numeric?: boolean }>): boolean {
  return column.align === "end" || column.numeric === true;
}

function BodyRow<Row>({ row, selected, columns, dense, narrow, rowTone }: DataTableProps<Row> & { row: Row; selected: boolean }) {
  const tone = rowTone?.(row);
  const cards = narrow === "cards";
  return (
    <tr
      role="row"
      aria-current={selected ? "true" : undefined}
      className={classNames(
        "hover:bg-wash",
        selected && "bg-brand-wash",
        tone !== undefined && edges[tone],
        cards && "@max-[34rem]:block @max-[34rem]:rounded @max-[34rem]:border @max-[34rem]:border-line-strong @max-[34rem]:py-1",
      )}
    >
      {columns.map((column) => (
        <Cell key={column.key} column={column} cards={cards} dense={dense === true} className="border-b border-line @max-[34rem]:last:border-0">
          {column.cell(row)}
        </Cell>
      ))}
    </tr>
  );
}

type CellColumn = Readonly<{ head: ReactNode; align?: "start" | "end"; numeric?: boolean; rowHead?: boolean; nowrap?: boolean }>;

/** On a card the row's name stands alone on top, every other cell beside its column's name; empty cells go. */
function cardShape(column: CellColumn | undefined, empty: boolean): string {
  if (empty) return "@max-[34rem]:hidden";
  if (column?.rowHead === true) return "@max-[34rem]:block @max-[34rem]:py-2 @max-[34rem]:font-semibold @max-[34rem]:whitespace-normal";
  return "@max-[34rem]:grid @max-[34rem]:grid-cols-[7rem_1fr] @max-[34rem]:gap-3 @max-[34rem]:py-1.5 @max-[34rem]:text-left @max-[34rem]:whitespace-normal";
}

function Cell({ column, cards, dense, className, children }: { column: CellColumn | undefined; cards: boolean; dense: boolean; className: string; children: ReactNode }) {
  const rowHead = column?.rowHead === true;
  const Tag = rowHead ? "th" : "td";
  const empty = children === "" || children === null || children === undefined;
  const shape = classNames(
    "px-3 align-top font-normal",
    dense ? "py-1.5" : "py-2.5",
    column !== undefined && endAligned(column) && "text-right",
    (column?.numeric === true || column?.nowrap === true) && "whitespace-nowrap",
    cards && cardShape(column, empty),
    className,
  );
  return (
    <Tag role={rowHead ? "rowheader" : "cell"} scope={rowHead ? "row" : undefined} className={shape}>
      {cards && !rowHead && (
        <span aria-hidden className="hidden text-small text-muted @max-[34rem]:block">
          {column?.head}
        </span>
      )}
      {cards ? <div className="min-w-0">{children}</div> : children}
    </Tag>
  );
}
