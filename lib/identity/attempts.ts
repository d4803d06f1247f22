import { AttemptLimiter, minutesOf } from "@/lib/identity/attempt-limiter";
import { sha256 } from "@/lib/platform/hash";
import { ok, refused, type Result } from "@/lib/platform/result";

const QUARTER_HOUR = 15 * 60;
/** Attempts per quarter of an hour: of one account from one address, of one account, from one address (a whole office shares one). */
export const ATTEMPT_LIMITS = { pair: 5, account: 20, address: 100 } as const;
const limiter = new AttemptLimiter("", {
  pair: { points: ATTEMPT_LIMITS.pair, seconds: QUARTER_HOUR }, account: { points: ATTEMPT_LIMITS.account, seconds: QUARTER_HOUR }, address: { points: ATTEMPT_LIMITS.address, seconds: QUARTER_HOUR },
});

const keysOf = (account: string, address: string) => ({ pair: sha256(`${account}\n${address}`), account: sha256(account), address: sha256(address) });

/**
 * Counts an attempt before anything is checked, so that attempts at the same moment cannot pass together.
 * @returns refused with the minutes to wait; `firstOver` tells the attempt that crossed the line (it alone is written down)
 */
export async function countAttempt(account: string, address: string): Promise<{ result: Result<null>; firstOver: boolean }> {
  const over = await limiter.countAll(keysOf(account, address));
  if (over === null) return { result: ok(null), firstOver: false };
  const words = `Đã thử sai quá nhiều lần. Hãy đợi ${minutesOf(over.waitMs)} phút rồi thử lại; nếu quên mật khẩu, gọi quản trị của tỉnh.`;
  return { result: refused("TOO_MANY_ATTEMPTS", words), firstOver: over.firstOver };
}

/** Counts one more from the address; false when it has had too many. For answers of the identity provider that say nothing. */
export async function countFromAddress(address: string): Promise<boolean> {
  return (await limiter.count("address", keysOf("", address).address)) === null;
}

/** Takes the counts of a sign-in that succeeded back. */
export async function forgiveAttempts(account: string, address: string): Promise<void> {
  const keys = keysOf(account, address);
  await Promise.all([limiter.forget("pair", keys.pair), limiter.forget("account", keys.account), limiter.takeBack("address", keys.address)]);
}
