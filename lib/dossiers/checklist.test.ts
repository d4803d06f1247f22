import { expect, test } from "vitest";
import { answersWhenAllPresent, decidesWhether, type FillableComponent, missingComponents } from "@/lib/dossiers/checklist";

const paper = (id: string, change: Partial<FillableComponent> = {}): FillableComponent => ({
  id, name: id, kind: "FILED", conditionText: null, alternativeGroup: null, originals: 1, certifiedCopies: 0, photocopies: 0, replacedByData: null, declared: null, ...change,
});
const short = (components: readonly FillableComponent[]) => Object.fromEntries(answersWhenAllPresent(components).map(({ componentId, answer }) => [componentId, answer]));

test("all present: filed as asked, shown, from the database; a note asks for nothing", () => {
  const components = [paper("don"), paper("the", { kind: "SHOWN" }), paper("khai-sinh", { replacedByData: "CSDL hộ tịch" }), paper("luu-y", { kind: "NOTE" })];
  expect(short(components)).toEqual({ don: "FILED", the: "SHOWN", "khai-sinh": "FROM_DATABASE" });
  expect(answersWhenAllPresent([paper("anh", { originals: 2, photocopies: 1 })])).toEqual([{ componentId: "anh", answer: "FILED", originals: 2, certifiedCopies: 0, photocopies: 1 }]);
});

test("one of each group of alternatives, the one for those who come in person first", () => {
  const group = { alternativeGroup: "identity" };
  expect(short([paper("buu-chinh", { ...group, conditionText: "Khi gửi qua bưu chính" }), paper("truc-tiep", { ...group, conditionText: "Khi nộp trực tiếp" })])).toEqual({ "truc-tiep": "FILED" });
  expect(short([paper("mot", group), paper("hai", group)])).toEqual({ mot: "FILED" });
});

test("a condition that nobody answered is left to the clerk; answered, it is filed or does not apply", () => {
  const conditionText = "Khi ủy quyền; phải chứng thực";
  expect(short([paper("uy-quyen", { conditionText })])).toEqual({});
  expect(short([paper("uy-quyen", { conditionText, declared: { way: "PAPER" } })])).toEqual({ "uy-quyen": "FILED" });
  const out = answersWhenAllPresent([paper("uy-quyen", { conditionText, declared: { way: "NOT_APPLICABLE" } })]);
  expect(out).toEqual([{ componentId: "uy-quyen", answer: "ALTERNATIVE", originals: 0, certifiedCopies: 0, photocopies: 0 }]);
  expect(missingComponents([paper("uy-quyen", { conditionText })], out)).toEqual([]);
});

test("a condition of the paper itself is no question: it is asked of everybody", () => {
  expect(decidesWhether("Cấp không quá 6 tháng trước ngày nộp hồ sơ")).toBe(false);
  expect(["Nếu thuộc diện miễn, giảm", "Trừ khi là cha, mẹ", "Đối với cá nhân"].every(decidesWhether)).toBe(true);
  expect(short([paper("suc-khoe", { conditionText: "Cấp không quá 6 tháng" })])).toEqual({ "suc-khoe": "FILED" });
});
