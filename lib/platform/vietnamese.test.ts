import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseName, normaliseText, parseIdentityNumber, parsePhone, searchText } from "@/lib/platform/vietnamese";

const TODAY = new Date("2026-11-21T03:00:00Z");
const vietnamese = fc.array(fc.constantFrom(..."aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵAĂÂĐÊÔƠƯẤỆ -,.")).map((letters) => letters.join(""));

describe("search text", () => {
  it("has no accents and no case", () => {
    expect(searchText("  Đặng  Thị ÁNH Tuyết ")).toBe("dang thi anh tuyet");
    expect(searchText("Phủ Lý, Hà Nam")).toBe("phu ly, ha nam");
    expect(searchText("Nguyễn\u200bVăn An".normalize("NFD"))).toBe("nguyenvan an");
    expect(searchText("ƯỜNG ượng")).toBe("uong uong");
  });

  it("is the same for NFC and NFD and does not change when applied again", () => {
    fc.assert(fc.property(vietnamese, (text) => {
      const found = searchText(text);
      expect(searchText(text.normalize("NFD"))).toBe(found);
      expect(searchText(found)).toBe(found);
      expect(found).toMatch(/^[a-z ,.-]*$/);
    }));
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(searchText(searchText(text))).toBe(searchText(text));
    }));
  });

  it("of a part is a part of the whole", () => {
    fc.assert(fc.property(vietnamese, vietnamese, (left, right) => {
      expect(searchText(`${left}|${right}`)).toContain(searchText(left));
    }));
  });
});

describe("names", () => {
  it("keep their letters and lose what cannot be seen", () => {
    expect(normaliseName("\ufeff Nguyễn  Thị\tHoà ".normalize("NFD"))).toBe("Nguyễn Thị Hoà".normalize("NFC"));
    expect(normaliseName("Công ty TNHH A , B .")).toBe("Công ty TNHH A, B.");
    fc.assert(fc.property(vietnamese, (name) => {
      expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
      expect(searchText(normaliseText(name))).toBe(searchText(name));
    }));
  });
});

describe("phone numbers", () => {
  it.each([
    ["0912345678", "0912345678"],
    ["+84 912 345 678", "0912345678"],
    ["+84 (0)912.345.678", "0912345678"],
    ["0084912345678", "0912345678"],
    ["84912345678", "0912345678"],
    ["091-234-5678", "0912345678"],
    ["0226 3852 123", "02263852123"],
    ["+84 226 3852 123", "02263852123"],
  ])("%s is stored as %s", (typed, stored) => {
    expect(parsePhone(typed)).toEqual({ ok: true, value: stored });
  });

  it.each([
    ["", "PHONE_MISSING"],
    ["   ", "PHONE_MISSING"],
    ["091234567a", "PHONE_NOT_DIGITS"],
    ["01682345678", "PHONE_OLD_MOBILE"],
    ["+841682345678", "PHONE_OLD_MOBILE"],
    ["19001234", "PHONE_SERVICE_NUMBER"],
    ["18001091", "PHONE_SERVICE_NUMBER"],
    ["0612345678", "PHONE_WRONG"],
    ["091234567", "PHONE_WRONG"],
    ["09123456789", "PHONE_WRONG"],
    ["0226385212", "PHONE_WRONG"],
  ])("%s is refused as %s, at the field", (typed, reason) => {
    expect(parsePhone(typed, "phone")).toMatchObject({ ok: false, refusals: [{ reason, field: "phone" }] });
  });

  it("hints at today's number of an old mobile", () => {
    const read = parsePhone("01682345678");
    expect(read.ok ? "" : read.refusals[0].words).toContain("0382345678");
  });

  it("accepts every mobile however it is written, and is stable", () => {
    fc.assert(fc.property(fc.stringMatching(/^[35789]\d{8}$/), fc.constantFrom("0", "+84", "0084", "84", "+84 0"), (rest, prefix) => {
      expect(parsePhone(prefix + rest)).toEqual({ ok: true, value: `0${rest}` });
      expect(parsePhone(`0${rest}`)).toEqual({ ok: true, value: `0${rest}` });
    }));
  });
});

describe("identity numbers", () => {
  it("tell place, year and sex, and keep leading zeros", () => {
    expect(parseIdentityNumber("035 090 001 234", undefined, TODAY)).toEqual({
      ok: true,
      value: { number: "035090001234", birthPlaceCode: "035", birthPlace: "Hà Nam", birthYear: 1990, sex: "MALE" },
    });
    expect(parseIdentityNumber("001315000001", undefined, TODAY)).toMatchObject({ ok: true, value: { birthPlace: "Hà Nội", birthYear: 2015, sex: "FEMALE" } });
    expect(parseIdentityNumber("097185000001", undefined, TODAY)).toMatchObject({ ok: true, value: { birthPlace: null, birthPlaceCode: "097", birthYear: 1985 } });
    expect(parseIdentityNumber("001401000001", undefined, new Date("2105-01-01T00:00:00Z"))).toMatchObject({ ok: true, value: { birthYear: 2101, sex: "MALE" } });
  });

  it.each([
    ["", "IDENTITY_MISSING"],
    ["03509000123x", "IDENTITY_NOT_DIGITS"],
    ["168123456", "IDENTITY_OLD_NINE_DIGITS"],
    ["35090001234", "IDENTITY_LENGTH"],
    ["0350900012345", "IDENTITY_LENGTH"],
    ["003090001234", "IDENTITY_PROVINCE"],
    ["000090001234", "IDENTITY_PROVINCE"],
    ["035227001234", "IDENTITY_BIRTH_YEAR"],
    ["035490001234", "IDENTITY_BIRTH_YEAR"],
  ])("%s is refused as %s, at the field", (typed, reason) => {
    expect(parseIdentityNumber(typed, "identityNumber", TODAY)).toMatchObject({ ok: false, refusals: [{ reason, field: "identityNumber" }] });
  });

  it("warns of a lost zero", () => {
    const read = parseIdentityNumber("35090001234", undefined, TODAY);
    expect(read.ok ? "" : read.refusals[0].words).toContain("số 0 ở đầu");
  });

  it("never changes the digits of a number it accepts", () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{12}$/), (digits) => {
      const read = parseIdentityNumber(digits, undefined, TODAY);
      if (!read.ok) return;
      expect(read.value.number).toBe(digits);
      expect(String(read.value.birthYear).slice(2)).toBe(digits.slice(4, 6));
      expect(read.value.birthYear).toBeLessThanOrEqual(2026);
    }));
  });
});
