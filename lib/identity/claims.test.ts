import { describe, expect, test } from "vitest";
import { readClaims } from "@/lib/identity/claims";

const said = {
  sub: "vneid-1",
  LoaiTaiKhoan: "1",
  SoDinhDanh: "035188004127",
  HoVaTen: "Nguyễn Thị  Mai Lan ",
  NgayThangNamSinh: "12/03/1988",
  GioiTinh: "Nữ",
  SoDienThoai: "+84 900 000 101",
  ThuDienTu: "Mai.Lan@Congdan.example",
  ThuongTru: "Phủ Lý, Hà Nam",
  NoiOHienNay: "",
  loAs: "2",
};

test("each claim reaches its field", () => {
  expect(readClaims(said)).toEqual({
    ok: true,
    value: {
      subject: "vneid-1",
      identityNumber: "035188004127",
      fullName: "Nguyễn Thị Mai Lan",
      assuranceLevel: 2,
      dateOfBirth: "1988-03-12",
      sex: "FEMALE",
      phone: "0900000101",
      email: "mai.lan@congdan.example",
      addressText: "Phủ Lý, Hà Nam",
    },
  });
});

describe("claims that cannot be lived without", () => {
  test.each([
    [{ ...said, sub: undefined }, "CLAIMS_MALFORMED"],
    [{ ...said, HoVaTen: ["Nguyễn"] }, "CLAIMS_MALFORMED"],
    ["no object", "CLAIMS_MALFORMED"],
    [null, "CLAIMS_MALFORMED"],
    [{ ...said, SoDinhDanh: undefined }, "CLAIMS_NO_NUMBER"],
    [{ ...said, SoDinhDanh: "0350900O1234" }, "CLAIMS_WRONG_NUMBER"],
    [{ ...said, SoDinhDanh: "168123456" }, "CLAIMS_WRONG_NUMBER"],
    [{ ...said, SoDinhDanh: 35188004127 }, "CLAIMS_WRONG_NUMBER"],
    [{ ...said, HoVaTen: " \u200b " }, "CLAIMS_NO_NAME"],
    [{ ...said, LoaiTaiKhoan: 2 }, "CLAIMS_ENTERPRISE"],
  ])("%j is refused as %s", (given, reason) => {
    const read = readClaims(given);
    expect(read.ok ? "accepted" : read.refusals.map((refusal) => refusal.reason)).toEqual([reason]);
  });
});

test("wrong contact details are left out, not refused", () => {
  const read = readClaims({ ...said, SoDienThoai: "1900545481", ThuDienTu: "none", NgayThangNamSinh: "31/02/1988", GioiTinh: "?", loAs: undefined });
  expect(read).toMatchObject({ ok: true, value: { phone: null, email: null, dateOfBirth: null, sex: "FEMALE", assuranceLevel: 0 } });
});

test.each([["1988-03-12"], ["19880312"], ["12.03.1988"]])("a birthday written %s is read", (written) => {
  expect(readClaims({ ...said, NgayThangNamSinh: written })).toMatchObject({ ok: true, value: { dateOfBirth: "1988-03-12" } });
});
