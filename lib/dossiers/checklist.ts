import type { AnswerKind, ComponentKind } from "@/lib/platform/generated/enums";

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
