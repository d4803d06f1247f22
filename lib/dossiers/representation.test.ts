import { describe, expect, test } from "vitest";
import { authorisationForbidden, checkRepresentation, type Representation } from "@/lib/dossiers/representation";

const DAY = "2026-11-26";
const person: Representation = {
  kind: "PERSON", ownerName: "Trần Văn Quyết", ownerIdentityNumber: "035075001933", ownerDateOfBirth: null, ownerTaxCode: null, ownerAddress: null, role: "Con",
  authorisation: { kind: "NOTARISED", number: "12/CC", on: "2026-11-20", until: "2026-11-26", scope: "FILE" },
};
const child: Representation = { ...person, kind: "CHILD", ownerDateOfBirth: "2008-11-27", authorisation: null };
const company: Representation = { ...person, kind: "ORGANISATION", ownerTaxCode: "0700123456", role: "Giám đốc", authorisation: null };

function reason(representation: Representation, forbidden = false): string {
  const checked = checkRepresentation(representation, forbidden, DAY);
  return checked.ok ? "OK" : checked.refusals[0].reason;
}

describe("who may file for somebody else", () => {
  test("an authorisation in force on its last day is good; a day later it is not", () => {
    expect(reason(person)).toBe("OK");
    expect(checkRepresentation(person, false, "2026-11-27")).toMatchObject({ ok: false, refusals: [{ reason: "AUTHORISATION_ENDED", field: "authorisationUntil" }] });
  });
  test("a paper of tomorrow, one that only collects, and none at all are refused", () => {
    const paper = person.authorisation;
    if (paper === null) throw new Error("no paper");
    expect(reason({ ...person, authorisation: { ...paper, on: "2026-11-27", until: null } })).toBe("AUTHORISATION_NOT_YET");
    expect(reason({ ...person, authorisation: { ...paper, scope: "COLLECT" } })).toBe("AUTHORISATION_SCOPE");
    expect(reason({ ...person, authorisation: null })).toBe("AUTHORISATION_MISSING");
  });
  test("a child until the day of his eighteenth birthday", () => {
    expect(reason(child)).toBe("OK");
    expect(reason({ ...child, ownerDateOfBirth: "2008-11-26" })).toBe("NOT_A_CHILD");
    expect(checkRepresentation({ ...child, ownerDateOfBirth: "2008-02-29" }, false, "2026-02-28").ok).toBe(true);
    expect(checkRepresentation({ ...child, ownerDateOfBirth: "2008-02-29" }, false, "2026-03-01").ok).toBe(false);
  });
  test("where authorising is forbidden: not a person, not a messenger of a company; a parent and a director may", () => {
    expect(reason(person, true)).toBe("NOT_AUTHORISABLE");
    expect(reason({ ...company, authorisation: person.authorisation }, true)).toBe("NOT_AUTHORISABLE");
    expect([reason(child, true), reason(company, true)]).toEqual(["OK", "OK"]);
  });
  test("the case's own note forbids (Phiếu lý lịch tư pháp số 2), or the whole procedure", () => {
    const note = { kind: "NOTE", name: "Phiếu số 2 không được ủy quyền cho người khác làm thủ tục." };
    expect(authorisationForbidden({ authorisationAllowed: true }, [note])).toBe(true);
    expect(authorisationForbidden({ authorisationAllowed: true }, [{ ...note, kind: "FILED" }, { kind: "NOTE", name: "Văn bản ủy quyền có chứng thực" }])).toBe(false);
    expect(authorisationForbidden({ authorisationAllowed: false }, [])).toBe(true);
  });
});
