import { PinSlipButton } from "@/components/counter/pin-slip-button";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { formatDate } from "@/lib/platform/format";

/** The form that goes with an act, to print at once. */
const FORM_OF: Readonly<Record<string, { kind: string; label: string }>> = {
  "tiep-nhan": { kind: "RECEIPT", label: "Mở giấy tiếp nhận (PDF)" },
  "in-giay": { kind: "RECEIPT", label: "Mở giấy tiếp nhận (PDF)" },
  "hoan-thien": { kind: "SUPPLEMENT_REQUEST", label: "Mở phiếu yêu cầu (PDF)" },
  "tu-choi": { kind: "REJECTION", label: "Mở phiếu từ chối (PDF)" },
  "thu-tien": { kind: "CASH_RECEIPT", label: "Mở biên lai (PDF)" },
  tra: { kind: "DELIVERY_PROOF", label: "Mở giấy biên nhận (PDF)" },
};

function wordsOf(done: string, dossier: DossierView): string | null {
  switch (done) {
    case "lap-ho-so":
      return "Đã lập hồ sơ. Kiểm từng giấy tờ, số hóa, rồi tiếp nhận.";
    case "nhan-bo-sung":
      return "Đã nhận giấy tờ bổ sung. Kiểm lại từng giấy tờ rồi tiếp nhận.";
    case "du-bo-sung":
      return "Đã nhận đủ bổ sung; cơ quan được báo và hạn trả đã tính lại.";
    case "nhan-tui":
      return "Đã nhận túi từ bưu tá. Kiểm từng giấy tờ rồi tiếp nhận.";
    case "luu":
      return "Đã lưu kiểm đếm.";
    case "tiep-nhan":
      return `Đã tiếp nhận, mã ${dossier.code ?? ""}${dossier.due === null ? "" : `, hẹn trả ${formatDate(dossier.due.originalDueAt)}`}. ${dossier.forms.some(({ kind }) => kind === "RECEIPT") ? "In giấy tiếp nhận" : "Thủ tục trả ngay: không in giấy"}, rồi bàn giao giấy tờ cho cơ quan.`;
    case "in-giay":
      return "Đã lập giấy tiếp nhận theo yêu cầu của người nộp.";
    case "hoan-thien":
      return "Đã gửi yêu cầu hoàn thiện cho công dân.";
    case "tu-choi":
      return "Đã từ chối tiếp nhận; công dân được báo kèm lý do.";
    case "thu-tien":
      return "Đã thu tiền mặt. Đưa người nộp liên 2 của biên lai; liên 3 đi kèm hồ sơ.";
    case "tra":
      return "Đã trả kết quả, hồ sơ khép lại.";
    case "kho":
      return "Đã lấy giấy tờ từ kho và ghi “Từ cơ sở dữ liệu”; người nộp thấy lượt dùng này.";
    case "so-hoa":
      return `Đã giao bản quét cho máy ghi, tệp tự vào hồ sơ khi xong.${dossier.status === "SUBMITTED" ? " Kiểm nốt giấy tờ rồi tiếp nhận, không phải chờ." : ""}`;
    case "tep":
      return "Đã nhận tệp.";
    default:
      return null;
  }
}

/** What was just done, with the paper to print beside it; a receipt stands on the screen at once. */
export function DoneNotice({ done, dossier, slipOperationId }: { done: string; dossier: DossierView; slipOperationId: string }) {
  const words = wordsOf(done, dossier);
  if (words === null) return null;
  const wanted = FORM_OF[done];
  const form = wanted && dossier.forms.find(({ kind }) => kind === wanted.kind);
  const unreachable = dossier.applicant.phone === null && dossier.applicant.email === null;
  const received = done === "tiep-nhan";
  const printed = received || done === "in-giay";
  return (
    <>
      <Notice
        tone="success"
        live
        actions={
          (form || received) && (
            <span className="flex flex-wrap items-center gap-2">
              {form && <Button href={`/api/forms/${form.id}`} newTab variant="secondary" size="small" icon="print" shortcut="i">{wanted.label}</Button>}
              {received && unreachable && <PinSlipButton dossierId={dossier.id} operationId={slipOperationId} shortcut="p" />}
              {received && <Button href={`/buu-dien/quay/moi?nguoi=${dossier.id}`} variant="secondary" size="small" icon="plus" shortcut="n">Lập thêm hồ sơ cho người này</Button>}
            </span>
          )
        }
      >
        {words}
        {received && unreachable && " Người nộp không có điện thoại, thư: in phiếu tra cứu có mã PIN."}
      </Notice>
      {printed && form && (
        // The viewer of the browser; where it has none, the button above opens the same paper.
        <object data={`/api/forms/${form.id}`} type="application/pdf" aria-label="Giấy tiếp nhận hồ sơ và hẹn trả kết quả" className="h-[26rem] w-full rounded border border-line">
          <p className="p-3">Trình duyệt này không hiện được PDF trong trang: bấm “{wanted.label}”.</p>
        </object>
      )}
    </>
  );
}
