import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { DueWords } from "@/components/dossiers/due-words";
import { CopyableCode } from "@/components/ui/copyable-code";
import { TextLink } from "@/components/ui/text-link";
import type { MyDossierRow } from "@/lib/dossiers/queries/my-dossiers";
import { formatDate } from "@/lib/platform/format";

/** The citizen's dossiers: what it is, how it stands, whose turn it is, how long still. */
export function MyDossierList({ rows }: { rows: readonly MyDossierRow[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-col gap-2 py-5">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
            <TextLink href={row.status === "DRAFT" ? `/cong-dan/ho-so/${row.id}/thong-tin` : `/cong-dan/ho-so/${row.id}`} strong>
              {row.procedureName}
            </TextLink>
            <DossierStatusTag status={row.status} outcome={row.outcome} />
          </div>
          <p className="text-small text-muted">
            {row.status === "DRAFT" ? `Mở bản nháp ngày ${formatDate(row.createdAt)}` : <CopyableCode code={row.shownCode} what="mã hồ sơ" />} · {row.agencyName}
            {row.submittedAt !== null && ` · nộp ngày ${formatDate(row.submittedAt)}`}
          </p>
          <p>
            {row.turn.holder !== "NOBODY" && (
              <>
                <span className="text-muted">Đến lượt:</span> <strong>{row.turn.holder === "CITIZEN" ? "anh/chị" : row.turn.words}</strong>.{" "}
              </>
            )}
            {row.turn.next}
          </p>
          {row.due !== null && (
            <p>
              <span className="text-muted">Thời hạn:</span> <DueWords due={row.due} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
