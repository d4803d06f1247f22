import type { ActorKind } from "@/lib/identity/actor";
import type { SignInMethod } from "@/lib/platform/generated/enums";

export const ACTOR_WORDS = {
  VISITOR: "Khách",
  CITIZEN: "Công dân",
  POSTAL_CLERK: "Nhân viên quầy bưu điện",
  COURIER: "Bưu tá",
  POSTAL_SUPERVISOR: "Kiểm soát viên bưu điện",
  OFFICIAL: "Chuyên viên giải quyết",
  AGENCY_HEAD: "Lãnh đạo cơ quan",
  ADMINISTRATOR: "Quản trị tỉnh",
  SYSTEM: "Tự động theo quy định",
} satisfies Record<ActorKind, string>;

export const SIGN_IN_METHOD_WORDS = {
  OIDC: "VNeID",
  PASSWORD: "Mật khẩu và mã xác thực",
  DEMO: "Dùng thử",
} satisfies Record<SignInMethod, string>;

export const ACCOUNT_STATE_WORDS = { open: "Đang dùng", disabled: "Đã khoá" } as const;
