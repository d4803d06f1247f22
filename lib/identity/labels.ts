import type { ActorKind } from "@/lib/identity/actor";

export const ACTOR_WORDS = {
  VISITOR: "Khách",
  CITIZEN: "Công dân",
  POSTAL_CLERK: "Nhân viên quầy bưu điện",
  COURIER: "Bưu tá",
  POSTAL_SUPERVISOR: "Kiểm soát viên bưu điện",
  OFFICIAL: "Chuyên viên giải quyết",
  AGENCY_HEAD: "Lãnh đạo cơ quan",
  ADMINISTRATOR: "Quản trị tỉnh",
} satisfies Record<ActorKind, string>;
