import { expect, test } from "vitest";
import { destination, localPath } from "@/lib/identity/destination";

test.each([
  ["/cong-dan/ho-so/1?tab=2", "/cong-dan/ho-so/1?tab=2"],
  ["/tra-cuu?ma=H42.05-261126-0001", "/tra-cuu?ma=H42.05-261126-0001"],
  ["//evil.vn/x", undefined],
  ["/\\evil.vn", undefined],
  ["/\t/evil.vn", undefined],
  ["https://evil.vn", undefined],
  ["javascript:alert(1)", undefined],
  ["cong-dan", undefined],
  ["", undefined],
  [undefined, undefined],
  ["/dang-nhap?tiep=/x", undefined],
  ["/api/auth/callback/vneid", undefined],
  ["/dang-nhap-khac", "/dang-nhap-khac"],
])("%s leads to %s", (wanted, path) => {
  expect(localPath(wanted)).toBe(path);
});

test("without a safe wish one goes home", () => {
  expect(destination("OFFICIAL", "//evil.vn")).toBe("/co-quan");
  expect(destination("CITIZEN", "/cong-dan/ho-so")).toBe("/cong-dan/ho-so");
});
