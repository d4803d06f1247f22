import type { Answer, Mend } from "@/lib/deliveries/sync/engine";
import type { Refusal } from "@/lib/platform/result";

/** Somebody or something else won meanwhile. */
const WON: ReadonlySet<string> = new Set(["NOT_FOUND", "SOMEBODY_FASTER", "STOP_CLOSED", "DELIVERY_CLOSED", "WRONG_STATUS", "NOT_TAKEN", "BAG_GIVEN_ELSEWHERE"]);

/** What has its end: money given back, an act that his office called off. */
const ENDED: ReadonlySet<string> = new Set(["CASH_RETURNED", "ACT_DISMISSED"]);

/** What the courier himself can mend, on his phone. */
const MENDED: Readonly<Record<string, Mend>> = {
  NUMBER_UNKNOWN: "ITEM_NUMBER", NUMBER_USED: "ITEM_NUMBER", NUMBER_OF_ANOTHER: "ITEM_NUMBER",
  CASH_NOT_YOURS: "CASH_RETURNED", NOTHING_OWED: "CASH_RETURNED", AMOUNT_DIFFERS: "CASH_RETURNED",
};

/**
 * What a refusal means to a phone that acted hours ago. What somebody else has won is a conflict that names him. Everything else
 * happened at the door all the same (a name that differs, papers owed, a paper declared since): a person must look, so it is held.
 * @param holder the colleague who has the stop or item now, when there is one
 */
export function answerOfRefusals(refusals: readonly Refusal[], holder: string | null): Answer {
  const words = refusals.map((refusal) => refusal.words).join(" ");
  if (refusals.some(({ reason }) => ENDED.has(reason))) return { outcome: "REFUSED", why: words };
  if (!refusals.some(({ reason }) => WON.has(reason))) {
    const mend = refusals.map(({ reason }) => MENDED[reason]).find((known) => known !== undefined);
    return mend === undefined ? { outcome: "HELD", why: words } : { outcome: "HELD", why: words, mend };
  }
  return { outcome: "CONFLICT", won: holder === null ? words : `Việc này đã chuyển cho bưu tá ${holder}. Hãy liên hệ bưu cục trước khi giữ giấy tờ.` };
}
