import { ScanProgress } from "@/components/counter/scan-progress";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import type { IncomingView } from "@/lib/dossiers/queries/incoming-scans";
import type { DocumentProgress } from "@/lib/dossiers/queries/scan-desk";

/** From an open dossier to its scanning table, and what is on its way from there. */
export function ScanDoor({ dossier, documents, incoming }: { dossier: DossierView; documents: readonly DocumentProgress[]; incoming: readonly IncomingView[] }) {
  if (!dossier.possible.includes("DIGITISE")) return null;
  const refusedCount = incoming.filter(({ state }) => state === "REFUSED").length;
  const judging = incoming.length - refusedCount;
  return (
    <div className="flex flex-col gap-3">
      <p>
        <Button href={`/buu-dien/quay/${dossier.id}/so-hoa`} variant="secondary" icon="scan" shortcut="s">Mở bàn quét</Button>
      </p>
      {judging > 0 && <p role="status" className="text-small">Còn {judging} tệp quét đang chấm. Xem kết quả ở bàn quét trước khi trả giấy cho công dân.</p>}
      {refusedCount > 0 && <Notice tone="danger">{refusedCount} tệp quét không nhận được. Mở bàn quét để xem lý do và quét lại.</Notice>}
      <ScanProgress documents={documents} components={dossier.components} brief />
    </div>
  );
}
