import { describe, expect, test } from "vitest";
import { claimTerms, compensationOf, paymentDueOn } from "@/lib/deliveries/claim";
import { promiseKept, TRANSIT_SETTINGS, transitPromise } from "@/lib/deliveries/transit-promise";
import type { PostalPlace } from "@/lib/deliveries/tariff";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

const calendar = vietnamCalendar();
const place = (provinceCode: string, communeCode: string, oldDistrict: string | null): PostalPlace => ({ provinceCode, communeCode, oldDistrict });
const HOA_LU = place("37", "14329", "Thành phố Ninh Bình");
const NEAR = place("37", "14330", "Thành phố Ninh Bình");
const PHU_LY = place("37", "13285", "Thành phố Phủ Lý");
const HA_NOI = place("01", "00004", null);
const HAI_PHONG = place("31", "11296", null);
const SON_LA = place("14", "03640", null);

describe("the promise J + n of a leg (TT 17/2017/TT-BTTTT, Điều 7)", () => {
  const promised = (from: PostalPlace, to: PostalPlace, acceptedOn: string, withSlip = false, settings = TRANSIT_SETTINGS) => {
    const promise = transitPromise(calendar, { from, to, acceptedOn, withSlip }, settings);
    return promise.ok ? `${promise.value.relation} ${promise.value.days} ${promise.value.promisedOn}` : promise.refusals[0].reason;
  };

  test.each<[PostalPlace, PostalPlace, boolean, string]>([
    [HOA_LU, HOA_LU, false, "SAME_DISTRICT 1 2026-11-27"],
    [HOA_LU, NEAR, false, "SAME_DISTRICT 1 2026-11-27"],
    [HOA_LU, NEAR, true, "SAME_DISTRICT 2 2026-11-30"],
    [HOA_LU, PHU_LY, false, "SAME_PROVINCE 2 2026-11-30"],
    [HOA_LU, PHU_LY, true, "SAME_PROVINCE 4 2026-12-02"],
    [HA_NOI, HAI_PHONG, false, "BETWEEN_MAJOR_CITIES 3 2026-12-01"],
    [HA_NOI, HAI_PHONG, true, "BETWEEN_MAJOR_CITIES 6 2026-12-04"],
    [HA_NOI, SON_LA, false, "INTER_PROVINCE 4 2026-12-02"],
    [HOA_LU, SON_LA, true, "INTER_PROVINCE 8 2026-12-08"],
  ])("accepted on Thursday 26/11/2026, case %#", (from, to, withSlip, expected) => {
    expect(promised(from, to, "2026-11-26", withSlip)).toBe(expected);
  });

  test("days off do not count: accepted on the eve of Tết 2026", () => {
    expect(promised(HOA_LU, HOA_LU, "2026-02-13")).toBe("SAME_DISTRICT 1 2026-02-23");
  });

  test("special geography: the published days, and none when nothing is published", () => {
    const settings = { ...TRANSIT_SETTINGS, specialCommunes: { "03640": 6 } };
    expect(promised(HA_NOI, SON_LA, "2026-11-26", false, settings)).toBe("SPECIAL 6 2026-12-04");
    expect(promised(HA_NOI, SON_LA, "2016-11-26")).toBe("NO_PROMISE");
  });

  test("the whole last day is in time", () => {
    expect(promiseKept("2026-11-30", null, "2026-11-30")).toBe("RUNNING");
    expect(promiseKept("2026-11-30", null, "2026-12-01")).toBe("EXCEEDED");
    expect(promiseKept("2026-11-30", "2026-11-30", "2026-12-09")).toBe("KEPT");
    expect(promiseKept("2026-11-30", "2026-12-01", "2026-12-09")).toBe("BROKEN");
  });
});

describe("claims (TT 17/2017/TT-BTTTT, Điều 8; NĐ 47/2011/NĐ-CP, Điều 25–26; QĐ 45/2016/QĐ-TTg, Điều 14)", () => {
  const terms = (kind: "LOST" | "DAMAGED" | "LATE", openedOn: string, sameProvince = true, promisedOn = "2026-05-29") => {
    const answer = claimTerms(calendar, { kind, promisedOn, openedOn, sameProvince });
    return answer.ok ? answer.value : answer.refusals[0].reason;
  };

  test("answered in 5 working days within the province, in 7 between provinces", () => {
    expect(terms("LOST", "2026-06-01")).toEqual({ lastDay: "2026-11-29", answerDueOn: "2026-06-08" });
    expect(terms("LATE", "2026-06-01", false)).toEqual({ lastDay: "2026-11-29", answerDueOn: "2026-06-10" });
  });

  test("taken within six months of the end of the transit time, the last day included; a month's end stays its end", () => {
    expect(terms("LOST", "2026-11-29")).toMatchObject({ lastDay: "2026-11-29" });
    expect(terms("LOST", "2026-11-30")).toBe("CLAIM_TOO_LATE");
    expect(terms("LOST", "2026-02-26", true, "2025-08-31")).toMatchObject({ lastDay: "2026-02-28" });
    expect(terms("LOST", "2026-03-01", true, "2025-08-31")).toBe("CLAIM_TOO_LATE");
  });

  test("lost or late only when the time is over; damage at once", () => {
    expect(terms("LATE", "2026-05-29")).toBe("CLAIM_TOO_EARLY");
    expect(terms("DAMAGED", "2026-05-29")).toMatchObject({ lastDay: "2026-11-29" });
  });

  test.each([
    [{ kind: "LOST", postagePaid: 26_000, reissueCost: 150_000, exclusion: null }, { refund: 26_000, postal: 104_000, reissue: 150_000, total: 254_000 }],
    [{ kind: "DAMAGED", postagePaid: 62_700, reissueCost: 0, exclusion: null }, { refund: 62_700, postal: 250_800, reissue: 0, total: 250_800 }],
    [{ kind: "DAMAGED", postagePaid: 30_000, reissueCost: 50_000, exclusion: null, times: 6 }, { refund: 30_000, postal: 180_000, reissue: 50_000, total: 230_000 }],
    [{ kind: "LOST", postagePaid: 30_000, reissueCost: 0, exclusion: null, times: 2 }, { refund: 30_000, postal: 120_000, reissue: 0, total: 120_000 }],
    [{ kind: "LATE", postagePaid: 30_000, reissueCost: 99_000, exclusion: null }, { refund: 30_000, postal: 30_000, reissue: 0, total: 30_000 }],
    [{ kind: "LOST", postagePaid: 0, reissueCost: 150_000, exclusion: null }, { refund: 0, postal: 0, reissue: 150_000, total: 150_000 }],
    [{ kind: "LOST", postagePaid: 26_000, reissueCost: 150_000, exclusion: "FORCE_MAJEURE" }, { refund: 0, postal: 0, reissue: 0, total: 0 }],
  ] as const)("compensation in two parts, case %#", (claim, expected) => {
    expect(compensationOf(claim)).toEqual({ ok: true, value: expected });
  });

  test("amounts are whole đồng and the law's thirty days are days of the calendar", () => {
    expect(compensationOf({ kind: "LOST", postagePaid: 26_000.5, reissueCost: 0, exclusion: null }).ok).toBe(false);
    expect(compensationOf({ kind: "LOST", postagePaid: 26_000, reissueCost: -1, exclusion: null }).ok).toBe(false);
    expect(paymentDueOn("2026-06-08")).toEqual({ ok: true, value: "2026-07-08" });
  });
});
