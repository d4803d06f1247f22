import { describe, expect, test } from "vitest";
import { dossierCode, newSubmissionCode } from "@/lib/dossiers/code";
import { codeIn, paperCode, paperIn } from "@/lib/dossiers/scanned-code";

describe("what a scanner gives", () => {
  test("the code alone, in capitals, and the code in a receipt's address", () => {
    expect(codeIn(" cp 00000001 4vn ")).toBe("CP000000014VN");
    expect(codeIn("https://mot-cua.example/tra-cuu?ma=h42.05-261126-0001")).toBe("H42.05-261126-0001");
  });

  test("a paper's code leads back to its dossier and place", () => {
    for (const place of [1, 9, 10, 128]) {
      expect(paperIn(paperCode(dossierCode("H42.05", "2026-11-26", 1), place))).toEqual({ dossierCode: "H42.05-261126-0001", place });
    }
  });

  test("no code of a dossier is taken for a paper's", () => {
    for (let i = 0; i < 5_000; i += 1) expect(paperIn(newSubmissionCode())).toBeNull();
    expect(paperIn("BC-ABCD-G234")).toBeNull();
    expect(paperIn(dossierCode("H42.05", "2026-11-26", 12_345))).toBeNull();
  });
});
