import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Tone } from "@/components/ui/tone";
import { STAFF_ALERT_WORDS } from "@/lib/notifications/labels";
import { formatDateTime } from "@/lib/platform/format";
import type { StaffAlertKind } from "@/lib/platform/generated/enums";

const TONES = {
  THREE_DAYS: "info", ONE_DAY: "warning", DUE_TODAY: "warning", OVERDUE: "danger", SUPPLEMENT_RETURN: "warning", TRANSFER_LATE: "danger", OPINION_LATE: "danger",
  QUESTION_LATE: "danger", REMINDER: "attention", OPINION_ANSWERED: "success", DECISION_PROPOSED: "attention", PROPOSAL_RETURNED: "attention", ASSIGNED: "attention", CLOSING_HELD: "warning", CLAIM_OPENED: "info", CLAIM_LATE: "danger", COMPENSATION_LATE: "danger",
} satisfies Record<StaffAlertKind, Tone>;

/** One alert as the list shows it; a page's cursor and owner are the query's business. */
export type ShownAlert = Readonly<{ id: string; kind: StaffAlertKind; subject: string; body: string; path: string; createdAt: Date; readAt: Date | null }>;

/** What the alert is about: the subject without its kind, which stands beside it as a tag. */
function aboutOf({ kind, subject }: ShownAlert): string {
  const prefix = `${STAFF_ALERT_WORDS[kind]}: `;
  return subject.startsWith(prefix) ? subject.slice(prefix.length) : subject;
}

/** An employee's alerts, the newest first; opening an unread one marks it as read. One form for all, so that it works without scripts. */
export function AlertList({ alerts, open, operationId, unreadOnly }: { alerts: readonly ShownAlert[]; open: FormAction; operationId: string; unreadOnly: boolean }) {
  if (alerts.length === 0) {
    return unreadOnly
      ? <EmptyState title="Đã đọc hết" icon="bell">Nhắc việc mới hiện ở đây và ở số bên cạnh mục Nhắc việc.</EmptyState>
      : <EmptyState title="Chưa có nhắc việc nào" icon="bell">Việc sắp đến hạn, quá hạn, được giao hoặc được nhắc sẽ hiện ở đây và gửi vào thư điện tử.</EmptyState>;
  }
  return (
    <ActionForm action={open} operationId={operationId} label="Nhắc việc">
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {alerts.map((alert) => {
          const unread = alert.readAt === null;
          const [happened = "", ...rest] = alert.body.split("\n\n");
          return (
            <li key={alert.id} className={unread ? "border-l-4 border-l-signal bg-brand-wash px-3 py-3" : "border-l-4 border-l-transparent px-3 py-3"}>
              <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
                <div className="min-w-0 grow basis-64">
                  <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <StatusTag tone={TONES[alert.kind]}>{STAFF_ALERT_WORDS[alert.kind]}</StatusTag>
                    <span className={unread ? "tabular font-semibold" : "tabular"}>{aboutOf(alert)}</span>
                    {unread && <span className="text-small text-muted">chưa đọc</span>}
                  </p>
                  <p className="mt-1">{happened}</p>
                  {rest.map((words) => <p key={words} className="mt-1 text-small whitespace-pre-line text-muted">{words}</p>)}
                </div>
                <div className="ml-auto flex flex-col items-end gap-1">
                  {unread
                    ? <SubmitButton name="alertId" value={alert.id} variant="secondary" size="small" icon="arrow-right" pendingWords="Đang mở…">Mở <span className="sr-only">{aboutOf(alert)}</span></SubmitButton>
                    : <Button href={alert.path} variant="quiet" size="small" icon="arrow-right">Mở <span className="sr-only">{aboutOf(alert)}</span></Button>}
                  <p className="tabular text-small text-muted">{formatDateTime(alert.createdAt)}</p>
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </ActionForm>
  );
}
