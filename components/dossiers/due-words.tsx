import { Icon } from "@/components/ui/icon";
import { PROVISIONAL_WORDS } from "@/lib/deadlines/labels";
import type { DueView } from "@/lib/dossiers/dossier-view";
import { formatDate } from "@/lib/platform/format";

/** Time left in words, with its icon; says when the date is provisional and when it differs from what was promised. */
export function DueWords({ due, detailed = false }: { due: Pick<DueView, "words" | "overdue" | "provisional" | "dueAt" | "originalDueAt">; detailed?: boolean }) {
  const moved = formatDate(due.dueAt) !== formatDate(due.originalDueAt);
  return (
    <span className={due.overdue ? "font-semibold text-danger" : undefined}>
      {due.overdue && <Icon name="alert" size={17} className="mr-1 inline-block align-[-0.15em]" />}
      {due.words}
      {due.provisional && !detailed && <span className="text-small text-muted"> (tạm tính)</span>}
      {detailed && due.provisional && <span className="block text-small font-normal text-muted">{PROVISIONAL_WORDS}</span>}
      {detailed && moved && <span className="block text-small font-normal text-muted">Ngày hẹn ban đầu: {formatDate(due.originalDueAt)}</span>}
    </span>
  );
}
