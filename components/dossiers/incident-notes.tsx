import { INCIDENT_WORDS } from "@/lib/deliveries/labels";
import type { IncidentView } from "@/lib/dossiers/dossier-view";
import { formatDateTime } from "@/lib/platform/format";

/** What was found wrong with this dossier's papers, for whoever takes them next: what, when, who answers, how it ended. */
export function IncidentNotes({ incidents }: { incidents: readonly IncidentView[] }) {
  if (incidents.length === 0) return null;
  return (
    <ul aria-label="Sự cố giấy tờ" className="border-l-4 border-signal pl-3">
      {incidents.map(({ id, kind, words, responsibleName, noticedByName, noticedAt, settlement }) => (
        <li key={id}>
          <strong>{INCIDENT_WORDS[kind]}</strong>: {words}
          <span className="block text-small text-muted">
            {noticedByName} thấy lúc {formatDateTime(noticedAt)}; {responsibleName} chịu trách nhiệm; {settlement === null ? "chưa xử lý xong" : `đã xử lý: ${settlement}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
