import { describe, expect, it } from "vitest";
import { isProcedureCode, nationalCodeOf } from "@/lib/procedures/procedure-code";

describe("procedure codes", () => {
  it.each(["1.004122", "2.000815", "6.006575"])("%s is a national code", (code) => expect(isProcedureCode(code)).toBe(true));
  it.each(["1.4122", "11.004122", "1.0041222", "1,004122", " 1.004122", "KQ.G10.001269"])("%s is none", (code) => expect(isProcedureCode(code)).toBe(false));
  it("finds the national code in a province's copy", () => {
    expect(nationalCodeOf(" 1.004623.000.00.00.H50 ")).toBe("1.004623");
    expect(nationalCodeOf("1.004623")).toBe("1.004623");
    expect(nationalCodeOf("1.004623.H50")).toBeNull();
  });
});
