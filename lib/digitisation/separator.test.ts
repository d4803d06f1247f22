import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layPages, readSeparator, separatorText } from "@/lib/digitisation/separator";
import { qrSvg } from "@/lib/platform/qr";

const DOSSIER = { codes: ["H42.05-260305-0012", "BC-7K2M-9QXT"], componentCodes: ["TP01", "TP02", "TP03"] };
const sheet = (componentCode: string, dossierCode: string | null = null) => [separatorText({ dossierCode, componentCode })];
const PAGE: readonly string[] = [];
const laid = (...codes: readonly (readonly string[])[]) => layPages(codes, DOSSIER).map(({ componentCode, separator }) => separator ?? componentCode);

describe("separator sheets", () => {
  test("say what they said when printed", () => {
    const code = fc.stringMatching(/^[0-9A-Z._-]{1,30}$/).filter((text) => text !== "-");
    fc.assert(fc.property(fc.option(code), code, (dossierCode, componentCode) => {
      const text = separatorText({ dossierCode, componentCode });
      expect(readSeparator(text)).toEqual({ dossierCode, componentCode });
      expect(qrSvg(text)).toContain("<svg");
    }), { numRuns: 40 });
    expect(() => separatorText({ dossierCode: null, componentCode: "đơn" })).toThrow(RangeError);
  });

  test("are not mistaken for the codes that papers carry", () => {
    for (const text of ["", "https://motcua.example.vn/tra-cuu?ma=H42.05-260305-0012", "MCBC-TACH", "MCBC-TACH/-/", "MCBC-TACH/-/TP01/x", "035190001234||Nguyễn Thị Ánh Tuyết"]) expect(readSeparator(text)).toBeNull();
  });

  test("lay the pages after them to their component", () => {
    expect(laid(PAGE, sheet("TP01"), PAGE, ["https://example.vn"], sheet("TP02", "BC-7K2M-9QXT"), PAGE, ["https://example.vn", ...sheet("TP01")], PAGE))
      .toEqual([null, "FOLLOWED", "TP01", "TP01", "FOLLOWED", "TP02", "FOLLOWED", "TP01"]);
    expect(layPages([PAGE], DOSSIER, "TP03")).toEqual([{ componentCode: "TP03", separator: null }]);
  });

  test("of another dossier or component assign nothing", () => {
    expect(laid(sheet("TP01"), PAGE, sheet("TP02", "H42.05-260305-0099"), PAGE, sheet("TP09"), PAGE, sheet("TP03"), PAGE))
      .toEqual(["FOLLOWED", "TP01", "OTHER_DOSSIER", null, "OTHER_COMPONENT", null, "FOLLOWED", "TP03"]);
  });

  test("lose no page and make none up", () => {
    const scanned = fc.array(fc.oneof(fc.constant(PAGE), fc.constantFrom(...DOSSIER.componentCodes, "TP77").map((code) => sheet(code))));
    fc.assert(fc.property(scanned, (pages) => {
      expect(layPages(pages, DOSSIER).map(({ separator }) => separator === null)).toEqual(pages.map((codes) => codes.length === 0));
    }));
  });
});
