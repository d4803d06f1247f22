import { ScanProgress } from "@/components/counter/scan-progress";
import { Button } from "@/components/ui/button";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import type { DocumentProgress } from "@/lib/dossiers/queries/scan-desk";

/** From an open dossier to its scanning table, and what is on its way from there. */
export function ScanDoor({ dossier, documents }: { dossier: DossierView; documents: readonly DocumentProgress[] }) {
  if (!dossier.possible.includes("DIGITISE")) return null;
  return (
    <div className="flex flex-col gap-3">
      <p>
        <Button href={`/buu-dien/quay/${dossier.id}/so-hoa`} variant="secondary" icon="scan" shortcut="s">Mở bàn quét</Button>
      </p>
      <ScanProgress documents={documents} components={dossier.components} brief />
    </div>
  );
}
