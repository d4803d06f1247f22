import type { DaysApart } from "@/lib/deliveries/invitations";
import { BEHIND_HELD } from "@/lib/deliveries/sync/answering";
import type { Mend, OperationKind } from "@/lib/deliveries/sync/engine";
import { formatTime, vietnamDay } from "@/lib/platform/format";

/** An act of a courier's phone that the server holds, as far as its rules need it. */
export type HeldFacts = Readonly<{ kind: OperationKind; why: string; mend: Mend | null; deviceRevoked: boolean }>;

/** It waits only for an act before it on the same stop or item, and goes on by itself. */
export function waitsBehind({ why }: Pick<HeldFacts, "why">): boolean {
  return why === BEHIND_HELD;
}

/** What a supervisor does about it, in words. */
export function adviceOf(held: HeldFacts): string {
  const { kind, mend, deviceRevoked } = held;
  if (deviceRevoked) return "Máy đã thu hồi nên việc này không bao giờ được gửi lại. Hỏi bưu tá giấy tờ, kết quả hay tiền đang ở đâu, rồi ghi lại bằng đường khác và kết thúc việc này.";
  if (waitsBehind(held)) return "Giải quyết việc trước của cùng điểm; việc này tự đi tiếp ở lần liên lạc sau đó.";
  if (mend === "ITEM_NUMBER") return "Bưu tá bấm “Đổi sang số …” trên máy và ghi số mới lên túi.";
  if (mend === "CASH_RETURNED") return "Bưu tá trả tiền cho người nộp rồi bấm “Đã trả lại tiền cho người nộp” trên máy. Chưa trả thì việc này còn giữ.";
  switch (kind) {
    case "GIVE_BAG":
    case "TAKE_BAG":
      return "Gọi cả hai bưu tá: máy bên kia phải gửi lên, hai bên đếm phải bằng nhau. Đến lúc đó người trao vẫn chịu trách nhiệm.";
    case "DELIVER_RESULT":
      return "Gọi bưu tá đối chiếu lại giấy tờ tùy thân và giấy tờ còn nợ. Chỗ vướng được gỡ thì máy tự ghi ở lần liên lạc tới.";
    default:
      return "Gọi bưu tá hỏi lại. Chỗ vướng được gỡ thì máy tự ghi ở lần liên lạc tới.";
  }
}

/**
 * Why a supervisor may not put an end to it; null when he may. Money in a courier's hand is never put away by somebody else's word, while his
 * phone lives (docs/decisions/061).
 */
export function whyNotDismissed({ kind, deviceRevoked }: HeldFacts): string | null {
  return kind === "TAKE_CASH" && !deviceRevoked ? "Bưu tá đang cầm tiền chưa có biên lai: chỉ bưu tá kết thúc được việc này, bằng cách trả lại tiền và bấm “Đã trả lại tiền cho người nộp” trên máy." : null;
}

/** Held for longer than one working day: the same hour of the next working day has passed. False where the calendar does not answer. */
export function heldTooLong(since: Date, at: Date, daysApart: DaysApart): boolean {
  const days = daysApart(vietnamDay(since), vietnamDay(at));
  if (days === null) return false;
  return days > 1 || (days === 1 && formatTime(at) >= formatTime(since));
}
