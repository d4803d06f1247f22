import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CURATED_PROCEDURES } from "@/prisma/seed/data/procedures/curated";
import { PILOT_AGENCIES, PILOT_DOSSIERS, PILOT_PROCEDURES, pilotProceduresOf } from "@/prisma/seed/data/procedures/pilot";
import { diffNational } from "@/lib/procedures/difference";
import { linesOf, readProcedureLines, type LineTaken } from "@/lib/procedures/import";
import { isProcedureCode } from "@/lib/procedures/procedure-code";
import { offersPost, type Procedure } from "@/lib/procedures/procedure";
import { requestFormSchema } from "@/lib/procedures/schema";

const FILE = path.resolve(import.meta.dirname, "../../prisma/seed/data/procedures/national-procedures.jsonl");
const NATIONAL = new Map(
  [...readProcedureLines(linesOf(readFileSync(FILE, "utf8")))]
    .filter((outcome): outcome is LineTaken => outcome.outcome === "TAKEN")
    .map((outcome) => [outcome.procedure.code, outcome.procedure]),
);
const CURATED: readonly Procedure[] = CURATED_PROCEDURES;
const byCode = new Map(CURATED.map((procedure) => [procedure.code, procedure]));

describe("curated procedures", () => {
  it("hold the procedures named for the demo, by post and not by post, each once", () => {
    expect(byCode.size).toBe(CURATED.length);
    for (const code of ["1.003868", "1.005442", "1.003114", "1.004623", "1.000449", "2.001914", "1.005092", "1.004122", "1.011671", "1.012783", "1.001612", "2.000635", "3.000333"]) {
      expect(byCode.has(code) && offersPost(byCode.get(code) ?? { channels: [] }), code).toBe(true);
    }
    for (const code of ["1.004222", "3.000347", "2.000815"]) {
      expect(byCode.has(code) && !offersPost(byCode.get(code) ?? { channels: [] }), code).toBe(true);
    }
  });

  it.each(CURATED.map((procedure) => [procedure.code, procedure] as const))("%s is whole", (code, procedure) => {
    expect(isProcedureCode(code)).toBe(true);
    expect(procedure.name + procedure.field + procedure.authority + procedure.level).not.toMatch(/^\s*$/);
    expect(procedure.cases.length).toBeGreaterThan(0);
    expect(procedure.cases.filter((entry) => entry.title === null).length).toBeLessThan(2);
    expect(new Set(procedure.channels.map((entry) => entry.channel)).size).toBe(procedure.channels.length);
    for (const entry of procedure.channels) {
      expect(entry.limitValue).toBeGreaterThan(0);
      expect(entry.limitUnit).not.toBeNull();
      expect(entry.feeText).not.toBe("");
    }
    for (const entry of procedure.cases) {
      expect(entry.components.filter((component) => component.kind === "FILED").length).toBeGreaterThan(0);
      const names = entry.components.map((component) => component.name);
      expect(new Set(names).size).toBe(names.length);
      for (const component of entry.components) {
        const asked = component.originals + component.certifiedCopies + component.photocopies;
        expect(component.kind === "NOTE" ? asked === 0 : asked > 0, component.name).toBe(true);
        if (component.alternativeGroup !== null) {
          expect(entry.components.filter((other) => other.alternativeGroup === component.alternativeGroup).length).toBeGreaterThan(1);
        }
      }
    }
    for (const fee of procedure.fees) {
      expect(Number.isInteger(fee.amount) && fee.amount > 0).toBe(true);
      expect(fee.channel === null || procedure.channels.some((entry) => entry.channel === fee.channel)).toBe(true);
    }
    expect(procedure.cutoffTime === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(procedure.cutoffTime)).toBe(true);
    expect(!procedure.sameDay || procedure.cutoffTime !== null).toBe(true);
    expect(procedure.postStart !== null).toBe(offersPost(procedure));
    expect(procedure.supplementDays === null || procedure.supplementDays > 0).toBe(true);
    expect(requestFormSchema.safeParse(procedure.requestForm).error).toBeUndefined();
    expect(procedure.requestForm.length).toBeGreaterThanOrEqual(3);
    expect(procedure.requestForm.length).toBeLessThanOrEqual(8);
    expect(new Set(procedure.requestForm.map((field) => field.key)).size).toBe(procedure.requestForm.length);
  });

  it("offers the post only where the national list does, with its limits where it has any", () => {
    const shared = CURATED.filter((procedure) => NATIONAL.has(procedure.code));
    expect(shared.map((procedure) => procedure.code).sort()).toEqual(["1.001612", "1.004122", "1.004222", "1.004237", "1.011671", "1.012783", "2.000635", "2.000815", "3.000333"]);
    for (const procedure of shared) {
      const national = NATIONAL.get(procedure.code);
      expect(national === undefined || offersPost(national) === offersPost(procedure), procedure.code).toBe(true);
      for (const entry of procedure.channels) {
        const listed = national?.channels.find((other) => other.channel === entry.channel);
        expect(listed, `${procedure.code} ${entry.channel}`).toBeDefined();
        if (listed !== undefined && listed.limitValue !== null) {
          expect([entry.limitValue, entry.limitUnit], `${procedure.code} ${entry.channel}`).toEqual([listed.limitValue, listed.limitUnit]);
        }
      }
      if (national !== undefined) expect(diffNational(procedure, national), procedure.code).toContain("COMPONENTS");
    }
  });

  it("has the three supplement rules' and the reception rules' cases that the desks must show", () => {
    expect(byCode.get("1.004122")?.supplementPolicy).toBe("PAUSE");
    expect(byCode.get("1.000449")).toMatchObject({ supplementPolicy: "RESET", supplementDays: 30 });
    expect(byCode.get("1.005092")).toMatchObject({ sameDay: true, cutoffTime: "15:00", postStart: "ARRIVAL" });
    expect(byCode.get("1.012783")?.channels.map((entry) => [entry.channel, entry.limitValue])).toEqual([["COUNTER", 5], ["ONLINE", 15], ["POST", 20]]);
    expect(byCode.get("1.000449")?.cases[0]?.components[0]?.originals).toBe(2);
  });
});

describe("procedures of the pilot's year", () => {
  it("give each of the six agencies at least two, 1,700 dossiers in all", () => {
    expect(PILOT_AGENCIES).toHaveLength(6);
    for (const agencyCode of PILOT_AGENCIES) expect(pilotProceduresOf(agencyCode).length).toBeGreaterThanOrEqual(2);
    expect(PILOT_PROCEDURES.reduce((sum, entry) => sum + entry.weight, 0)).toBe(PILOT_DOSSIERS);
  });

  it("stand in the catalogue, by post, with positive limits", () => {
    for (const entry of PILOT_PROCEDURES) {
      const procedure = byCode.get(entry.procedureCode) ?? NATIONAL.get(entry.procedureCode);
      expect(procedure !== undefined && offersPost(procedure), entry.procedureCode).toBe(true);
      expect(entry.limitValue).toBeGreaterThan(0);
    }
  });

  it("leave room for the 1,479 early ones: same-day procedures stay below the 168 on time", () => {
    const sameDay = PILOT_PROCEDURES.filter((entry) => byCode.get(entry.procedureCode)?.sameDay === true);
    expect(sameDay.reduce((sum, entry) => sum + entry.weight, 0)).toBeLessThan(168);
  });
});
