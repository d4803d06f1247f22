import { DEMO_CITIZENS, type DemoCitizen } from "@/prisma/seed/data/people";
import { Identity } from "@/simulators/identity-provider/people";

/** A demo citizen as the identity provider tells it. */
export function identityOf(citizen: DemoCitizen): Identity {
  return Identity.parse({
    sub: citizen.subject,
    LoaiTaiKhoan: "1",
    SoDinhDanh: citizen.identityNumber,
    HoVaTen: citizen.fullName,
    ThuDienTu: citizen.email,
    SoDienThoai: citizen.phone,
    GioiTinh: citizen.sex === "MALE" ? "Nam" : "Nữ",
    NgayThangNamSinh: citizen.dateOfBirth.split("-").reverse().join("/"),
    ThuongTru: citizen.addressText,
    NoiOHienNay: citizen.addressText,
    loAs: String(citizen.assuranceLevel),
  });
}

export const DEMO_IDENTITIES: readonly Identity[] = DEMO_CITIZENS.map(identityOf);
