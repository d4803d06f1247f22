import { AttemptLimiter, minutesOf } from "@/lib/identity/attempt-limiter";
import { sha256 } from "@/lib/platform/hash";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Attempts: on one code from one address in a quarter of an hour, on one code in a day, from one address in a quarter of an hour (an office shares one). */
export const PIN_LIMITS = { pair: { points: 5, seconds: 15 * 60 }, code: { points: 20, seconds: 24 * 3_600 }, address: { points: 60, seconds: 15 * 60 } } as const;
const limiter = new AttemptLimiter("pin-", PIN_LIMITS);

const keysOf = (code: string, address: string) => ({ pair: sha256(`pin\n${code}\n${address}`), code: sha256(`pin\n${code}`), address: sha256(`pin\n\n${address}`) });

/** Counts an attempt before the PIN is compared, so that attempts at one moment cannot pass together; refused with the minutes to wait. */
export async function countPinAttempt(code: string, address: string): Promise<Result<null>> {
  const over = await limiter.countAll(keysOf(code, address));
  if (over === null) return ok(null);
  const minutes = minutesOf(over.waitMs);
  return refused("TOO_MANY_ATTEMPTS", `Đã thử quá nhiều lần. Xin đợi ${minutes < 120 ? `${minutes} phút` : `${Math.ceil(minutes / 60)} giờ`} rồi thử lại, hoặc đến quầy lấy phiếu khác.`);
}

/** How many attempts are left on a code from this address. */
export function pinAttemptsLeft(code: string, address: string): Promise<number> {
  return limiter.left(keysOf(code, address));
}

/** Takes the count of an attempt that succeeded back. */
export async function forgivePinAttempt(code: string, address: string): Promise<void> {
  const keys = keysOf(code, address);
  await Promise.all([limiter.forget("pair", keys.pair), limiter.takeBack("code", keys.code), limiter.takeBack("address", keys.address)]);
}
