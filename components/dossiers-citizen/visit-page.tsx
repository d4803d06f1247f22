import { dayWords } from "@/components/dossiers-citizen/pickup-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { CopyableCode } from "@/components/ui/copyable-code";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { PICKUP_HALF_WORDS, pickupWindow } from "@/lib/dossiers/pickup-window";
import type { VisitPage } from "@/lib/dossiers/queries/pickup-plan";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";
import { formatTime, vietnamDay } from "@/lib/platform/format";

function ActFields({ visit }: { visit: VisitPage }) {
  return (
    <>
      <input type="hidden" name="dossierId" value={visit.dossierId} />
      <input type="hidden" name="expectedVersion" value={visit.version} />
    </>
  );
}

/** What to lay ready, with the code to read out and to scan. `barcode`: SVG of the code. */
export function VisitReady({ visit, barcode }: { visit: VisitPage; barcode: string }) {
  const { from, to, address, phone } = visit.visit;
  return (
    <Card title="Chuẩn bị trước khi bưu tá đến">
      <div className="flex flex-col gap-4">
        <p>
          <strong>{dayWords(vietnamDay(from))}</strong>, từ {formatTime(from)} đến {formatTime(to)}, tại {address}. Bưu tá gọi số {phone} trước khi đến.
        </p>
        <div className="flex flex-wrap items-center gap-6">
          <CopyableCode code={visit.shownCode} size="big" what="mã hồ sơ" />
          <img src={`data:image/svg+xml;base64,${Buffer.from(barcode).toString("base64")}`} alt={`Mã vạch ${visit.shownCode}`} width={260} height={72} className="max-w-full bg-paper" />
        </div>
        <ol className="list-decimal pl-6">
          <li>
            Để sẵn giấy tờ:
            <ul className="list-disc pl-5">
              {visit.papers.map(({ id, description, count, kind }) => (
                <li key={id}>{description}: <span className="tabular">{count}</span> {PAPER_KIND_WORDS[kind]}</li>
              ))}
            </ul>
          </li>
          <li>Để sẵn thẻ căn cước hoặc mở căn cước điện tử (VNeID): bưu tá xem để biết đúng người giao.</li>
          <li>Cùng bưu tá đếm từng giấy tờ, xem bưu tá niêm phong rồi ký trên điện thoại của bưu tá.</li>
          <li>Đọc hoặc cho bưu tá quét mã trên đây. Giữ lại phiếu gửi có số bưu gửi.</li>
        </ol>
      </div>
    </Card>
  );
}

/** Half days with room, as one list that needs no script. */
export function MoveVisitForm({ visit, move, operationId }: { visit: VisitPage; move: FormAction; operationId: string }) {
  const current = visit.visit.open ? visit.visit.from.getTime() : null;
  const options = visit.slots
    .filter(({ day, half }) => pickupWindow(day, half).from.getTime() !== current)
    .map(({ day, half, left }) => ({ value: `${day} ${half}`, label: `${dayWords(day)}, ${PICKUP_HALF_WORDS[half].toLowerCase()}`, hint: left === 0 ? "hết chỗ" : left <= 5 ? `còn ${left} chỗ` : undefined, disabled: left === 0 }));
  if (options.length === 0) return <EmptyState title="Chưa có ngày nào để hẹn" icon="calendar">Bưu điện chưa mở lịch cho những ngày tới. Anh/chị mang giấy tờ đến quầy, hoặc xem lại vào ngày mai.</EmptyState>;
  return (
    <ActionForm action={move} operationId={operationId} label={visit.visit.open ? "Đổi lịch bưu tá đến" : "Hẹn lại bưu tá"}>
      <ActFields visit={visit} />
      <RadioGroup name="slot" label="Ngày và buổi bưu tá đến" options={options} />
      <SubmitButton icon="calendar" pendingWords="Đang hẹn…">{visit.visit.open ? "Đổi sang buổi này" : "Hẹn bưu tá buổi này"}</SubmitButton>
    </ActionForm>
  );
}

/** Bringing the papers oneself: where, when; and calling the visit off for it. */
export function DropOff({ visit, cancel, operationId }: { visit: VisitPage; cancel: FormAction; operationId: string }) {
  const { office } = visit;
  return (
    <Card title="Hoặc tự mang giấy tờ đến quầy">
      <div className="flex flex-col gap-3">
        {office !== null && (
          <p>
            <strong>{office.name}</strong>, {office.address}
            {office.phone !== null && <>, điện thoại <span className="tabular">{office.phone}</span></>}.<br />
            Giờ mở cửa: {office.openingHours}.
          </p>
        )}
        <p>Mang đủ giấy tờ ở trên và thẻ căn cước; đọc mã <span className="tabular font-semibold">{visit.shownCode}</span> cho nhân viên quầy.</p>
        {visit.visit.open && (
          <ActionForm action={cancel} operationId={operationId} label="Hủy hẹn bưu tá">
            <ActFields visit={visit} />
            <SubmitButton variant="secondary" icon="x" pendingWords="Đang hủy…">Hủy hẹn bưu tá, tôi tự mang đến</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Card>
  );
}
