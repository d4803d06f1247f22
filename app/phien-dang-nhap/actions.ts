"use server";

import { action } from "@/lib/access/action";
import { endOtherSessions, endOwnSession } from "@/lib/identity/commands/end-session";
import { EndSession, SignOut } from "@/lib/identity/schema";
import { currentSession } from "@/lib/identity/session";

export const endSession = action(EndSession, endOwnSession, { done: () => "Đã kết thúc phiên. Thiết bị đó phải đăng nhập lại." });

export const endOthers = action(SignOut, async (actor) => endOtherSessions(actor, await currentSession()), {
  done: (count) => (count === 0 ? "Không có phiên nào khác." : `Đã kết thúc ${count} phiên khác. Các thiết bị đó phải đăng nhập lại.`),
});
