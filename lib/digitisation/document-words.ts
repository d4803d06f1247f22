import { formatDay } from "@/lib/platform/format";
import type { DocumentReuse, DocumentSource } from "@/lib/platform/generated/enums";

export const DOCUMENT_REUSES = ["ANYWHERE", "FIELD", "NOWHERE"] as const satisfies readonly DocumentReuse[];

export const DOCUMENT_SOURCE_WORDS: Readonly<Record<DocumentSource, string>> = { CERTIFIED: "Bản số hóa đã đối chiếu", RESULT: "Kết quả do cơ quan trả" };

/** The three choices of the owner, in his words. */
export function reuseWords(reuse: DocumentReuse, field: string): string {
  switch (reuse) {
    case "ANYWHERE":
      return "Ở mọi thủ tục";
    case "FIELD":
      return `Chỉ trong lĩnh vực ${field}`;
    case "NOWHERE":
      return "Không dùng lại";
  }
}

/** From when until when a document is valid, as far as it is known. Days are `YYYY-MM-DD`. */
export function validityWords({ validFrom, validTo, validityUnknown, oneDossier }: Readonly<{ validFrom: string | null; validTo: string | null; validityUnknown: boolean; oneDossier: boolean }>): string {
  if (oneDossier) return "Chỉ dùng cho hồ sơ đã nộp";
  if (validityUnknown) return "Có thời hạn, chưa rõ ngày cấp nên không gợi ý dùng lại";
  if (validTo !== null) return validFrom === null ? `Đến hết ${formatDay(validTo)}` : `Từ ${formatDay(validFrom)} đến hết ${formatDay(validTo)}`;
  return validFrom === null ? "Không ghi thời hạn" : `Từ ${formatDay(validFrom)}, không ghi thời hạn`;
}
