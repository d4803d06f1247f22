import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSeparator, separatorText, sortPages } from "@/lib/digitisation/separator";
import { qrSvg } from "@/lib/platform/qr";

const DOSSIER = { codes: ["H42.05-260305-0012", "BC-7K2M-9QXT"], componentCodes: ["TP01", "TP02", "TP03"] };
const sheet = (componentCode: string, dossierCode: string | null = null) => ({ page: -1, code: separatorText({ dossierCode, componentCode }) });
const page = (number: number, code: string | null = null) => ({ page: number, code });

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

  test("sort the pages after them, leaving themselves out", () => {
    const sorted = sortPages([page(1), sheet("TP01"), page(2), page(3, "https://example.vn"), sheet("TP02", "BC-7K2M-9QXT"), page(4), sheet("TP01"), page(5)], DOSSIER);
    expect(sorted.strays).toEqual([]);
    expect(sorted.groups).toEqual([{ componentCode: null, pages: [1] }, { componentCode: "TP01", pages: [2, 3, 5] }, { componentCode: "TP02", pages: [4] }]);
  });

  test("of another dossier or component assign nothing", () => {
    const sorted = sortPages([sheet("TP01"), page(1), sheet("TP02", "H42.05-260305-0099"), page(2), sheet("TP09"), page(3), sheet("TP03"), page(4)], DOSSIER);
    expect(sorted.strays.map(({ why }) => why)).toEqual(["OTHER_DOSSIER", "OTHER_COMPONENT"]);
    expect(sorted.groups).toEqual([{ componentCode: "TP01", pages: [1] }, { componentCode: null, pages: [2, 3] }, { componentCode: "TP03", pages: [4] }]);
  });

  test("lose no page and make none up", () => {
    const scanned = fc.array(fc.oneof(fc.integer({ min: 0, max: 999 }).map((number) => page(number)), fc.constantFrom(...DOSSIER.componentCodes, "TP77").map((code) => sheet(code))));
    fc.assert(fc.property(scanned, (pages) => {
      const kept = sortPages(pages, DOSSIER).groups.flatMap((group) => group.pages);
      expect([...kept].sort()).toEqual(pages.filter(({ code }) => code === null).map((read) => read.page).sort());
    }));
  });
});
