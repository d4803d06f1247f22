import { StatusTag } from "@/components/ui/status-tag";
import type { OpinionView } from "@/lib/dossiers/queries/opinions";
import { formatDateTime } from "@/lib/platform/format";

/** Where a question stands: answered, waiting, late; a late one says so on both sides. */
export function OpinionState({ opinion: { answer, late } }: { opinion: OpinionView }) {
  if (answer !== null) return <StatusTag tone={late ? "warning" : "success"}>{late ? "Đã trả lời, muộn" : "Đã trả lời"}</StatusTag>;
  return <StatusTag tone={late ? "danger" : "attention"}>{late ? "Quá hạn trả lời" : "Chờ trả lời"}</StatusTag>;
}

/** What a dossier's own agency asked others, each with its time and its answer. */
export function OpinionCards({ opinions }: { opinions: readonly OpinionView[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {opinions.map((opinion) => (
        <li key={opinion.id} className="flex flex-col gap-1 rounded border border-line p-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <strong>{opinion.askedAgency}</strong>
            <OpinionState opinion={opinion} />
          </div>
          <p className="whitespace-pre-line">{opinion.question}</p>
          <p className="text-small text-muted">
            {opinion.askedByName} hỏi {formatDateTime(opinion.askedAt)}, trả lời trước {formatDateTime(opinion.dueAt)}
          </p>
          {opinion.answer !== null && (
            <div className="border-l-4 border-success pl-3">
              <p className="whitespace-pre-line">{opinion.answer.words}</p>
              <p className="text-small text-muted">
                {opinion.answer.by}, {formatDateTime(opinion.answer.at)}
              </p>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
