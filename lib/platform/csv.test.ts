import { describe, expect, test } from "vitest";
import { csvLine } from "@/lib/platform/csv";

describe("a line of comma-separated values", () => {
  test("quotes every cell, doubles quotes, keeps breaks and commas inside", () => {
    expect(csvLine(["Nguyễn Thị \"Lan\"", "Số 18, ngõ 42\nPhủ Lý", 12, null])).toBe('"Nguyễn Thị ""Lan""","Số 18, ngõ 42\nPhủ Lý","12",""\r\n');
  });

  test.each(["=1+1", "+84912", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =HYPERLINK(\"x\")", "＝1"])("takes %j for no formula", (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell.replaceAll('"', '""')}"\r\n`);
  });

  test("leaves numbers and ordinary words alone", () => {
    expect(csvLine([-3, "H42.18-261126-0001", "còn 3 ngày"])).toBe('"-3","H42.18-261126-0001","còn 3 ngày"\r\n');
  });
});
