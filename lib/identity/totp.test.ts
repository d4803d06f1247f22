import { expect, test } from "vitest";
import { codeAt, stepOfCode } from "@/lib/identity/totp";

// RFC 6238, Appendix B, SHA-1: the ASCII secret "12345678901234567890", the last six of eight digits.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082", 1n],
  [1111111109, "081804", 37037036n],
  [1234567890, "005924", 41152263n],
  [20000000000, "353130", 666666666n],
])("RFC 6238 at %i s", (seconds, code, step) => {
  const at = new Date(seconds * 1000);
  expect(codeAt(SECRET, at)).toBe(code);
  expect(stepOfCode(SECRET, code, at)).toBe(step);
});

test("a neighbour's step counts as itself, the one after no more", () => {
  const at = new Date(1234567890_000);
  const early = codeAt(SECRET, new Date(at.getTime() - 30_000));
  expect(stepOfCode(SECRET, early, at)).toBe(41152262n);
  expect(stepOfCode(SECRET, early, new Date(at.getTime() + 30_000))).toBeNull();
  expect(stepOfCode(SECRET, "000000", at)).toBeNull();
});
