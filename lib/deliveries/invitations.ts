import type { PostalStatus } from "@/lib/platform/generated/enums";
import { vietnamDay } from "@/lib/platform/format";

/** Invitations that fail must be this many working days apart before a result goes back (TT 17/2017/TT-BTTTT, Điều 5.2.h). */
export const INVITATIONS_APART = 2;

/** Working days after `from` up to `to` (days in Vietnam, `YYYY-MM-DD`); null where the calendar does not answer. */
export type DaysApart = (from: string, to: string) => number | null;

/** Why a result could not be given at the door (domain: reasons of EMSEVT EMH). */
export const FAILURE_CAUSES = ["ABSENT", "WRONG_ADDRESS", "REFUSED", "UNKNOWN", "MOVED", "NO_IDENTITY", "OTHER"] as const;
export type FailureCause = (typeof FAILURE_CAUSES)[number];
export const FAILURE_CAUSE_WORDS = {
  ABSENT: "Không gặp người nhận",
  WRONG_ADDRESS: "Sai địa chỉ",
  REFUSED: "Người nhận từ chối nhận",
  UNKNOWN: "Không có người này ở địa chỉ",
  MOVED: "Đã chuyển đi nơi khác",
  NO_IDENTITY: "Không xuất trình được giấy tờ tùy thân",
  OTHER: "Lý do khác",
} satisfies Record<FailureCause, string>;

type ItemEvent = Readonly<{ status: PostalStatus; occurredAt: Date }>;

/** The failed invitations of an item's present journey, oldest first: what was before it last went back to the agency does not count. */
export function invitationsOf(events: readonly ItemEvent[]): Date[] {
  const inOrder = events.toSorted((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime());
  const back = inOrder.findLastIndex(({ status }) => status === "RETURNED_TO_AGENCY");
  return inOrder.slice(back + 1).filter(({ status }) => status === "ATTEMPT_FAILED").map(({ occurredAt }) => occurredAt);
}

/** Whether two failed invitations lie at least two working days apart, so that the result may go back to the agency. */
export function mayGoBack(invitations: readonly Date[], daysApart: DaysApart): boolean {
  const days = invitations.map(vietnamDay).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (days.length < 2 || first === undefined || last === undefined) return false;
  const apart = daysApart(first, last);
  return apart !== null && apart >= INVITATIONS_APART;
}
