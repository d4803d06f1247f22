import { expect, it } from "vitest";
import { codeGroups } from "@/components/ui/code-groups";

it("cuts a dossier code at its dashes and a long run every four characters", () => {
  expect(codeGroups("H42.05-261126-0001")).toEqual(["H42.05-", "261126-", "0001"]);
  expect(codeGroups("EH123456789VN")).toEqual(["EH12", "3456", "789V", "N"]);
  expect(codeGroups("12345678")).toEqual(["12345678"]);
  expect(codeGroups("H42.05-261126-0001").join("")).toBe("H42.05-261126-0001");
});
