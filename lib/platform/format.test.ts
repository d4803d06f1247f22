import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dossierCodeGroups, formatDate, formatDateTime, formatDay, formatLegalDate, formatLegalMoment, formatTime,
  maskIdentityNumber, maskPhone, vietnamDay, vietnamMoment,
} from "@/lib/platform/format";

describe("moments on a Vietnamese clock", () => {
  const evening = new Date("2026-03-04T19:05:00Z");

  it("belong to the Vietnamese day, not to that of the process", () => {
    expect(vietnamDay(evening)).toBe("2026-03-05");
    expect(vietnamDay(new Date("2026-03-04T16:59:59.999Z"))).toBe("2026-03-04");
    expect(vietnamDay(new Date("2026-03-04T17:00:00Z"))).toBe("2026-03-05");
    expect(formatDate(evening)).toBe("05/03/2026");
    expect(formatTime(evening)).toBe("02:05");
    expect(formatDateTime(evening)).toBe("02:05 05/03/2026");
  });

  it("are spelled as on administrative papers", () => {
    expect(formatLegalMoment(new Date("2026-03-05T02:05:00Z"))).toBe("09 giờ 05 phút, ngày 05 tháng 3 năm 2026");
    expect(formatLegalDate(vietnamMoment("2026-01-05"))).toBe("ngày 05 tháng 01 năm 2026");
    expect(formatLegalDate(vietnamMoment("2026-02-10"))).toBe("ngày 10 tháng 02 năm 2026");
    expect(formatLegalDate(vietnamMoment("2026-11-21"))).toBe("ngày 21 tháng 11 năm 2026");
  });

  it("come back from day and time", () => {
    expect(vietnamMoment("2026-03-05", "09:05").toISOString()).toBe("2026-03-05T02:05:00.000Z");
    expect(formatDay("2026-11-09")).toBe("09/11/2026");
    fc.assert(fc.property(
      fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true }),
      (moment) => {
        const read = vietnamMoment(vietnamDay(moment), formatTime(moment));
        const late = moment.getTime() - read.getTime();
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(60_000);
      },
    ));
  });

  it("refuse days that do not exist", () => {
    expect(() => vietnamMoment("2026-02-29")).toThrow(RangeError);
    expect(() => vietnamMoment("2026-2-9")).toThrow(RangeError);
    expect(() => vietnamMoment("2026-03-05", "24:00")).toThrow(RangeError);
    expect(() => formatDate(new Date("never"))).toThrow(RangeError);
  });
});

describe("codes and numbers of persons", () => {
  it("groups dossier codes old and new, and joins back", () => {
    expect(dossierCodeGroups("H42.05-261121-0001")).toEqual(["H42.05", "261121", "0001"]);
    expect(dossierCodeGroups("000.17.22.H56-210531-0001")).toEqual(["000.17.22.H56", "210531", "0001"]);
    expect(dossierCodeGroups("H42-261121-00012").join("-")).toBe("H42-261121-00012");
    expect(dossierCodeGroups("khác")).toEqual(["khác"]);
  });

  it("masks so that the middle cannot be read", () => {
    expect(maskIdentityNumber("035090001234")).toBe("••••••••1234");
    expect(maskIdentityNumber("12")).toBe("•2");
    expect(maskIdentityNumber("")).toBe("");
    expect(maskPhone("0912345678")).toBe("091••••678");
    expect(maskPhone("02263852123")).toBe("022•••••123");
    expect(maskPhone("113")).toBe("•••");
  });

  it("never shows more than half of any number", () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{0,14}$/), (digits) => {
      expect(maskIdentityNumber(digits)).toHaveLength(digits.length);
      expect(maskIdentityNumber(digits).replaceAll("•", "").length).toBeLessThanOrEqual(Math.min(4, digits.length / 2));
      expect(maskPhone(digits)).toHaveLength(digits.length);
    }));
  });
});
