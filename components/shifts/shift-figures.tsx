import { Figure, FigureRow } from "@/components/ui/figure";
import type { ShiftFigures } from "@/lib/dossiers/queries/shift";

/** What the shift has come to so far. */
export function ShiftFigureRow({ figures }: { figures: ShiftFigures }) {
  return (
    <FigureRow>
      <Figure label="Tiếp nhận" value={String(figures.received)} />
      <Figure label="Yêu cầu hoàn thiện" value={String(figures.completions)} />
      <Figure label="Từ chối" value={String(figures.refused)} />
      <Figure label="Bàn giao cơ quan" value={String(figures.handedOver)} />
    </FigureRow>
  );
}
