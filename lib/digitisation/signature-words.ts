import { formatDateTime } from "@/lib/platform/format";
import type { SignatureState } from "@/lib/platform/generated/enums";

export type ShownSignature = Readonly<{ state: SignatureState; signerName: string; organisation: string; authority: string; signedAt: Date | null; timeStamped: boolean }>;

/** Whether a signature can be relied on, for colour and icon. */
export const SIGNATURE_TONES: Readonly<Record<SignatureState, "success" | "danger" | "warning">> = {
  VALID: "success", CHANGED: "danger", UNKNOWN_AUTHORITY: "warning", OUT_OF_TIME: "warning", UNREADABLE: "warning",
};

/** Who signed, whether it holds, when: one sentence. */
export function signatureWords({ state, signerName, organisation, authority, signedAt, timeStamped }: ShownSignature): string {
  const who = organisation === "" || organisation === signerName ? signerName : `${signerName}, ${organisation}`;
  const when = signedAt === null ? "" : `, lúc ${formatDateTime(signedAt)}${timeStamped ? " (có dấu thời gian)" : ""}`;
  switch (state) {
    case "VALID":
      return `Chữ ký số hợp lệ của ${who}${when}`;
    case "CHANGED":
      return `Tệp đã bị sửa sau khi ${who} ký${when}: không dùng chữ ký này`;
    case "UNKNOWN_AUTHORITY":
      return `Chữ ký số của ${who}${when}; chưa tin cậy nơi cấp chứng thư “${authority}”`;
    case "OUT_OF_TIME":
      return `Chữ ký số của ${who}${when}; chứng thư không còn hiệu lực`;
    case "UNREADABLE":
      return "Tệp có chữ ký số nhưng không đọc được";
  }
}
