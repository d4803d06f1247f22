import { CLAIMS_REFUSAL_WORDS } from "@/lib/identity/claims";

/** Why a sign-in through the identity provider led to nothing, by the code in `?loi=` of the sign-in page. */
export const SIGN_IN_TROUBLES = {
  ...CLAIMS_REFUSAL_WORDS,
  NUMBER_TAKEN: "Số định danh này đã thuộc về một tài khoản khác. Hãy nâng tài khoản VNeID lên mức 2 tại công an xã, phường rồi đăng nhập lại.",
  PROVIDER_AWAY: "Chưa kết nối được với VNeID. Hãy bấm lại sau ít phút.",
  "da-huy": "Anh/chị đã dừng đăng nhập ở VNeID. Bấm lại nút bên dưới khi muốn đăng nhập.",
  "het-han": "Lần đăng nhập này không còn hiệu lực (để quá lâu, mở ở trình duyệt khác, hoặc VNeID trả lời không khớp). Hãy bắt đầu lại.",
} as const;
export type SignInTrouble = keyof typeof SIGN_IN_TROUBLES;

/** The words for a code from the address bar, which anybody can write; undefined for a code that is none of ours. */
export function troubleWords(code: string | undefined): string | undefined {
  return code !== undefined && Object.hasOwn(SIGN_IN_TROUBLES, code) ? SIGN_IN_TROUBLES[code as SignInTrouble] : undefined;
}
