import { DataTable } from "@/components/ui/data-table";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/platform/format";
import { limitWordsOf, minutesWords } from "@/lib/procedures/internal-process";
import { CHANNEL_LABELS } from "@/lib/procedures/labels";
import type { AgencyProcedureProcess } from "@/lib/procedures/queries/internal-processes";

/** The legal time of each channel; those that agree are told once. */
export function legalLimits({ sameDay, channels }: Pick<AgencyProcedureProcess, "sameDay" | "channels">): string {
  if (sameDay) return "giải quyết trong ngày";
  const words = new Map<string, string[]>();
  for (const limit of channels) words.set(limitWordsOf(limit), [...(words.get(limitWordsOf(limit)) ?? []), CHANNEL_LABELS[limit.channel].toLowerCase()]);
  if (words.size === 0) return "chưa có thời hạn";
  return words.size === 1 ? ([...words.keys()][0] ?? "") : [...words].map(([limit, names]) => `${limit} (${names.join(", ")})`).join("; ");
}

function Sum({ row }: { row: AgencyProcedureProcess }) {
  if (row.process === null) return <span className="text-muted">chưa chia bước</span>;
  const over = row.tightest === null || row.process.minutes > row.tightest.minutes;
  return (
    <span className="flex flex-col items-start gap-1">
      <span className="tabular">{minutesWords(row.process.minutes)}</span>
      {over && <StatusTag tone="danger">Dài hơn thời hạn hiện hành</StatusTag>}
    </span>
  );
}

/** The agency's procedures with their internal steps: the sum beside the legal time that bounds it. */
export function ProcessList({ rows }: { rows: readonly AgencyProcedureProcess[] }) {
  return (
    <DataTable
      caption="Thủ tục và quy trình nội bộ"
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      empty="Cơ quan chưa có thủ tục nào trong danh mục."
      columns={[
        { key: "name", head: "Thủ tục", rowHead: true, cell: ({ code, name, field }) => (
          <span className="flex flex-col">
            <TextLink href={`/co-quan/quy-trinh/${code}`}>{name}</TextLink>
            <span className="tabular text-small text-muted">{code} · {field}</span>
          </span>
        ) },
        { key: "steps", head: "Các bước", cell: ({ process }) => process === null ? <span className="text-muted">–</span> : (
          <span className="flex flex-col">
            <span>{process.steps.map(({ name }) => name).join(" → ")}</span>
            <span className="text-small text-muted">{process.madeBy}, {formatDate(process.madeAt)}</span>
          </span>
        ) },
        { key: "sum", head: "Cộng các bước", width: "12rem", cell: (row) => <Sum row={row} /> },
        { key: "limit", head: "Thời hạn theo luật", width: "14rem", cell: legalLimits },
      ]}
    />
  );
}
