import type { Permission } from "@/lib/access/policy";
import type { ActorKind } from "@/lib/identity/actor";
import type { DossierStatus } from "@/lib/platform/generated/enums";

/** What can happen to a dossier. Keyed by event, as the law's steps name them (NĐ 118/2025, Điều 15–20). */
export const DOSSIER_EVENTS = [
  "CREATE_DRAFT", "SUBMIT", "FILE_AT_COUNTER", "WITHDRAW",
  "MOVE_PICKUP", "CANCEL_PICKUP", "MISS_PICKUP", "COLLECT_PAPERS", "TAKE_OVER_PAPERS",
  "REQUEST_COMPLETION", "RESUBMIT", "REJECT", "RECEIVE", "DIGITISE", "HAND_TO_AGENCY",
  "CLAIM", "RELEASE", "TAKE_OVER", "ASSIGN", "TRANSFER", "REMIND", "FINISH_STEP",
  "REQUEST_SUPPLEMENT", "ALLOW_SUPPLEMENT", "ACCEPT_SUPPLEMENT", "CLOSE_UNANSWERED", "EXTEND", "RECOMPUTE_DUE", "STOP",
  "ASK_OPINION", "RECORD_OPINION",
  "ATTACH_RESULT", "PROPOSE", "RETURN_PROPOSAL", "GRANT", "REFUSE",
  "DISPATCH_RESULT", "FAIL_DELIVERY", "RETURN_UNDELIVERED", "DELIVER_RESULT", "RETURN_AT_COUNTER",
] as const;
export type DossierEventName = (typeof DOSSIER_EVENTS)[number];

/** Who uses the time (four clocks, design 5). */
export type ClockHolder = "POST" | "COUNTER" | "AGENCY" | "CITIZEN" | "NOBODY";
/**
 * Whose time it is after an event: somebody's; SAME leaves it where it is; BY_CHANNEL is the courier's when papers are fetched and the
 * counter's when not; BY_RETURN is nobody's when the result is a file, else the agency's until it lets the paper go (AFTER_DISPATCH: then
 * the post's, or the applicant's who fetches it himself).
 */
export type ClockRule = ClockHolder | "SAME" | "BY_CHANNEL" | "BY_RETURN" | "AFTER_DISPATCH";
/** Effect on the legal term: it starts, stands still, starts again or goes on by the procedure's policy, is re-appointed once, or ends. */
export type TermEffect = "NONE" | "START" | "SUSPEND" | "RESUME" | "EXTEND" | "END";

/** What a rule may look at before it allows an event. */
export type DossierFacts = Readonly<{
  status: DossierStatus;
  /** Whether the dossier was received: the same status means different things before and after. */
  received: boolean;
  holderId: string | null;
  actorId: string;
  actorKind: ActorKind;
  /** The holder has let the dossier lie (claim-lapse.ts): somebody else may claim it. */
  claimLapsed: boolean;
  /** The procedure wants the head's signature under every decision. */
  signOff: boolean;
  /** A decision lies before the head. */
  proposed: boolean;
  returnMethod: "POST" | "COUNTER" | "ONLINE";
  supplementRequests: number;
  /** How often the head allowed one more request. */
  supplementAllowances: number;
  missingAnswers: number;
  papersOwed: number;
  resultFiles: number;
}>;
/** What takes a query of its own to know. */
export type CountedFacts = Pick<DossierFacts, "supplementRequests" | "supplementAllowances" | "resultFiles" | "papersOwed" | "signOff">;
type KnownFacts = Omit<DossierFacts, keyof CountedFacts>;

export type LifecycleReason =
  | "WRONG_STATUS" | "NOT_HOLDER" | "ALREADY_HELD" | "CHECKLIST_INCOMPLETE" | "NO_RESULT_FILE" | "SECOND_SUPPLEMENT"
  | "PAPERS_OWED" | "RETURN_BY_OTHER_WAY" | "NOTHING_TO_ALLOW" | "SIGN_OFF_REQUIRED" | "SIGN_OFF_NOT_NEEDED" | "ALREADY_PROPOSED" | "NOT_PROPOSED";

type Transition = Readonly<{
  from: readonly (DossierStatus | null)[];
  /** SAME: the event is a fact about the dossier that leaves its status. */
  to: DossierStatus | "SAME";
  permission: Permission;
  clock: ClockRule;
  term: TermEffect;
  unless?: (facts: KnownFacts) => LifecycleReason | null;
  /** Instead of `unless`, for a rule that looks at counted facts: they are read for its event alone. */
  unlessCounted?: (facts: DossierFacts) => LifecycleReason | null;
}>;

const onlyHolder = (facts: KnownFacts): LifecycleReason | null => (facts.holderId === facts.actorId ? null : "NOT_HOLDER");

const onlyReceived = (facts: KnownFacts): LifecycleReason | null => (facts.received ? null : "WRONG_STATUS");

/** A dossier that nobody holds may be decided by whoever acts first: the act makes him its holder. */
const holderOrFree = (facts: KnownFacts): LifecycleReason | null => (facts.holderId === null ? null : onlyHolder(facts));

const holderOrHead = (facts: KnownFacts): LifecycleReason | null => (facts.actorKind === "AGENCY_HEAD" ? null : onlyHolder(facts));

/** One request freely; each further one needs the head's word before (NĐ 61/2018, Điều 11.2.c). */
const mayAskAgain = (facts: DossierFacts): LifecycleReason | null => (facts.supplementRequests > facts.supplementAllowances ? "SECOND_SUPPLEMENT" : null);

/** Where the procedure wants it, the head signs what the holder has put before him; elsewhere the holder decides alone. */
const decides = (facts: DossierFacts): LifecycleReason | null => {
  if (!facts.signOff) return holderOrFree(facts);
  return facts.actorKind === "AGENCY_HEAD" && facts.proposed ? null : "SIGN_OFF_REQUIRED";
};

/** The lifecycle: the only truth about which event may follow which status, what it does, and why it may be refused. */
export const LIFECYCLE = {
  CREATE_DRAFT: { from: [null], to: "DRAFT", permission: "dossier.draft", clock: "CITIZEN", term: "NONE" },
  FILE_AT_COUNTER: { from: [null], to: "SUBMITTED", permission: "dossier.file-at-counter", clock: "COUNTER", term: "NONE" },
  SUBMIT: { from: ["DRAFT"], to: "SUBMITTED", permission: "dossier.submit", clock: "BY_CHANNEL", term: "NONE" },
  WITHDRAW: {
    from: ["SUBMITTED", "AWAITING_SUPPLEMENT", "PROCESSING"], to: "WITHDRAWN", permission: "dossier.withdraw", clock: "NOBODY", term: "END",
  },
  MOVE_PICKUP: { from: ["SUBMITTED", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "pickup.change", clock: "POST", term: "NONE" },
  // Without a visit to come it is the applicant's move again: to ask anew, or to bring the papers himself.
  CANCEL_PICKUP: { from: ["SUBMITTED", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "pickup.change", clock: "CITIZEN", term: "NONE" },
  MISS_PICKUP: { from: ["SUBMITTED", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "pickup.collect", clock: "CITIZEN", term: "NONE" },
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
    unless: (facts) => (facts.holderId === null || (facts.claimLapsed && facts.holderId !== facts.actorId) ? null : "ALREADY_HELD"),
  },
  RELEASE: { from: ["PROCESSING"], to: "SAME", permission: "dossier.process", clock: "SAME", term: "NONE", unless: onlyHolder },
  TAKE_OVER: { from: ["PROCESSING", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "dossier.take-over", clock: "SAME", term: "NONE", unless: onlyReceived },
  ASSIGN: { from: ["RECEIVED", "PROCESSING"], to: "PROCESSING", permission: "dossier.assign", clock: "AGENCY", term: "NONE" },
  TRANSFER: {
    from: ["PROCESSING", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "dossier.transfer", clock: "SAME", term: "NONE",
    unless: (facts) => onlyReceived(facts) ?? holderOrHead(facts),
  },
  REMIND: { from: ["RECEIVED", "PROCESSING", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "dossier.remind", clock: "SAME", term: "NONE", unless: onlyReceived },
  FINISH_STEP: { from: ["PROCESSING"], to: "SAME", permission: "dossier.process", clock: "SAME", term: "NONE", unless: onlyHolder },
  REQUEST_SUPPLEMENT: {
    from: ["PROCESSING"], to: "AWAITING_SUPPLEMENT", permission: "dossier.process", clock: "CITIZEN", term: "SUSPEND",
    unlessCounted: (facts) => onlyHolder(facts) ?? mayAskAgain(facts),
  },
  ALLOW_SUPPLEMENT: {
    from: ["PROCESSING"], to: "SAME", permission: "dossier.override", clock: "SAME", term: "NONE",
    unlessCounted: (facts) => (mayAskAgain(facts) === null ? "NOTHING_TO_ALLOW" : null),
  },
  ACCEPT_SUPPLEMENT: { from: ["AWAITING_SUPPLEMENT"], to: "PROCESSING", permission: "dossier.accept-supplement", clock: "AGENCY", term: "RESUME", unless: onlyReceived },
  CLOSE_UNANSWERED: { from: ["AWAITING_SUPPLEMENT"], to: "STOPPED", permission: "dossier.close-unanswered", clock: "NOBODY", term: "END", unless: onlyReceived },
  EXTEND: { from: ["PROCESSING"], to: "SAME", permission: "dossier.extend", clock: "SAME", term: "EXTEND", unless: holderOrHead },
  RECOMPUTE_DUE: { from: ["RECEIVED", "PROCESSING", "AWAITING_SUPPLEMENT"], to: "SAME", permission: "dossier.recompute-due", clock: "SAME", term: "NONE", unless: onlyReceived },
  ASK_OPINION: { from: ["PROCESSING"], to: "SAME", permission: "dossier.process", clock: "SAME", term: "NONE", unless: onlyHolder },
  RECORD_OPINION: { from: ["PROCESSING", "AWAITING_SUPPLEMENT", "RESOLVED"], to: "SAME", permission: "opinion.record", clock: "SAME", term: "NONE", unless: onlyReceived },
  STOP: { from: ["PROCESSING", "AWAITING_SUPPLEMENT"], to: "STOPPED", permission: "dossier.decide", clock: "NOBODY", term: "END", unless: (facts) => onlyReceived(facts) ?? onlyHolder(facts) },
  ATTACH_RESULT: { from: ["PROCESSING"], to: "SAME", permission: "dossier.decide", clock: "SAME", term: "NONE", unless: holderOrFree },
  PROPOSE: {
    from: ["PROCESSING"], to: "SAME", permission: "dossier.process", clock: "SAME", term: "NONE",
    unlessCounted: (facts) => onlyHolder(facts) ?? (!facts.signOff ? "SIGN_OFF_NOT_NEEDED" : facts.proposed ? "ALREADY_PROPOSED" : null),
  },
  RETURN_PROPOSAL: {
    from: ["PROCESSING"], to: "SAME", permission: "dossier.sign-off", clock: "SAME", term: "NONE",
    unless: (facts) => (facts.proposed ? null : "NOT_PROPOSED"),
  },
  GRANT: {
    from: ["PROCESSING"], to: "RESOLVED", permission: "dossier.decide", clock: "BY_RETURN", term: "END",
    unlessCounted: (facts) => decides(facts) ?? (facts.resultFiles === 0 ? "NO_RESULT_FILE" : null),
  },
  REFUSE: { from: ["PROCESSING"], to: "RESOLVED", permission: "dossier.decide", clock: "BY_RETURN", term: "END", unlessCounted: decides },
  DISPATCH_RESULT: {
    from: ["RESOLVED"], to: "SAME", permission: "manifest.sign", clock: "AFTER_DISPATCH", term: "NONE",
    // A result to be fetched at the counter travels to the post office too (NĐ 118/2025, Điều 20).
    unless: (facts) => (facts.returnMethod === "ONLINE" ? "RETURN_BY_OTHER_WAY" : null),
  },
  FAIL_DELIVERY: { from: ["RESOLVED"], to: "SAME", permission: "delivery.complete", clock: "SAME", term: "NONE" },
  // After two invitations the result waits with the agency for its owner (TT 17/2017/TT-BTTTT, Điều 5.2.h).
  RETURN_UNDELIVERED: {
    from: ["RESOLVED"], to: "SAME", permission: "manifest.sign", clock: "CITIZEN", term: "NONE",
    unless: (facts) => (facts.returnMethod === "POST" ? null : "RETURN_BY_OTHER_WAY"),
  },
  DELIVER_RESULT: {
    from: ["RESOLVED"], to: "RETURNED", permission: "delivery.complete", clock: "NOBODY", term: "NONE",
    unlessCounted: (facts) => (facts.papersOwed > 0 ? "PAPERS_OWED" : null),
  },
  RETURN_AT_COUNTER: {
    from: ["RESOLVED"], to: "RETURNED", permission: "dossier.return-at-counter", clock: "NOBODY", term: "NONE",
    unlessCounted: (facts) => (facts.returnMethod === "POST" ? "RETURN_BY_OTHER_WAY" : facts.papersOwed > 0 ? "PAPERS_OWED" : null),
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
  const unless = transition.unlessCounted ?? transition.unless;
  return facts && unless ? unless(facts) : null;
}

/** The status after the event, from the status before it (null: none yet). */
export function statusAfter(event: DossierEventName, before: DossierStatus | null): DossierStatus {
  const { to }: Transition = LIFECYCLE[event];
  if (to !== "SAME") return to;
  if (before === null) throw new Error(`${event} cannot begin a dossier`);
  return before;
}
