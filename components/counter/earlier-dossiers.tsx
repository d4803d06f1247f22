import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { EarlierDossier } from "@/lib/dossiers/queries/desk-entry";
import { formatDate } from "@/lib/platform/format";

/** What this person has filed at this office before: the clerk sees what hangs before he begins anew. */
export function EarlierDossiers({ dossiers }: { dossiers: readonly EarlierDossier[] }) {
  if (dossiers.length === 0) return null;
  return (
    <section aria-labelledby="ho-so-truoc" className="flex flex-col gap-2 rounded border border-line bg-wash p-3">
      <h2 id="ho-so-truoc" className="text-base font-semibold">
        Người này đã có hồ sơ ở đây
      </h2>
      <ul className="flex flex-col gap-1.5">
        {dossiers.map(({ id, shownCode, procedureName, status, submittedAt, dueAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={`/buu-dien/quay?hs=${id}`}>
              <span className="tabular">{shownCode}</span>
            </TextLink>
            <DossierStatusTag status={status} />
            <span className="min-w-0 text-small">
              {procedureName}
              <span className="text-muted">
                {submittedAt === null ? "" : `, nộp ${formatDate(submittedAt)}`}
                {dueAt === null ? "" : `, hẹn ${formatDate(dueAt)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
