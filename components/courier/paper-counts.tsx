import { CountStepper } from "@/components/courier/count-stepper";
import type { StopPaper } from "@/lib/dossiers/queries/courier-stops";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";

/** A stepper per declared paper, beside what was declared; the difference is said as it arises. */
export function PaperCounts({ papers, declaredBy }: { papers: readonly StopPaper[]; declaredBy: string }) {
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {papers.map(({ id, description, kind, count }) => (
        <li key={id} className="py-3">
          <CountStepper name={`counted.${id}`} label={description} kind={PAPER_KIND_WORDS[kind]} declared={count} declaredBy={declaredBy} />
        </li>
      ))}
    </ul>
  );
}
