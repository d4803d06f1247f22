import { windowWords } from "@/components/courier/stop-cards";
import { Button } from "@/components/ui/button";
import { CopyableCode } from "@/components/ui/copyable-code";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { StopPage } from "@/lib/dossiers/queries/courier-stops";
import { formatDateTime } from "@/lib/platform/format";

/** Whom to meet, where, when; one press to call. */
export function StopFacts({ stop, today }: { stop: Pick<StopPage, "contactName" | "address" | "windowFrom" | "windowTo" | "phone" | "procedureName" | "agencyName" | "shownCode">; today: string }) {
  return (
    <section aria-labelledby="gap-ai" className="flex flex-col gap-3">
      <h1 id="gap-ai" className="text-title font-bold">{stop.contactName}</h1>
      <p className="text-lead">{stop.address}</p>
      <p className="text-lead font-semibold">{windowWords(stop, today)}</p>
      <Button href={`tel:${stop.phone}`} size="huge" wide variant="secondary" icon="phone" aria-label={`Gọi ${stop.contactName}`}>
        Gọi {stop.phone}
      </Button>
      <p>
        {stop.procedureName}
        <span className="block">
          gửi {stop.agencyName} · <span className="tabular">{stop.shownCode}</span>
        </span>
      </p>
    </section>
  );
}

/** After the door: the item's number to write on the bag, the slip, and what differed. */
export function CollectedSlip({ stop, collected }: { stop: StopPage; collected: NonNullable<StopPage["collected"]> }) {
  return (
    <section aria-labelledby="da-lay" className="flex flex-col gap-4">
      <Notice tone="success" live title="Đã lấy giấy tờ">
        {formatDateTime(collected.at)}. Giao túi cho nhân viên quầy trong ngày.
      </Notice>
      <h2 id="da-lay" className="sr-only">Phiếu gửi</h2>
      <div className="rounded border-2 border-line-strong p-4 text-center text-lead">
        <p>Số bưu gửi</p>
        <CopyableCode code={collected.itemCode} what="số bưu gửi" />
      </div>
      <DescriptionList
        items={[
          { term: "Niêm phong", value: <span className="tabular">{collected.sealNumber}</span> },
          { term: "Chênh lệch", value: collected.discrepancy === "" ? "không" : collected.discrepancy },
          { term: "Mã nộp", value: <span className="tabular">{stop.shownCode}</span> },
        ]}
      />
      {collected.formId !== null && <Button href={`/api/forms/${collected.formId}`} size="huge" wide icon="file" newTab>Mở phiếu gửi (PDF)</Button>}
    </section>
  );
}
