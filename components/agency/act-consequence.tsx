import type { ReactNode } from "react";
import type { Act } from "@/components/agency/acts";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { formatDate } from "@/lib/platform/format";

const RETURN_WORDS = {
  POST: "Bản giấy của kết quả sẽ nằm ở cơ quan cho đến khi bàn giao cho bưu điện.",
  COUNTER: "Bản giấy của kết quả sẽ nằm ở cơ quan cho đến khi trả tại quầy.",
  ONLINE: "Người nộp tải kết quả điện tử; không có bản giấy.",
} as const;

function heldBy({ holder }: DossierView): string {
  return holder === null ? "Chưa ai giữ hồ sơ này." : `${holder.name} đang giữ hồ sơ này.`;
}

/** What the act leads to, in words; what cannot be undone says so, and names the dossier. */
export function ActConsequence({ act, dossier }: { act: Act; dossier: DossierView }): ReactNode {
  const whose = `hồ sơ ${dossier.shownCode} của ${dossier.applicant.name}`;
  switch (act) {
    case "tra-ket-qua":
      return <p>Kết thúc giải quyết {whose}: có kết quả. {RETURN_WORDS[dossier.returnMethod]} Bước này không rút lại được.</p>;
    case "tu-choi":
      return <p>Kết thúc giải quyết {whose}: từ chối. Phiếu từ chối được lập và người nộp được báo ngay. Bước này không rút lại được.</p>;
    case "dung":
      return <p>Dừng hẳn {whose}. Thông báo dừng giải quyết được lập và người nộp được báo ngay. Bước này không rút lại được.</p>;
    case "bo-sung":
      return <p>Nêu đủ một lần, theo từng giấy tờ. Phiếu yêu cầu bổ sung được lập, người nộp được báo ngay, và hồ sơ chờ người nộp.</p>;
    case "nhan-bo-sung":
      return <p>Hồ sơ trở lại giải quyết; hạn trả được tính lại theo quy định của thủ tục. Ngày hẹn đã in trên giấy tiếp nhận vẫn được giữ.</p>;
    case "cho-bo-sung":
      return <p>Người giữ hồ sơ được yêu cầu bổ sung thêm một lần. Mỗi lần cho phép được đếm là một dấu hiệu làm chưa đúng quy định “một lần”.</p>;
    case "hen-lai":
      return (
        <p>
          Văn bản xin lỗi được lập, người nộp và bộ phận một cửa được báo ngay. Mỗi hồ sơ hẹn lại một lần, chậm nhất một ngày trước khi hết hạn{dossier.due !== null && ` ${formatDate(dossier.due.dueAt)}`}. Đúng hay quá
          hạn vẫn xét theo ngày hẹn trước.
        </p>
      );
    case "hoi-y-kien":
      return <p>Thời hạn giải quyết vẫn chạy trong lúc chờ trả lời. Câu trả lời được ghi vào lịch sử hồ sơ.</p>;
    case "trinh-ky":
      return <p>Lãnh đạo ký đúng như tờ trình thì hồ sơ kết thúc; người nộp chưa thấy gì trước khi ký. Anh/chị vẫn là người giữ hồ sơ.</p>;
    case "tra-to-trinh":
      return <p>Tờ trình trở về {dossier.proposal?.by ?? "người trình"} để sửa; hồ sơ tiếp tục giải quyết, thời hạn vẫn chạy.</p>;
    case "lay-ho-so":
      return <p>{heldBy(dossier)} Từ lúc bấm, anh/chị là người chịu trách nhiệm.</p>;
    case "phan-cong":
      return <p>Từ lúc bấm, người được giao là người chịu trách nhiệm và có tên trên hồ sơ.</p>;
    case "chuyen":
      return <p>{heldBy(dossier)} Từ lúc bấm, người nhận là người chịu trách nhiệm{dossier.proposal !== null && "; tờ trình đang chờ ký bị rút lại"}.</p>;
    case "nhac":
      return <p>{dossier.status === "AWAITING_SUPPLEMENT" ? "Người nộp cũng được báo, vì hồ sơ đang chờ bổ sung." : heldBy(dossier)} Hồ sơ và thời hạn không đổi.</p>;
    case "tra-lai":
      return <p>Hồ sơ trở về hàng “Chưa ai nhận” để người khác nhận.</p>;
  }
}
