import type { Chance } from "@/prisma/seed/chance";

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Đặng", "Ngô", "Dương", "Đinh", "Lại", "Tạ", "Trịnh", "Chu"] as const;
const MIDDLE = { MALE: ["Văn", "Đức", "Quang", "Minh", "Xuân", "Hữu", "Công"], FEMALE: ["Thị", "Thu", "Ngọc", "Thị Kim", "Thị Hồng", "Phương", "Thanh"] } as const;
const GIVEN = {
  MALE: ["An", "Bình", "Cường", "Dũng", "Hải", "Hùng", "Khánh", "Lâm", "Long", "Nam", "Phong", "Quân", "Sơn", "Thành", "Tiến", "Tuấn", "Việt", "Vinh"],
  FEMALE: ["Anh", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hoa", "Huệ", "Lan", "Linh", "Loan", "Mai", "Ngân", "Nhung", "Oanh", "Thảo", "Trang", "Yến"],
} as const;

export type InventedPerson = Readonly<{
  fullName: string;
  identityNumber: string;
  dateOfBirth: string;
  sex: "MALE" | "FEMALE";
  phone: string;
  addressText: string;
  communeCode: string;
}>;

const two = (n: number) => String(n).padStart(2, "0");

/**
 * A person that does not exist. The number has the right form (NĐ 137/2015, Điều 13): former province, century and sex, year, and
 * `serial` as its last six digits, so that no two are equal; phones are in a range that nobody is given.
 */
export function inventPerson(chance: Chance, serial: number, place: Readonly<{ code: string; name: string }>): InventedPerson {
  const sex = chance.pick(["MALE", "FEMALE"] as const);
  const year = chance.between(1950, 2004);
  const century = (year < 2000 ? 0 : 2) + (sex === "MALE" ? 0 : 1);
  const fullName = `${chance.pick(FAMILY)} ${chance.pick(MIDDLE[sex])} ${chance.pick(GIVEN[sex])}`;
  return {
    fullName,
    identityNumber: `${chance.pick(["035", "036", "037"])}${century}${two(year % 100)}${String(serial).padStart(6, "0")}`,
    dateOfBirth: `${year}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`,
    sex,
    phone: `0900${String(serial).padStart(6, "0")}`,
    addressText: `Tổ ${chance.between(1, 12)}, ${place.name}, tỉnh Ninh Bình`,
    communeCode: place.code,
  };
}
