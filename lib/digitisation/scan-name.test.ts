import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { componentCodeOf, scanName, shownFileName } from "@/lib/digitisation/scan-name";

describe("the name of a scan", () => {
  test("is code, component and number", () => {
    expect(scanName("H42.05-260305-0012", "TP01", 1)).toBe("H42.05-260305-0012_TP01_01.pdf");
    expect(scanName("000.17.22.H56-210531-0001", "don de nghi", 12)).toBe("000.17.22.H56-210531-0001_DON-DE-NGHI_12.pdf");
    expect(scanName("BC-7K2M-9QXT", "Đơn_đề/nghị", 100)).toBe("BC-7K2M-9QXT_DON-DE-NGHI_100.pdf");
  });

  test("follows the dossier code once there is one, and only a scan's name does", () => {
    const before = { code: null, submissionCode: "NP-26-7K2M9Q" };
    const after = { ...before, code: "H42.05-260305-0012" };
    const name = scanName(before.submissionCode, componentCodeOf(1), 1);
    expect([componentCodeOf(1), name]).toEqual(["TP02", "NP-26-7K2M9Q_TP02_01.pdf"]);
    expect(shownFileName(name, before)).toBe(name);
    expect(shownFileName(name, after)).toBe("H42.05-260305-0012_TP02_01.pdf");
    for (const other of ["don.pdf", "NP-26-7K2M9Q_anh cua toi.pdf", "H42.05-260305-0012_TP02_01.pdf", "XX_NP-26-7K2M9Q_TP02_01.pdf"]) expect(shownFileName(other, after)).toBe(other);
  });

  test("leads out of no folder", () => {
    expect(scanName("../../etc/passwd", "..\\x", 1)).toBe("ETC-PASSWD_X_01.pdf");
    expect(() => scanName("…", "TP01", 1)).toThrow(RangeError);
    expect(() => scanName("H42", "TP01", 0)).toThrow(RangeError);
    expect(() => scanName("H42", "TP01", 1.5)).toThrow(RangeError);
  });

  test("is ASCII with two underscores whatever the codes are", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "grapheme", maxLength: 40 }), fc.integer({ min: 1, max: 9999 }), (dossier, component, nth) => {
      expect(scanName(`H42${dossier}`, `TP${component}`, nth)).toMatch(/^[A-Z0-9.-]{1,60}_[A-Z0-9.-]{1,60}_\d{2,}\.pdf$/);
    }));
  });
});
