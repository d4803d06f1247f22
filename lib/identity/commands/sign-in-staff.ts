import type { Visitor } from "@/lib/identity/actor";
import { countAttempt, forgiveAttempts } from "@/lib/identity/attempts";
import { asSignIn, openSession, recordFailure } from "@/lib/identity/sign-in-transaction";
import { passwordMatches } from "@/lib/identity/password";
import type { StaffSignIn } from "@/lib/identity/schema";
import type { OpenedSession, SignInContext } from "@/lib/identity/session";
import { stepOfCode } from "@/lib/identity/totp";
import { ok, refused, type Result } from "@/lib/platform/result";

type Failure = "NO_ACCOUNT" | "DISABLED" | "WRONG_PASSWORD" | "WRONG_CODE" | "CODE_USED";

/** One answer for every failure: it must not tell which accounts exist, nor which of the three was wrong. */
const UNIFORM = "Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, rồi nhập mã mới đang hiện trên ứng dụng.";

/**
 * Signs an employee in by password and one-time code. Whoever this browser belonged to before is a visitor again while signing in.
 * @returns the session for the cookie, or one and the same refusal for every wrong input; TOO_MANY_ATTEMPTS with the minutes to wait
 */
export async function signInStaff(_visitor: Visitor, input: StaffSignIn, context: SignInContext): Promise<Result<OpenedSession>> {
  const { username } = input;
  const { ipAddress } = context.from;
  const attempt = await countAttempt(username, ipAddress);
  const staff = await asSignIn((tx) => tx.staff.findUnique({ where: { username }, include: { secret: true } }));
  if (!attempt.result.ok) {
    if (attempt.firstOver) await recordFailure("PASSWORD", "TOO_MANY_ATTEMPTS", staff?.id, context);
    return attempt.result;
  }
  const fail = async (reason: Failure) => {
    await recordFailure("PASSWORD", reason, staff?.id, context);
    return refused("WRONG_CREDENTIALS", UNIFORM);
  };
  const matches = await passwordMatches(staff?.secret?.passwordHash, input.password);
  if (!staff?.secret) return fail("NO_ACCOUNT");
  if (staff.disabledAt !== null) return fail("DISABLED");
  if (!matches) return fail("WRONG_PASSWORD");
  const step = stepOfCode(staff.secret.totpSecret, input.totp, context.at);
  if (step === null) return fail("WRONG_CODE");
  const opened = await asSignIn(async (tx) => {
    // The step is taken by whoever comes first: a code that was seen over a shoulder is worth nothing.
    const { count } = await tx.staffSecret.updateMany({ where: { staffId: staff.id, lastTotpStep: { lt: step } }, data: { lastTotpStep: step } });
    return count === 0 ? null : openSession(tx, { kind: staff.role, id: staff.id, name: staff.fullName }, "PASSWORD", context);
  });
  if (opened === null) return fail("CODE_USED");
  await forgiveAttempts(username, ipAddress);
  return ok(opened);
}
