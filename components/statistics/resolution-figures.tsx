import { Figure, FigureRow } from "@/components/ui/figure";
import { formatInteger } from "@/lib/platform/money";
import { percentWords } from "@/lib/statistics/period-choice";
import type { ResolutionFigures } from "@/lib/statistics/resolution";

/** The names under which the dossiers behind a figure can be listed. */
export type FigureName = "tiep-nhan" | "da-giai-quyet" | "truoc-han" | "dung-han" | "qua-han" | "dang-giai-quyet" | "trong-han" | "dang-qua-han";
export type FigureHref = (figure: FigureName, agencyCode?: string) => string;

/** The figures of a period, each with its denominator; with `hrefOf` each leads to its dossiers. */
export function ResolutionFiguresRow({ figures, hrefOf }: { figures: ResolutionFigures; hrefOf?: FigureHref }) {
  const { received, carriedOver, resolved, early, onTime, late, inProgress, inTime, overdue } = figures;
  const whole = received + carriedOver;
  const href = (name: FigureName) => (hrefOf === undefined ? {} : { href: hrefOf(name) });
  const ofResolved = { value: formatInteger(resolved), label: "đã giải quyết" };
  return (
    <div className="flex flex-col gap-6">
      <FigureRow>
        <Figure label="Tiếp nhận trong kỳ" value={formatInteger(received)} note={carriedOver > 0 ? `và ${formatInteger(carriedOver)} từ kỳ trước` : undefined} {...href("tiep-nhan")} />
        <Figure label="Đã giải quyết" value={formatInteger(resolved)} of={{ value: formatInteger(whole), label: "phải giải quyết" }} note={percentWords(resolved, whole)} {...href("da-giai-quyet")} />
        <Figure label="Đúng hạn và trước hạn" value={percentWords(early + onTime, resolved)} of={ofResolved} note={`${formatInteger(early + onTime)} hồ sơ`} tone="success" />
        <Figure label="Đang giải quyết" value={formatInteger(inProgress)} of={{ value: formatInteger(whole), label: "phải giải quyết" }} {...href("dang-giai-quyet")} />
      </FigureRow>
      <FigureRow>
        <Figure label="Trước hạn" value={formatInteger(early)} of={ofResolved} note={percentWords(early, resolved)} tone="success" {...href("truoc-han")} />
        <Figure label="Đúng hạn" value={formatInteger(onTime)} of={ofResolved} note={percentWords(onTime, resolved)} tone="info" {...href("dung-han")} />
        <Figure label="Quá hạn" value={formatInteger(late)} of={ofResolved} note={percentWords(late, resolved)} tone="danger" {...href("qua-han")} />
        <Figure label="Đang làm, đã quá hạn" value={formatInteger(overdue)} of={{ value: formatInteger(inProgress), label: "đang giải quyết" }} note={`${formatInteger(inTime)} còn trong hạn`} tone={overdue > 0 ? "warning" : "neutral"} {...href("dang-qua-han")} />
      </FigureRow>
    </div>
  );
}
