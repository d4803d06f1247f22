import { StatusTag } from "@/components/ui/status-tag";
import type { Tone } from "@/components/ui/tone";
import type { NoticeView } from "@/lib/dossiers/dossier-view";
import { NOTIFICATION_STATUS_WORDS } from "@/lib/notifications/labels";
import { formatDateTime } from "@/lib/platform/format";
import type { NotificationStatus } from "@/lib/platform/generated/enums";

const TONES = { PENDING: "info", SENT: "success", FAILED: "danger", NO_ADDRESS: "warning" } satisfies Record<NotificationStatus, Tone>;

/** What the applicant was told, when, and whether it went out; the words open below each. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  if (notices.length === 0) return <p className="text-muted">Chưa gửi thư nào.</p>;
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {notices.map((notice) => (
        <li key={notice.id} className="py-2">
          <details>
            <summary className="min-h-11 w-full py-1.5">
              <span className="text-brand underline decoration-1 underline-offset-4">{notice.subject}</span>
            </summary>
            <p className="mt-2 rounded bg-wash p-3 text-small whitespace-pre-line">{notice.body}</p>
          </details>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-small text-muted">
            <StatusTag tone={TONES[notice.status]}>{NOTIFICATION_STATUS_WORDS[notice.status]}</StatusTag>
            {formatDateTime(notice.sentAt ?? notice.createdAt)}
          </p>
        </li>
      ))}
    </ul>
  );
}
