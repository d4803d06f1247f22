import { expect, test } from "vitest";
import { type AskedComponent, askedWords, papersOf } from "@/lib/dossiers/declared-papers";

const asked = (facts: Partial<AskedComponent> = {}): AskedComponent => ({
  id: "c", name: "Giấy khai sinh", kind: "FILED", originals: 1, certifiedCopies: 0, photocopies: 0, conditionText: null, alternativeGroup: null, replacedByData: null, ...facts,
});
const give = (originals: number, certifiedCopies = 0, photocopies = 0) => ({ c: { way: "PAPER" as const, originals, certifiedCopies, photocopies } });

test("one line for each kind of copy that is given", () => {
  expect(papersOf([asked()], give(1, 2, 3)).map(({ kind, count, owedBack }) => [kind, count, owedBack])).toEqual([
    ["ORIGINAL", 1, false], ["CERTIFIED_COPY", 2, false], ["PHOTOCOPY", 3, false],
  ]);
});

test("an original asked only to see, or of which a copy is kept, is lent", () => {
  expect(papersOf([asked({ kind: "SHOWN" })], give(1))[0]?.owedBack).toBe(true);
  expect(papersOf([asked({ originals: 0, photocopies: 1 })], give(1, 0, 1)).map(({ owedBack }) => owedBack)).toEqual([true, false]);
});

test("files and left-out components make no paper", () => {
  const none = { originals: 5, certifiedCopies: 0, photocopies: 0 };
  expect(papersOf([asked()], { c: { way: "UPLOAD", ...none } })).toEqual([]);
  expect(papersOf([asked()], {})).toEqual([]);
});

test("what is asked, in words", () => {
  expect(askedWords(asked({ certifiedCopies: 2 }))).toBe("1 bản chính, 2 bản sao chứng thực");
  expect(askedWords(asked({ kind: "SHOWN" }))).toBe("xuất trình 1 bản chính");
  expect(askedWords(asked({ originals: 0 }))).toBe("số bản chưa ghi");
});
