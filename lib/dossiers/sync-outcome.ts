import type { Answer } from "@/lib/deliveries/sync/engine";
import type { Refusal } from "@/lib/platform/result";

/** Somebody or something else won meanwhile. */
const WON: ReadonlySet<string> = new Set(["NOT_FOUND", "SOMEBODY_FASTER", "STOP_CLOSED", "DELIVERY_CLOSED", "WRONG_STATUS", "NOT_TAKEN"]);

/**
 * What a refusal means to a phone that acted hours ago. What somebody else has won is a conflict that names him. Everything else
 * happened at the door all the same (a name that differs, papers owed, a paper declared since): a person must look, so it is held.
 * @param holder the colleague who has the stop or item now, when there is one
 */
export function answerOfRefusals(refusals: readonly Refusal[], holder: string | null): Answer {
  const words = refusals.map((refusal) => refusal.words).join(" ");
  if (!refusals.some(({ reason }) => WON.has(reason))) return { outcome: "HELD", why: words };
  return { outcome: "CONFLICT", won: holder === null ? words : `Việc này đã chuyển cho bưu tá ${holder}. Hãy liên hệ bưu cục trước khi giữ giấy tờ.` };
}
