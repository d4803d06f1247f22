import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import type { NoticeKind } from "@/lib/notifications/templates";

/** Which notice an event calls for; null where the applicant is not concerned, or did it himself a moment ago. Exhaustive. */
export const NOTICE_OF_EVENT = {
  CREATE_DRAFT: null,
  SUBMIT: "SUBMIT",
  FILE_AT_COUNTER: null,
  WITHDRAW: "WITHDRAW",
  MOVE_PICKUP: null,
  CANCEL_PICKUP: null,
  MISS_PICKUP: "MISS_PICKUP",
  COLLECT_PAPERS: "COLLECT_PAPERS",
  TAKE_OVER_PAPERS: null,
  REQUEST_COMPLETION: "REQUEST_COMPLETION",
  RESUBMIT: null,
  REJECT: "REJECT",
  RECEIVE: "RECEIVE",
  DIGITISE: null,
  HAND_TO_AGENCY: null,
  CLAIM: null,
  RELEASE: null,
  TAKE_OVER: null,
  ASSIGN: null,
  TRANSFER: null,
  REMIND: "REMIND",
  FINISH_STEP: null,
  REQUEST_SUPPLEMENT: "REQUEST_SUPPLEMENT",
  ALLOW_SUPPLEMENT: null,
  ACCEPT_SUPPLEMENT: "ACCEPT_SUPPLEMENT",
  CLOSE_UNANSWERED: "CLOSE_UNANSWERED",
  EXTEND: "EXTEND",
  RECOMPUTE_DUE: "RECOMPUTE_DUE",
  STOP: "STOP",
  ASK_OPINION: null,
  RECORD_OPINION: null,
  ATTACH_RESULT: null,
  PROPOSE: null,
  RETURN_PROPOSAL: null,
  GRANT: "GRANT",
  REFUSE: "REFUSE",
  DISPATCH_RESULT: "DISPATCH_RESULT",
  FAIL_DELIVERY: "FAIL_DELIVERY",
  RETURN_UNDELIVERED: "RETURN_UNDELIVERED",
  DELIVER_RESULT: "DELIVER_RESULT",
  RETURN_AT_COUNTER: "RETURN_AT_COUNTER",
} as const satisfies Record<DossierEventName, NoticeKind | null>;

/** A value of an event's payload as text or moment; null when the event says nothing of it. */
export function payloadText(payload: unknown, key: string): string | null {
  if (typeof payload !== "object" || payload === null || !(key in payload)) return null;
  const value: unknown = Object.entries(payload).find(([name]) => name === key)?.[1];
  return typeof value === "string" && value !== "" ? value : null;
}

export function payloadMoment(payload: unknown, key: string): Date | null {
  const text = payloadText(payload, key);
  if (text === null) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
