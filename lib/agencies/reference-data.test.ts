import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AGENCIES, PILOT_AGENCY_CODES } from "@/prisma/seed/data/agencies/agencies";
import { AGENCY_PROCEDURES } from "@/prisma/seed/data/agencies/agency-procedures";
import { CONTRACTS } from "@/prisma/seed/data/agencies/contracts";
import { POST_OFFICES } from "@/prisma/seed/data/agencies/post-offices";
import { CURATED_PROCEDURES } from "@/prisma/seed/data/procedures/curated";
import { PILOT_PROCEDURES } from "@/prisma/seed/data/procedures/pilot";
import { POSTAL_REGIONS } from "@/prisma/seed/data/tariffs/postal-tariff";
import { oldDistrictOf } from "@/prisma/seed/data/units/old-districts";
import { parsePhone } from "@/lib/platform/vietnamese";

const DATA = path.resolve(import.meta.dirname, "../../prisma/seed/data");
const units = readFileSync(path.join(DATA, "units/administrative-units.csv"), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
const nationalCodes = new Set([...readFileSync(path.join(DATA, "procedures/national-procedures.jsonl"), "utf8").matchAll(/^\{"code": "([^"]+)"/gm)].map((found) => found[1]));
const curated = new Map(CURATED_PROCEDURES.map((procedure) => [procedure.code as string, procedure]));
const agencies = new Map(AGENCIES.map((agency) => [agency.code, agency]));

describe("administrative units", () => {
  it("are 34 provinces and 3,321 communes with text codes and proper types", () => {
    expect(units).toHaveLength(3321);
    expect(units.every((row) => row.length === 4)).toBe(true);
    expect(new Set(units.map((row) => row[0])).size).toBe(34);
    expect(new Set(units.map((row) => row[2])).size).toBe(3321);
    expect(units.filter((row) => !/^\d{2}$/.test(row[0] ?? "") || !/^\d{5}$/.test(row[2] ?? ""))).toEqual([]);
    expect(units.filter((row) => !/^(Phường|Xã|Đặc khu) [\p{Lu}\d]/u.test(row[3] ?? ""))).toEqual([]);
    expect(units.filter((row) => !/^(Tỉnh|Thành phố) \p{Lu}/u.test(row[1] ?? ""))).toEqual([]);
    expect(units.map((row) => row.join()).filter((line) => line !== line.normalize("NFC"))).toEqual([]);
  });

  it("know the former district of each commune of Ninh Bình and the postal region of each province", () => {
    const ninhBinh = units.filter((row) => row[0] === "37");
    expect(ninhBinh).toHaveLength(129);
    expect(ninhBinh.filter((row) => oldDistrictOf(row[2] ?? "") === null)).toEqual([]);
    expect(oldDistrictOf("13285")?.district).toBe("Thành phố Phủ Lý");
    expect(oldDistrictOf("00004")).toBeNull();
    expect(Object.keys(POSTAL_REGIONS).sort()).toEqual([...new Set(units.map((row) => row[0] ?? ""))].sort());
  });
});

describe("agencies", () => {
  it("have unique codes, valid phones and successors that follow on the next day", () => {
    expect(agencies.size).toBe(AGENCIES.length);
    for (const [index, agency] of AGENCIES.entries()) {
      expect(agency.code).toMatch(/^[A-Y]\d{2}(\.[0-9A-Z]{2,4}){1,3}$/);
      expect(parsePhone(agency.phone).ok, agency.code).toBe(true);
      expect(agency.effectiveTo === null).toBe(agency.successorCode === null);
      if (agency.effectiveTo !== null && agency.successorCode !== null) {
        const successor = agencies.get(agency.successorCode);
        expect(successor !== undefined && successor.effectiveFrom <= nextDay(agency.effectiveTo), agency.code).toBe(true);
        expect(successor?.effectiveTo === null || (successor?.effectiveTo ?? "") > agency.effectiveTo).toBe(true);
        expect(AGENCIES.findIndex((other) => other.code === agency.successorCode)).toBeLessThan(index);
      }
    }
  });

  it("lead each of the six of the pilot to an agency of today", () => {
    expect(PILOT_AGENCY_CODES).toHaveLength(6);
    for (const code of PILOT_AGENCY_CODES) {
      let agency = agencies.get(code);
      for (let steps = 0; typeof agency?.successorCode === "string" && steps < 5; steps += 1) agency = agencies.get(agency.successorCode);
      expect(agency?.effectiveTo, code).toBeNull();
      expect(agency?.provinceCode, code).toBe("37");
    }
  });
});

describe("post offices", () => {
  it("stand in communes of Ninh Bình, two of them one-stop counters", () => {
    const communes = new Set(units.filter((row) => row[0] === "37").map((row) => row[2]));
    expect(new Set(POST_OFFICES.map((office) => office.code)).size).toBe(POST_OFFICES.length);
    expect(POST_OFFICES.length).toBeGreaterThanOrEqual(10);
    expect(POST_OFFICES.filter((office) => office.isOneStopCounter)).toHaveLength(2);
    for (const office of POST_OFFICES) {
      expect(communes.has(office.communeCode), office.name).toBe(true);
      expect(parsePhone(office.phone).ok, office.name).toBe(true);
    }
  });
});

describe("the agencies' public lists", () => {
  it("name known agencies and procedures, inside the agency's life, once a day", () => {
    for (const row of AGENCY_PROCEDURES) {
      const agency = agencies.get(row.agencyCode);
      expect(agency, row.agencyCode).toBeDefined();
      expect(curated.has(row.procedureCode) || nationalCodes.has(row.procedureCode), row.procedureCode).toBe(true);
      expect(row.effectiveFrom >= (agency?.effectiveFrom ?? "9")).toBe(true);
      expect(agency?.effectiveTo === null || (row.effectiveTo !== null && row.effectiveTo <= (agency?.effectiveTo ?? ""))).toBe(true);
      expect(row.note === "").toBe(row.byPost);
      const listed = curated.get(row.procedureCode);
      if (listed !== undefined) expect(listed.channels.some((entry) => entry.channel === "POST"), row.procedureCode).toBe(row.byPost);
    }
    const keys = AGENCY_PROCEDURES.map((row) => `${row.agencyCode} ${row.procedureCode} ${row.effectiveFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are both non-empty today, and offer every curated procedure somewhere", () => {
    const today = AGENCY_PROCEDURES.filter((row) => row.effectiveTo === null);
    expect(today.filter((row) => row.byPost).length).toBeGreaterThan(15);
    expect(new Set(today.filter((row) => !row.byPost).map((row) => row.procedureCode))).toEqual(new Set(["1.000049", "3.000347", "2.000815", "1.004222"]));
    expect([...curated.keys()].filter((code) => !today.some((row) => row.procedureCode === code))).toEqual([]);
  });

  it("let the pilot's year happen: each of its procedures was on the agency's by-post list in all of 2023", () => {
    for (const entry of PILOT_PROCEDURES) {
      const row = AGENCY_PROCEDURES.find((other) => other.agencyCode === entry.agencyCode && other.procedureCode === entry.procedureCode && other.byPost);
      expect(row !== undefined && row.effectiveFrom <= "2023-01-01" && (row.effectiveTo ?? "") >= "2023-12-31", `${entry.agencyCode} ${entry.procedureCode}`).toBe(true);
    }
  });
});

describe("contracts", () => {
  it("are the pilot's of 2138/QĐ-UBND and one in force", () => {
    const [pilot, current] = CONTRACTS;
    expect(pilot).toMatchObject({ number: "2138/QĐ-UBND", signedOn: "2022-11-16", effectiveFrom: "2022-11-16", effectiveTo: "2023-12-31", valueDong: 189_247_828 });
    expect(pilot?.scopes.map((scope) => scope.agencyCode).sort()).toEqual([...PILOT_AGENCY_CODES].sort());
    expect(pilot?.scopes.every((scope) => scope.tasks.length === 4)).toBe(true);
    expect(current?.effectiveFrom).toBe("2026-01-01");
    // Renewed until further notice, so that the demo works in any year.
    expect(current?.effectiveTo).toBeNull();
  });

  it("name only agencies that existed and procedures that those agencies do by post", () => {
    for (const contract of CONTRACTS) {
      expect(new Set(contract.scopes.map((scope) => scope.agencyCode)).size).toBe(contract.scopes.length);
      for (const scope of contract.scopes) {
        const agency = agencies.get(scope.agencyCode);
        expect(agency !== undefined && agency.effectiveFrom <= contract.effectiveFrom, scope.agencyCode).toBe(true);
        const byPost = AGENCY_PROCEDURES.filter((row) => row.agencyCode === scope.agencyCode && row.byPost).map((row) => row.procedureCode);
        const named = scope.procedureCodes === "ALL_BY_POST" ? byPost : scope.procedureCodes;
        expect(named.length, scope.agencyCode).toBeGreaterThan(0);
        expect(named.filter((code) => !byPost.includes(code))).toEqual([]);
      }
    }
  });
});

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
