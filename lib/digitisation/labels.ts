import type { Edge } from "@/lib/digitisation/page-edges";
import type { Defect, Finding } from "@/lib/digitisation/page-quality";
import type { IncomingScanState, ScanDocumentState, SeparatorUse, VirusCheck } from "@/lib/platform/generated/enums";
import { formatInteger } from "@/lib/platform/money";

/** Short names of what the quality gate finds, for chips and lists. */
export const DEFECT_LABELS: Readonly<Record<Defect, string>> = {
  BLANK: "Trang trắng",
  BLURRED: "Trang mờ",
  SKEWED: "Trang nghiêng",
  DARK: "Trang tối",
  CUT_EDGE: "Mất mép",
  LOW_RESOLUTION: "Độ phân giải thấp",
  TOO_FEW_PAGES: "Thiếu trang",
};

export const EDGE_LABELS: Readonly<Record<Edge, string>> = { LEFT: "trái", RIGHT: "phải", TOP: "trên", BOTTOM: "dưới" };

/** What the clerk is told of the antivirus. Whatever it says, only pages drawn anew are kept. */
export const VIRUS_WORDS: Readonly<Record<VirusCheck, Readonly<{ tone: "success" | "neutral" | "warning"; words: string }>>> = {
  CLEAN: { tone: "success", words: "Có quét vi-rút" },
  NOT_CONFIGURED: { tone: "neutral", words: "Chưa cấu hình quét vi-rút" },
  DOWN: { tone: "warning", words: "Máy quét vi-rút không trả lời" },
};

/** Why a separator sheet could not be followed, and what to do. */
export const SEPARATOR_WORDS: Readonly<Record<Exclude<SeparatorUse, "FOLLOWED">, string>> = {
  OTHER_DOSSIER: "tờ phân cách của hồ sơ khác. Kiểm tra có lẫn giấy tờ không; các trang sau tờ này đang ở mục Chưa xếp.",
  OTHER_COMPONENT: "tờ phân cách của giấy tờ mà thủ tục này không có. Các trang sau tờ này đang ở mục Chưa xếp.",
};

export const INCOMING_STATE_WORDS: Readonly<Record<IncomingScanState, string>> = { JUDGING: "Đang chấm", LAID: "Đã lên bàn", REFUSED: "Không nhận" };

export const DOCUMENT_STATE_WORDS: Readonly<Record<ScanDocumentState, string>> = { WAITING: "Đang chờ máy", WORKING: "Đang ghi", DONE: "Đã vào hồ sơ", FAILED: "Chưa ghi được" };

const oneDecimal = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

/** What was found and what to redo, in one or two sentences for the clerk. */
export function findingWords(finding: Finding): string {
  switch (finding.defect) {
    case "BLANK":
      return "Trang không có chữ. Lật mặt giấy có nội dung rồi quét lại, hoặc xóa trang nếu đây là mặt trắng.";
    case "BLURRED":
      return "Chữ trên trang bị mờ. Lau mặt kính, ép phẳng giấy (giữ yên máy nếu chụp) rồi quét lại.";
    case "SKEWED":
      return `Trang nghiêng ${oneDecimal.format(Math.abs(finding.degrees))}° về bên ${finding.degrees > 0 ? "phải" : "trái"}. Đặt giấy thẳng mép rồi quét lại.`;
    case "DARK":
      return `Nền giấy chỉ sáng ${formatInteger(finding.brightness)}%. Tăng độ sáng, đậy nắp máy hoặc chụp nơi đủ sáng rồi quét lại.`;
    case "CUT_EDGE":
      return `Chữ bị cắt ở mép ${finding.edges.map((edge) => EDGE_LABELS[edge]).join(", ")}. Đặt cả tờ giấy vào vùng quét rồi quét lại.`;
    case "LOW_RESOLUTION":
      return `Độ phân giải ${formatInteger(finding.dpi)} dpi, cần ít nhất 200 dpi. Chỉnh máy quét lên 200 dpi hoặc chụp gần hơn rồi làm lại.`;
    case "TOO_FEW_PAGES":
      return `Đã quét ${formatInteger(finding.scanned)} trên ${formatInteger(finding.declared)} trang đã khai. Quét các trang còn thiếu.`;
  }
}
