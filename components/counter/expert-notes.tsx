import { QuestionPhoto } from "@/components/counter/question-photo";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import type { ExpertNote } from "@/lib/dossiers/queries/expert-questions";
import { formatDateTime } from "@/lib/platform/format";

/** What the agency's experts said of one component, and what is still asked: read beside its answer. */
export function ComponentNotes({ notes }: { notes: readonly ExpertNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-col gap-1 border-l-4 border-line-strong pl-3 text-small">
      {notes.map(({ id, hint, question, answer, by, at, waiting }) => (
        <li key={id}>
          {answer === null ? (
            <span className="text-muted">{waiting}: {question}</span>
          ) : (
            <>
              <span className="font-semibold">{hint ? "Gợi ý của cơ quan: " : "Chuyên viên trả lời: "}</span>
              <span className="whitespace-pre-line">{answer}</span> <span className="text-muted">({by}, {formatDateTime(at)})</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

type AskProps = Readonly<{ dossier: DossierView; notes: readonly ExpertNote[]; ask: FormAction; operationIds: Readonly<Record<string, string>>; asked: boolean }>;

/** A question to the agency's expert about one component; the agency reads procedure and component, nothing of the applicant. */
export function AskExpert({ dossier, notes, ask, operationIds, asked }: AskProps) {
  return (
    <section aria-labelledby="hoi-chuyen-vien" className="flex flex-col gap-2">
      <h2 id="hoi-chuyen-vien" className="scroll-mt-4">Hỏi chuyên viên của {dossier.agency.shortName}</h2>
      <p className="text-small text-muted">
        Trả lời trong 30 phút làm việc, hiện ngay ở giấy tờ được hỏi. Cơ quan chỉ thấy tên thủ tục và tên giấy tờ: không ghi tên hay số của công dân vào câu hỏi.
      </p>
      {asked && <Notice tone="success" live>Đã gửi câu hỏi cho cơ quan. Câu trả lời sẽ hiện ở giấy tờ này.</Notice>}
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {dossier.components.filter(({ kind }) => kind !== "NOTE").map(({ id, name }, i) => (
          <li key={id} className="py-2">
            <details id={`hoi-${id}`} className="scroll-mt-4">
              <summary className="min-h-(--wing-control) py-1">
                <span className="tabular text-muted">{i + 1}.</span> {name}
                {notes.some((note) => note.componentId === id && note.answer === null) && <span className="text-small text-muted"> (đang chờ trả lời)</span>}
              </summary>
              <ActionForm action={ask} operationId={operationIds[id] ?? ""} label={`Hỏi về ${name}`}>
                <input type="hidden" name="dossierId" value={dossier.id} />
                <input type="hidden" name="componentId" value={id} />
                <TextArea name="question" label="Câu hỏi" hint="Một điều cụ thể về giấy tờ này." rows={2} maxLength={1000} />
                <QuestionPhoto />
                <p>
                  <SubmitButton variant="secondary" size="small" icon="help" pendingWords="Đang gửi…">Gửi câu hỏi</SubmitButton>
                </p>
              </ActionForm>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
