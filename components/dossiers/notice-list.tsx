import type { NoticeView } from "@/lib/dossiers/dossier-view";
import { NOTIFICATION_STATUS_WORDS } from "@/lib/notifications/labels";
import { formatDateTime } from "@/lib/platform/format";

/** Messages sent about a dossier; each opens to what was said (domain rule 20). */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  return (
    <ul className="divide-y divide-line">
      {notices.map((notice) => (
        <li key={notice.id} className="py-2">
          <details>
            <summary className="min-h-11 py-1.5">
              <span className="font-semibold">{notice.subject}</span>
              <span className="block text-small text-muted">
                {NOTIFICATION_STATUS_WORDS[notice.status]} · {formatDateTime(notice.sentAt ?? notice.createdAt)}
              </span>
            </summary>
            <p className="mt-2 border-l-4 border-line pl-3 whitespace-pre-line">{notice.body}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
