import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { ProcedureRow } from "@/lib/procedures/queries";

/** Procedures found: name, code and field, and what can be done with each. */
export function ProcedureList({ rows }: { rows: readonly ProcedureRow[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.code} className="flex flex-col gap-1.5 py-4">
          <TextLink href={`/thu-tuc/${row.code}`} strong>
            {row.name}
          </TextLink>
          <p className="text-small text-muted">
            <span className="tabular">{row.code}</span> · {row.field} · {row.level}
          </p>
          {(row.fileable || row.postChannel) && (
            <p className="flex flex-wrap gap-2">
              {row.fileable && (
                <StatusTag tone="success" icon="check">
                  Nộp được tại đây
                </StatusTag>
              )}
              {row.postChannel && (
                <StatusTag tone="info" icon="post">
                  Có kênh bưu chính
                </StatusTag>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
