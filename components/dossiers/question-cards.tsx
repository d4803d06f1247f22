import type { ReactNode } from "react";
import { StatusTag } from "@/components/ui/status-tag";
import type { QuestionView } from "@/lib/dossiers/queries/expert-questions";
import { formatDateTime } from "@/lib/platform/format";

function DueTag({ question }: { question: QuestionView }) {
  if (question.answer !== null) return <StatusTag tone="success">Đã trả lời</StatusTag>;
  return question.overdue ? <StatusTag tone="danger">Quá giờ hẹn</StatusTag> : <StatusTag tone="attention">Chờ trả lời</StatusTag>;
}

/** One question with what it is about, its time and its answer; `children`: what may be done with it. */
export function QuestionCard({ question, children }: { question: QuestionView; children?: ReactNode }) {
  const { id, procedureCode, procedureName, componentName, askedBy, askedAt, dueWords, answer } = question;
  return (
    <article aria-labelledby={`cau-hoi-${id}`} className="flex flex-col gap-2 rounded border border-line p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 id={`cau-hoi-${id}`} className="min-w-0 grow basis-64">{componentName}</h3>
        <DueTag question={question} />
      </div>
      <p className="text-small text-muted">
        <span className="tabular">{procedureCode}</span> {procedureName}
      </p>
      <p className="whitespace-pre-line">{question.question}</p>
      {question.photo && (
        <a href={`/api/question-photos/${id}`} target="_blank" rel="noopener" className="w-fit">
          <img src={`/api/question-photos/${id}`} alt={`Ảnh giấy tờ được hỏi: ${componentName}`} loading="lazy" className="max-h-80 max-w-full rounded border border-line" />
        </a>
      )}
      <p className="text-small text-muted">
        {askedBy} hỏi {formatDateTime(askedAt)}; <span className={question.overdue ? "font-semibold text-danger" : undefined}>{dueWords}</span>
      </p>
      {answer !== null && (
        <div className="border-l-4 border-line-strong pl-3">
          <p className="whitespace-pre-line">{answer.words}</p>
          <p className="text-small text-muted">
            {answer.by}, {formatDateTime(answer.at)}
            {answer.keptAsHint && "; giữ làm gợi ý cho mọi quầy"}
          </p>
        </div>
      )}
      {children}
    </article>
  );
}
