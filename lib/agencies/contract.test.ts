import { describe, expect, test } from "vitest";
import { actingContract, type ContractQuestion, type ContractTerms, type Training } from "@/lib/agencies/contract";

const contract: ContractTerms = {
  number: "01/2026/HĐ",
  inForce: { from: "2026-01-01", to: "2026-12-31" },
  scopes: [
    { agencyId: "culture", tasks: ["GUIDE", "RECEIVE", "DIGITISE", "RETURN_RESULT"], procedureCodes: [] },
    { agencyId: "police", tasks: ["RECEIVE"], procedureCodes: ["3.000333"] },
  ],
  assignments: [{ staffId: "hoa", inForce: { from: "2026-01-01", to: null } }],
};
const trained: Training[] = [{ field: "Du lịch", completedOn: "2026-01-10" }];
const question: ContractQuestion = {
  staffId: "hoa", agencyId: "culture", agencyName: "Sở VHTT&DL", procedureCode: "1.004623", field: "Du lịch", byPost: true, task: "RECEIVE", day: "2026-11-26",
};
const ask = (change: Partial<ContractQuestion>, contracts = [contract], trainings = trained) => {
  const answer = actingContract(contracts, trainings, { ...question, ...change });
  return answer.ok ? answer.value : answer.refusals[0].reason;
};

describe("whether a clerk may act for an agency", () => {
  test("under a contract in force, in scope, assigned and trained", () => expect(ask({})).toBe("01/2026/HĐ"));
  test.each([
    ["2025-12-31", "NO_CONTRACT"],
    ["2026-01-09", "NOT_TRAINED"],
    ["2026-01-10", "01/2026/HĐ"],
    ["2026-12-31", "01/2026/HĐ"],
    ["2027-01-01", "NO_CONTRACT"],
  ])("on %s: %s", (day, expected) => expect(ask({ day })).toBe(expected));
  test("no contract with the agency", () => expect(ask({ agencyId: "labour" })).toBe("NO_CONTRACT"));
  test("a procedure that is not on the by-post list, when the contract covers the list", () => expect(ask({ byPost: false })).toBe("PROCEDURE_OUT_OF_SCOPE"));
  test("a named procedure needs no list; another is outside", () => {
    const police = { agencyId: "police", field: "Du lịch", byPost: false } as const;
    expect(ask({ ...police, procedureCode: "3.000333" })).toBe("01/2026/HĐ");
    expect(ask({ ...police, procedureCode: "1.004623" })).toBe("PROCEDURE_OUT_OF_SCOPE");
  });
  test("a task that was not handed over", () => expect(ask({ agencyId: "police", procedureCode: "3.000333", task: "RETURN_RESULT" })).toBe("TASK_OUT_OF_SCOPE"));
  test("a clerk not assigned, or no longer", () => {
    expect(ask({ staffId: "nam" })).toBe("NOT_ASSIGNED");
    expect(ask({}, [{ ...contract, assignments: [{ staffId: "hoa", inForce: { from: "2026-01-01", to: "2026-06-30" } }] }])).toBe("NOT_ASSIGNED");
  });
  test("training in another field does not count; returning a result needs none", () => {
    expect(ask({}, [contract], [{ field: "Xuất bản", completedOn: "2026-01-10" }])).toBe("NOT_TRAINED");
    expect(ask({ task: "RETURN_RESULT" }, [contract], [])).toBe("01/2026/HĐ");
  });
  test("of several contracts the one that allows it", () => {
    const expired = { ...contract, number: "old", inForce: { from: "2025-01-01", to: "2025-12-31" } };
    const foreign = { ...contract, number: "foreign", assignments: [] };
    expect(ask({}, [expired, foreign, contract])).toBe("01/2026/HĐ");
  });
});
