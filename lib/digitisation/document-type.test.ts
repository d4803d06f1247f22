import { describe, expect, test } from "vitest";
import { isForOneRequest, isOffered, isOfType, lifeInMonths, resultName, resultTypeKey, typeKey } from "@/lib/digitisation/document-type";

describe("kinds of papers", () => {
  test.each([
    ["Bản sao có chứng thực bằng tốt nghiệp", "Bằng tốt nghiệp (bản sao)", true],
    ["Giấy chứng nhận đăng ký doanh nghiệp", "Bản sao Giấy chứng nhận đăng ký doanh nghiệp hoặc giấy tờ tương đương", true],
    ["Giấy khai sinh", "Giấy khai sinh", true],
    ["Giấy khai sinh", "Giấy khám sức khỏe", false],
    ["Bằng tốt nghiệp", "Giấy chứng nhận đăng ký kết hôn", false],
    ["Giấy phép", "Giấy phép hoạt động in", false],
  ])("%s and %s", (one, other, same) => {
    expect(isOfType(typeKey(one), other)).toBe(same);
  });

  test("a procedure's result is the thing that it gives", () => {
    expect(resultName("Cấp lại thẻ hướng dẫn viên du lịch nội địa")).toBe("Thẻ hướng dẫn viên du lịch nội địa");
    expect(isOfType(resultTypeKey("Cấp thẻ hướng dẫn viên du lịch nội địa"), "Thẻ hướng dẫn viên du lịch nội địa đã được cấp")).toBe(true);
  });

  test("an application form is of use once, and some papers run out", () => {
    expect(isForOneRequest("Đơn đề nghị cấp thẻ hướng dẫn viên", null)).toBe(true);
    expect(isForOneRequest("Bằng tốt nghiệp", "Mẫu 01")).toBe(true);
    expect(isForOneRequest("Bản sao văn bằng", null)).toBe(false);
    expect(lifeInMonths(typeKey("Giấy khám sức khỏe"))).toBe(12);
    expect(lifeInMonths(typeKey("Giấy xác nhận tình trạng hôn nhân"))).toBe(6);
    expect(lifeInMonths(typeKey("Bằng tốt nghiệp"))).toBeNull();
  });
});

describe("an offer", () => {
  const document = { typeKey: typeKey("Bằng tốt nghiệp đại học"), field: "Du lịch", oneDossier: false, validTo: null, validityUnknown: false, reuse: "ANYWHERE" } as const;
  const component = { name: "Bản sao bằng tốt nghiệp đại học", formTemplate: null };

  test.each([
    ["fits", {}, true],
    ["made for one request", { oneDossier: true }, false],
    ["ran out yesterday", { validTo: "2026-11-19" }, false],
    ["runs out today", { validTo: "2026-11-20" }, true],
    ["runs out, nobody knows when", { validityUnknown: true }, false],
    ["hidden by its owner", { reuse: "NOWHERE" }, false],
    ["kept within its field, another field", { reuse: "FIELD", field: "Xuất bản" }, false],
    ["kept within its field, the same field", { reuse: "FIELD" }, true],
  ] as const)("%s", (_, change, offered) => {
    expect(isOffered({ ...document, ...change }, component, "Du lịch", "2026-11-20")).toBe(offered);
  });
});
