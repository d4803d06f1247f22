import type { Permission } from "@/lib/access/policy";
import type { DossierStatus } from "@/lib/platform/generated/enums";

/** What can happen to a dossier. Keyed by event, as the law's steps name them (NĐ 118/2025, Điều 15–20). */
export const DOSSIER_EVENTS = [
  "CREATE_DRAFT", "SUBMIT", "WITHDRAW",
  "COLLECT_PAPERS", "TAKE_OVER_PAPERS",
  "REQUEST_COMPLETION", "RESUBMIT", "REJECT", "RECEIVE", "DIGITISE", "HAND_TO_AGENCY",
  "CLAIM", "RELEASE", "TAKE_OVER",
  "REQUEST_SUPPLEMENT", "ACCEPT_SUPPLEMENT", "STOP",
  "ATTACH_RESULT", "GRANT", "REFUSE",
  "DISPATCH_RESULT", "DELIVER_RESULT", "RETURN_AT_COUNTER",
] as const;
export type DossierEventName = (typeof DOSSIER_EVENTS)[number];

/** Who uses the time after the event; SAME leaves it where it is (four clocks, design 5). */
export type ClockHolder = "POST" | "COUNTER" | "AGENCY" | "CITIZEN" | "NOBODY" | "SAME";
/** Effect on the legal term: it starts, stands still, starts again or goes on by the procedure's policy, or ends. */
export type TermEffect = "NONE" | "START" | "SUSPEND" | "RESUME" | "END";

/** What a rule may look at before it allows an event. */
export type DossierFacts = Readonly<{
  status: DossierStatus;
  /** Whether the dossier was received: the same status means different things before and after. */
  received: boolean;
  holderId: string | null;
  actorId: string;
  returnMethod: "POST" | "COUNTER" | "ONLINE";
  supplementRequests: number;
  missingAnswers: number;
  papersOwed: number;
  resultFiles: number;
}>;

export type LifecycleReason =
  | "WRONG_STATUS" | "NOT_HOLDER" | "ALREADY_HELD" | "CHECKLIST_INCOMPLETE" | "NO_RESULT_FILE" | "SECOND_SUPPLEMENT"
  | "PAPERS_OWED" | "RETURN_BY_OTHER_WAY";

type Transition = Readonly<{
  from: readonly (DossierStatus | null)[];
  /** SAME: the event is a fact about the dossier that leaves its status. */
  to: DossierStatus | "SAME";
  permission: Permission;
  clock: ClockHolder;
  term: TermEffect;
  unless?: (facts: DossierFacts) => LifecycleReason | null;
}>;

const onlyHolder = (facts: DossierFacts): LifecycleReason | null => (facts.holderId === facts.actorId ? null : "NOT_HOLDER");

const onlyReceived = (facts: DossierFacts): LifecycleReason | null => (facts.received ? null : "WRONG_STATUS");

/** A dossier that nobody holds may be decided by whoever acts first: the act makes him its holder. */
const holderOrFree = (facts: DossierFacts): LifecycleReason | null => (facts.holderId === null ? null : onlyHolder(facts));

/** The lifecycle: the only truth about which event may follow which status, what it does, and why it may be refused. */
export const LIFECYCLE = {
  CREATE_DRAFT: { from: [null], to: "DRAFT", permission: "dossier.draft", clock: "CITIZEN", term: "NONE" },
  SUBMIT: { from: ["DRAFT"], to: "SUBMITTED", permission: "dossier.submit", clock: "POST", term: "NONE" },
  WITHDRAW: {
    from: ["SUBMITTED", "AWAITING_SUPPLEMENT", "PROCESSING"], to: "WITHDRAWN", permission: "dossier.withdraw", clock: "NOBODY", term: "END",
  },
  COLLECT_PAPERS: { from: ["SUBMITTED", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "pickup.collect", clock: "POST", term: "NONE" },
  TAKE_OVER_PAPERS: { from: ["SUBMITTED", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "papers.take-over", clock: "COUNTER", term: "NONE" },
  REQUEST_COMPLETION: { from: ["SUBMITTED"], to: "AWAITING_SUPPLEMENT", permission: "dossier.check", clock: "CITIZEN", term: "NONE" },
  RESUBMIT: {
    from: ["AWAITING_SUPPLEMENT"], to: "SUBMITTED", permission: "dossier.answer-supplement", clock: "COUNTER", term: "NONE",
    unless: (facts) => (facts.received ? "WRONG_STATUS" : null),
  },
  REJECT: { from: ["SUBMITTED"], to: "NOT_RECEIVED", permission: "dossier.check", clock: "NOBODY", term: "NONE" },
  RECEIVE: {
    from: ["SUBMITTED"], to: "RECEIVED", permission: "dossier.receive", clock: "AGENCY", term: "START",
    unless: (facts) => (facts.missingAnswers > 0 ? "CHECKLIST_INCOMPLETE" : null),
  },
  DIGITISE: { from: ["SUBMITTED", "RECEIVED", "PROCESSING", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "file.upload", clock: "SAME", term: "NONE" },
  HAND_TO_AGENCY: { from: ["RECEIVED", "PROCESSING", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "manifest.sign", clock: "SAME", term: "NONE", unless: onlyReceived },
  CLAIM: {
    from: ["RECEIVED", "PROCESSING"], to: "PROCESSING", permission: "dossier.process", clock: "AGENCY", term: "NONE",
    unless: (facts) => (facts.holderId === null ? null : "ALREADY_HELD"),
  },
  RELEASE: { from: ["PROCESSING"], to: "SAME", permission: "dossier.process", clock: "SAME", term: "NONE", unless: onlyHolder },
  TAKE_OVER: { from: ["PROCESSING", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "dossier.take-over", clock: "SAME", term: "NONE", unless: onlyReceived },
  REQUEST_SUPPLEMENT: {
    from: ["PROCESSING"], to: "AWAITING_SUPPLEMENT", permission: "dossier.process", clock: "CITIZEN", term: "SUSPEND",
    unless: (facts) => onlyHolder(facts) ?? (facts.supplementRequests > 0 ? "SECOND_SUPPLEMENT" : null),
  },
  ACCEPT_SUPPLEMENT: { from: ["AWAITING_SUPPLEMENT"], to: "PROCESSING", permission: "dossier.accept-supplement", clock: "AGENCY", term: "RESUME", unless: onlyReceived },
  STOP: { from: ["PROCESSING", "AWAITING_SUPPLEMENT"], to: "STOPPED", permission: "dossier.decide", clock: "NOBODY", term: "END", unless: (facts) => onlyReceived(facts) ?? onlyHolder(facts) },
  ATTACH_RESULT: { from: ["PROCESSING"], to: "SAME", permission: "dossier.decide", clock: "SAME", term: "NONE", unless: holderOrFree },
  GRANT: {
    from: ["PROCESSING"], to: "RESOLVED", permission: "dossier.decide", clock: "POST", term: "END",
    unless: (facts) => holderOrFree(facts) ?? (facts.resultFiles === 0 ? "NO_RESULT_FILE" : null),
  },
  REFUSE: { from: ["PROCESSING"], to: "RESOLVED", permission: "dossier.decide", clock: "POST", term: "END", unless: holderOrFree },
  DISPATCH_RESULT: {
    from: ["RESOLVED"], to: "SAME", permission: "manifest.sign", clock: "POST", term: "NONE",
    // A result to be fetched at the counter travels to the post office too (NĐ 118/2025, Điều 20).
    unless: (facts) => (facts.returnMethod === "ONLINE" ? "RETURN_BY_OTHER_WAY" : null),
  },
  DELIVER_RESULT: {
    from: ["RESOLVED"], to: "RETURNED", permission: "delivery.complete", clock: "NOBODY", term: "NONE",
    unless: (facts) => (facts.papersOwed > 0 ? "PAPERS_OWED" : null),
  },
  RETURN_AT_COUNTER: {
    from: ["RESOLVED"], to: "RETURNED", permission: "dossier.return-at-counter", clock: "NOBODY", term: "NONE",
    unless: (facts) => (facts.returnMethod === "POST" ? "RETURN_BY_OTHER_WAY" : facts.papersOwed > 0 ? "PAPERS_OWED" : null),
  },
} as const satisfies Record<DossierEventName, Transition>;

/** Statuses that nothing leaves (domain.md 2.5); a correction is a new event, never an edit. */
export const FINAL_STATUSES = ["NOT_RECEIVED", "WITHDRAWN", "STOPPED", "RETURNED"] as const satisfies readonly DossierStatus[];

/**
 * Why the event may not happen now, or null when it may.
 * @param facts the dossier as it is; `status` null stands for "does not exist yet"
 */
export function refusalOf(event: DossierEventName, facts: DossierFacts | null): LifecycleReason | null {
  const transition: Transition = LIFECYCLE[event];
  const status = facts?.status ?? null;
  if (!transition.from.includes(status)) return "WRONG_STATUS";
  return facts && transition.unless ? transition.unless(facts) : null;
}

/** The status after the event, from the status before it (null: none yet). */
export function statusAfter(event: DossierEventName, before: DossierStatus | null): DossierStatus {
  const { to }: Transition = LIFECYCLE[event];
  if (to !== "SAME") return to;
  if (before === null) throw new Error(`${event} cannot begin a dossier`);
  return before;
}
