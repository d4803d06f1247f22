import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StepView } from "@/lib/deadlines/step-plan";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import type { DossierSteps } from "@/lib/dossiers/queries/step-plan";
import { formatDateTime } from "@/lib/platform/format";
import { minutesWords } from "@/lib/procedures/internal-process";

function StepTag({ step }: { step: StepView }) {
  if (step.state === "DONE") return step.late ? <StatusTag tone="neutral" icon="check">Xong, chậm</StatusTag> : <StatusTag tone="success">Xong</StatusTag>;
  // One late step shifts all that follow: only the one at hand can be hurried.
  if (step.state !== "CURRENT") return <StatusTag tone="neutral" icon="clock">Chưa đến</StatusTag>;
  return step.late ? <StatusTag tone="danger">Quá giờ của bước</StatusTag> : <StatusTag tone="info">Đang làm</StatusTag>;
}

function Times({ step }: { step: StepView }) {
  return (
    <span className="tabular text-small text-muted">
      {minutesWords(step.minutes)}, {step.state === "DONE" ? "hạn" : "xong trước"} {formatDateTime(step.due)}
      {step.finishedAt !== null && `; ${step.finishedBy ?? ""} xong ${formatDateTime(step.finishedAt)}`}
    </span>
  );
}

type StepPlanProps = Readonly<{ plan: DossierSteps; dossier: Pick<DossierView, "id" | "version" | "possible">; finish: FormAction; operationId: string }>;

/** The agency's own steps of a dossier, each with its time; the holder says when the current one is finished. */
export function StepPlan({ plan, dossier, finish, operationId }: StepPlanProps) {
  const mayFinish = dossier.possible.includes("FINISH_STEP");
  return (
    <section aria-labelledby="buoc-noi-bo" className="flex flex-col gap-2">
      <h2 id="buoc-noi-bo">Quy trình nội bộ</h2>
      <p className="text-small text-muted">Giờ của từng bước do cơ quan tự chia; hạn trả cho người nộp không đổi theo bước.</p>
      <ol className="flex flex-col divide-y divide-line border-y border-line">
        {plan.steps.map((step) => (
          <li key={step.position} aria-current={step.state === "CURRENT" ? "step" : undefined} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="flex min-w-0 flex-col">
              <span className={step.state === "CURRENT" ? "font-semibold" : undefined}>
                <span className="tabular">{step.position}.</span> {step.name}
              </span>
              <Times step={step} />
            </span>
            <span className="flex flex-wrap items-center gap-3">
              <StepTag step={step} />
              {mayFinish && step.position === plan.next && (
                <ActionForm action={finish} operationId={operationId} label={`Xong bước ${step.position}`}>
                  <input type="hidden" name="dossierId" value={dossier.id} />
                  <input type="hidden" name="expectedVersion" value={dossier.version} />
                  <input type="hidden" name="position" value={step.position} />
                  <SubmitButton variant="secondary" size="small" icon="check" pendingWords="Đang ghi…">
                    Xong bước này
                  </SubmitButton>
                </ActionForm>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
