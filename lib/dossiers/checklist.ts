import type { AnswerKind, ComponentKind } from "@/lib/platform/generated/enums";

/** Why a paper is taken although a published database has its data (NĐ 309/2026, Điều 4.2a: only then may it be asked for). */
export const PAPER_REASON_WORDS = {
  OUTAGE: "Cơ sở dữ liệu gián đoạn, không khai thác được",
  WRONG_DATA: "Dữ liệu sai hoặc thiếu so với thực tế",
  VOLUNTEERED: "Công dân tự mang đến, quầy không yêu cầu",
} as const;
export type PaperReason = keyof typeof PAPER_REASON_WORDS;
export const PAPER_REASONS = ["OUTAGE", "WRONG_DATA", "VOLUNTEERED"] as const satisfies readonly PaperReason[];

export type ChecklistComponent = Readonly<{ id: string; name: string; kind: ComponentKind; conditionText: string | null; alternativeGroup: string | null }>;
export type ChecklistAnswer = Readonly<{ componentId: string; answer: AnswerKind }>;

/**
 * Components without which the dossier cannot be received: those to be filed or shown that have no answer or are missing.
 * One satisfied member satisfies its group of alternatives; a conditional component may be answered ALTERNATIVE ("không thuộc
 * trường hợp này"); notes are never asked for (NĐ 118/2025, Điều 17.2).
 */
export function missingComponents(components: readonly ChecklistComponent[], answers: readonly ChecklistAnswer[]): ChecklistComponent[] {
  const answered = new Map(answers.map(({ componentId, answer }) => [componentId, answer]));
  const present = (component: ChecklistComponent) => {
    const answer = answered.get(component.id);
    return answer !== undefined && answer !== "MISSING";
  };
  const satisfiedGroups = new Set(components.filter(present).flatMap(({ alternativeGroup }) => alternativeGroup ?? []));
  return components.filter(
    (component) =>
      component.kind !== "NOTE" && !present(component) && !(component.alternativeGroup !== null && satisfiedGroups.has(component.alternativeGroup)),
  );
}

export type FillableComponent = ChecklistComponent & Readonly<{
  originals: number; certifiedCopies: number; photocopies: number; replacedByData: string | null;
  /** What the case questions, or the applicant, said of it before. */
  declared: Readonly<{ way: "UPLOAD" | "PAPER" | "NOT_APPLICABLE" }> | null;
}>;
export type FilledAnswer = Readonly<{ componentId: string; answer: AnswerKind; originals: number; certifiedCopies: number; photocopies: number }>;

const AT_COUNTER = /nộp trực tiếp/iu;
const WHETHER = /^(?:khi|nếu|trừ|đối với|trường hợp|với)\s/iu;

/** Whether a condition says of whom the paper is asked ("khi ủy quyền"); others say how it must be ("cấp không quá 6 tháng"). */
export function decidesWhether(conditionText: string | null): conditionText is string {
  return conditionText !== null && WHETHER.test(conditionText);
}

/**
 * The answers of "đủ cả": every paper that is asked of this applicant lies on the counter as the procedure wants it. Data replace what a
 * database has; of alternatives one is taken, the one for those who come in person first; what was said not to apply stays out; a
 * condition that nobody has answered is left to the clerk.
 */
export function answersWhenAllPresent(components: readonly FillableComponent[]): FilledAnswer[] {
  const none = { originals: 0, certifiedCopies: 0, photocopies: 0 };
  const asked = (component: FillableComponent) => !decidesWhether(component.conditionText) || component.declared?.way === "PAPER" || AT_COUNTER.test(component.conditionText);
  const taken = new Map<string, string>();
  for (const component of [...components].sort((a, b) => Number(AT_COUNTER.test(b.conditionText ?? "")) - Number(AT_COUNTER.test(a.conditionText ?? "")))) {
    if (component.kind !== "NOTE" && component.alternativeGroup !== null && !taken.has(component.alternativeGroup) && asked(component)) taken.set(component.alternativeGroup, component.id);
  }
  return components.flatMap((component): FilledAnswer[] => {
    const { id: componentId, kind, originals, certifiedCopies, photocopies, alternativeGroup, declared, replacedByData } = component;
    if (kind === "NOTE" || (alternativeGroup !== null && taken.get(alternativeGroup) !== componentId)) return [];
    if (declared?.way === "NOT_APPLICABLE") return [{ componentId, answer: "ALTERNATIVE", ...none }];
    if (!asked(component)) return [];
    if (replacedByData !== null) return [{ componentId, answer: "FROM_DATABASE", ...none }];
    if (kind === "SHOWN") return [{ componentId, answer: "SHOWN", ...none }];
    return [{ componentId, answer: "FILED", originals, certifiedCopies, photocopies }];
  });
}
