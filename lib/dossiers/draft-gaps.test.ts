import { expect, test } from "vitest";
import type { AskedComponent } from "@/lib/dossiers/declared-papers";
import { dossierFormSchema } from "@/lib/dossiers/dossier-form";
import { type DraftFacts, draftGaps } from "@/lib/dossiers/draft-gaps";

const paper = (id: string, facts: Partial<AskedComponent> = {}): AskedComponent => ({
  id, name: `Giấy ${id}`, kind: "FILED", originals: 1, certifiedCopies: 0, photocopies: 0, conditionText: null, alternativeGroup: null, replacedByData: null, ...facts,
});
const given = (count = 1) => ({ way: "PAPER" as const, originals: count, certifiedCopies: 0, photocopies: 0 });
const PICKUP = { contactName: "Mai Lan", phone: "0900000101", addressText: "Số 18", communeCode: "13285", day: "2026-11-25", window: "MORNING" as const };

function facts(changes: Partial<Omit<DraftFacts, "form">> & { form?: Partial<DraftFacts["form"]> } = {}): DraftFacts {
  const { form, ...others } = changes;
  return {
    form: { ...dossierFormSchema.parse({}), returnTo: { addressText: "Số 18", communeCode: "13285" }, ...form },
    requestForm: [], components: [paper("a")], withFiles: new Set(["a"]), returnMethod: "POST", byPost: true, online: true,
    pickupDays: ["2026-11-25", "2026-11-26"], ...others,
  };
}
const reasons = (of: DraftFacts) => draftGaps(of).map(({ reason, field }) => `${reason} ${field}`);

test("everything uploaded and a return address: nothing is missing", () => {
  expect(draftGaps(facts())).toEqual([]);
});

test("a component without a file or a promised paper is a gap at that component", () => {
  expect(reasons(facts({ withFiles: new Set() }))).toEqual(["PAPER_GAP papers.a"]);
  expect(reasons(facts({ withFiles: new Set(), form: { papers: { a: given(0) } } }))).toEqual(["PAPER_GAP papers.a"]);
});

test("a note is never asked for; a condition may be left out, an unconditional paper may not", () => {
  const left = { way: "NOT_APPLICABLE" as const, originals: 0, certifiedCopies: 0, photocopies: 0 };
  expect(draftGaps(facts({ components: [paper("a"), paper("n", { kind: "NOTE" })] }))).toEqual([]);
  expect(draftGaps(facts({ components: [paper("c", { conditionText: "Nếu ủy quyền" })], withFiles: new Set(), form: { papers: { c: left } } }))).toEqual([]);
  expect(draftGaps(facts({ components: [paper("d", { replacedByData: "CSDL dân cư" })], withFiles: new Set(), form: { papers: { d: left } } }))).toEqual([]);
  expect(reasons(facts({ withFiles: new Set(), form: { papers: { a: left } } }))).toEqual(["PAPER_GAP papers.a"]);
});

test("one of a group of alternatives is enough, and its lack is told once", () => {
  const components = [paper("a", { alternativeGroup: "g" }), paper("b", { alternativeGroup: "g" })];
  expect(draftGaps(facts({ components, withFiles: new Set(["b"]) }))).toEqual([]);
  expect(reasons(facts({ components, withFiles: new Set() }))).toEqual(["PAPER_GAP papers.a"]);
});

test("papers need a visit on a day that is still to come", () => {
  const papers = { a: given() };
  expect(reasons(facts({ form: { papers } }))).toEqual(["PICKUP_GAP addressText"]);
  expect(draftGaps(facts({ form: { papers, pickup: PICKUP } }))).toEqual([]);
  expect(reasons(facts({ form: { papers, pickup: { ...PICKUP, day: "2026-11-20" } } }))).toEqual(["PICKUP_GAP day"]);
});

test("not by post: neither papers by courier nor the result by courier", () => {
  const off = facts({ byPost: false, form: { papers: { a: given() }, pickup: PICKUP } });
  expect(reasons(off)).toEqual(["POST_NOT_OFFERED papers.a", "POST_NOT_OFFERED returnMethod"]);
  expect(draftGaps(facts({ byPost: false, returnMethod: "ONLINE" }))).toEqual([]);
});

test("without the online channel files alone cannot be filed", () => {
  expect(reasons(facts({ online: false }))).toEqual(["ONLINE_NOT_OFFERED "]);
  expect(draftGaps(facts({ online: false, form: { papers: { a: given() }, pickup: PICKUP } }))).toEqual([]);
});

test("the answers of the procedure's form come first", () => {
  const requestForm = [{ key: "copies", label: "Số bản", type: "number" as const, required: true, hint: "" }];
  expect(reasons(facts({ requestForm, withFiles: new Set() }))).toEqual(["REQUEST_GAP request.copies", "PAPER_GAP papers.a"]);
});
