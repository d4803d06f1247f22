import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { addMonths, dayText, epochDayOf } from "@/lib/deadlines/days";
import { addWorkingDays, type WorkingDayReason } from "@/lib/deadlines/working-days";
import type { ClaimKind } from "@/lib/platform/generated/enums";
import { ok, refused, type Result } from "@/lib/platform/result";

/** A complaint is taken within so many months of the end of the transit time (TT 17/2017/TT-BTTTT, Điều 8). */
export const CLAIM_MONTHS = 6;
/** Working days to answer (TT 17/2017/TT-BTTTT, Điều 8). */
export const ANSWER_DAYS = { IN_PROVINCE: 5, INTER_PROVINCE: 7 } as const;
/** Calendar days to pay (NĐ 47/2011/NĐ-CP, Điều 26). */
export const PAYMENT_DAYS = 30;
/** Least compensation of a lost or fully damaged item, in times of the postage paid, the refund included (NĐ 47/2011/NĐ-CP, Điều 25). */
export const LEAST_TIMES = 4;

/** What frees the post from compensation (Luật Bưu chính, Điều 41). */
export const CLAIM_EXCLUSIONS = ["SENDER_FAULT", "FORCE_MAJEURE", "NATURE_OF_CONTENTS", "PROPERLY_DELIVERED", "SEIZED_BY_AUTHORITY", "NO_PROOF_OF_POSTING"] as const;
export type ClaimExclusion = (typeof CLAIM_EXCLUSIONS)[number];
export const CLAIM_EXCLUSION_WORDS: Record<ClaimExclusion, string> = {
  SENDER_FAULT: "Do lỗi của người gửi hoặc người nhận",
  FORCE_MAJEURE: "Bất khả kháng",
  NATURE_OF_CONTENTS: "Do đặc tính tự nhiên của vật bên trong",
  PROPERLY_DELIVERED: "Đã phát đúng và người nhận không có ý kiến",
  SEIZED_BY_AUTHORITY: "Bị cơ quan có thẩm quyền tịch thu, xử lý",
  NO_PROOF_OF_POSTING: "Không có chứng từ chấp nhận bưu gửi",
};

export type ClaimRefusal = WorkingDayReason | "CLAIM_TOO_LATE" | "CLAIM_TOO_EARLY" | "AMOUNT_WRONG";

/** Last day on which a claim may be made, six months from the end of the transit time; null for a day that is not in the calendar. */
export function lastClaimDay(promisedOn: string): string | null {
  const end = epochDayOf(promisedOn);
  return end === null ? null : dayText(addMonths(end, CLAIM_MONTHS));
}

/**
 * Whether a claim may still be made, and until when it must be answered.
 * @param promisedOn last day of the transit time, `YYYY-MM-DD`
 * @param openedOn day of the claim
 */
export function claimTerms(
  calendar: WorkingCalendar,
  { kind, promisedOn, openedOn, sameProvince }: Readonly<{ kind: ClaimKind; promisedOn: string; openedOn: string; sameProvince: boolean }>,
): Result<Readonly<{ lastDay: string; answerDueOn: string }>, ClaimRefusal> {
  const lastDay = lastClaimDay(promisedOn);
  if (lastDay === null) return refused("INVALID_DAY", "Ngày hết thời gian toàn trình không có trên lịch.");
  if (openedOn > lastDay) return refused("CLAIM_TOO_LATE", `Thời hạn khiếu nại là ${CLAIM_MONTHS} tháng kể từ ngày kết thúc thời gian toàn trình, đã hết ngày ${vietnamese(lastDay)}.`);
  // Damage is seen when it is seen; that an item is late or lost is known only when its time is over.
  if (kind !== "DAMAGED" && openedOn <= promisedOn) return refused("CLAIM_TOO_EARLY", `Bưu gửi còn trong thời gian toàn trình, đến hết ngày ${vietnamese(promisedOn)}.`);
  const due = addWorkingDays(calendar, openedOn, sameProvince ? ANSWER_DAYS.IN_PROVINCE : ANSWER_DAYS.INTER_PROVINCE);
  return due.ok ? ok({ lastDay, answerDueOn: due.value }) : due;
}

export type Compensation = Readonly<{
  /** Postage given back; part of the postal part, told apart because a late item gets it alone. */
  refund: number;
  /** The whole postal part, the refund included. */
  postal: number;
  /** What re-issuing the papers really cost (QĐ 45/2016/QĐ-TTg, Điều 14). */
  reissue: number;
  total: number;
}>;
const NOTHING: Compensation = { refund: 0, postal: 0, reissue: 0, total: 0 };

/**
 * Compensation in its two parts, in đồng. LOST or DAMAGED (fully): at least four times the postage, the refund included, or
 * the contract's higher number of times; LATE: the postage back. The cost of re-issue comes on top for what was lost or damaged.
 * @param times of the contract; never below the law's four
 */
export function compensationOf(
  claim: Readonly<{ kind: ClaimKind; postagePaid: number; reissueCost: number; exclusion: ClaimExclusion | null; times?: number }>,
): Result<Compensation, "AMOUNT_WRONG"> {
  const { kind, postagePaid, reissueCost, exclusion } = claim;
  if (![postagePaid, reissueCost].every((amount) => Number.isSafeInteger(amount) && amount >= 0)) return refused("AMOUNT_WRONG", "Số tiền phải là số nguyên đồng, không âm.");
  if (exclusion !== null) return ok(NOTHING);
  if (kind === "LATE") return ok({ refund: postagePaid, postal: postagePaid, reissue: 0, total: postagePaid });
  const postal = postagePaid * Math.max(LEAST_TIMES, claim.times ?? LEAST_TIMES);
  return ok({ refund: postagePaid, postal, reissue: reissueCost, total: postal + reissueCost });
}

/** Last day to pay: 30 days after the answer (NĐ 47/2011/NĐ-CP, Điều 26), calendar days. */
export function paymentDueOn(answeredOn: string): Result<string, "INVALID_DAY"> {
  const day = epochDayOf(answeredOn);
  return day === null ? refused("INVALID_DAY", "Ngày trả lời không có trên lịch.") : ok(dayText(day + PAYMENT_DAYS));
}

function vietnamese(day: string): string {
  return day.split("-").reverse().join("/");
}
