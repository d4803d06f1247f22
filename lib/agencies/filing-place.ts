import type { ContractTask } from "@/lib/agencies/labels";

/** Days are Vietnamese, `YYYY-MM-DD`, both ends included; `to` null: until further notice. */
type Span = Readonly<{ from: string; to: string | null }>;

/** True on each day of the span. */
export function inForce({ from, to }: Span, day: string): boolean {
  return from <= day && (to === null || day <= to);
}

/**
 * Whether a postal leg may start: the agency's own list decides when it has the procedure, else the national channels do
 * (QĐ 45/2016/QĐ-TTg, Điều 6 và 13: the agency's list wins over the national one).
 */
export function goesByPost(listed: Readonly<{ byPost: boolean }> | null, nationalPostChannel: boolean): boolean {
  return listed?.byPost ?? nationalPostChannel;
}

type Scope = Readonly<{ agencyId: string; tasks: readonly ContractTask[]; procedureCodes: readonly string[]; inForce: Span }>;

/**
 * Whether the post's counter may receive this procedure for the agency: a contract in force whose scope names it, or gives
 * the whole by-post list (QĐ 468/QĐ-TTg; NĐ 309/2026, Điều 5). Without one a dossier would reach a desk that may not take it.
 */
export function counterReceives(scopes: readonly Scope[], question: Readonly<{ agencyId: string; procedureCode: string; byPost: boolean; day: string }>): boolean {
  return scopes.some(
    (scope) =>
      scope.agencyId === question.agencyId && inForce(scope.inForce, question.day) && scope.tasks.includes("RECEIVE") &&
      (scope.procedureCodes.length === 0 ? question.byPost : scope.procedureCodes.includes(question.procedureCode)),
  );
}

type Counter = Readonly<{ id: string; name: string; communeName: string | null }>;

/**
 * The counters in the order in which they are offered: for a commune's agency the one of that commune first, else by name.
 */
export function countersInOrder<C extends Counter>(counters: readonly C[], agency: Readonly<{ name: string; level: "PROVINCE" | "COMMUNE" }>): C[] {
  const near = (counter: C) =>
    agency.level === "COMMUNE" && counter.communeName !== null && agency.name.toLowerCase().includes(counter.communeName.toLowerCase()) ? 0 : 1;
  return [...counters].sort((one, other) => near(one) - near(other) || (one.name < other.name ? -1 : 1));
}
