import { expect, test } from "vitest";
import { readRequestAnswers } from "@/lib/dossiers/request-answers";
import type { RequestField } from "@/lib/procedures/procedure";

const field = (key: string, type: RequestField["type"], required = true, options?: readonly string[]): RequestField => ({
  key, label: key, type, required, hint: "", ...(options ? { options } : {}),
});
const FIELDS = [field("name", "text"), field("born", "date"), field("copies", "number"), field("kind", "choice", true, ["A", "B"]), field("note", "longtext", false)];
const GOOD = { name: "  Nguyễn   Mai ", born: "1988-03-12", copies: "1.200", kind: "A", note: "một \r\n  hai" };

test("right answers are tidied and kept", () => {
  expect(readRequestAnswers(FIELDS, GOOD, "COMPLETE")).toEqual({
    answers: { name: "Nguyễn Mai", born: "1988-03-12", copies: "1200", kind: "A", note: "một\nhai" }, refusals: [],
  });
});

test.each([
  ["name", "", "ANSWER_MISSING"],
  ["born", "2023-02-30", "ANSWER_NOT_A_DAY"],
  ["born", "12/03/1988", "ANSWER_NOT_A_DAY"],
  ["copies", "ba", "ANSWER_NOT_A_NUMBER"],
  ["copies", "-1", "ANSWER_NOT_A_NUMBER"],
  ["kind", "C", "ANSWER_NOT_A_CHOICE"],
  ["note", "x".repeat(3_001), "ANSWER_TOO_LONG"],
])("%s = %j is refused as %s at its field", (key, value, reason) => {
  const { refusals } = readRequestAnswers(FIELDS, { ...GOOD, [key]: value }, "COMPLETE");
  expect(refusals).toEqual([expect.objectContaining({ reason, field: `request.${key}` })]);
});

test("a draft may miss answers but not hold wrong ones; unknown keys are dropped", () => {
  expect(readRequestAnswers(FIELDS, { other: "x" }, "AS_FAR_AS_IT_GOES")).toEqual({ answers: {}, refusals: [] });
  expect(readRequestAnswers(FIELDS, { copies: "ba" }, "AS_FAR_AS_IT_GOES").refusals).toHaveLength(1);
});
