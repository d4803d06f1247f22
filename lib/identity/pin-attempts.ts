import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { countingStatement } from "@/lib/identity/sign-in-transaction";
import { sha256 } from "@/lib/platform/hash";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Attempts: on one code from one address in a quarter of an hour, on one code in a day, from one address in a quarter of an hour (an office shares one). */
export const PIN_LIMITS = { pair: { points: 5, seconds: 15 * 60 }, code: { points: 20, seconds: 24 * 3_600 }, address: { points: 60, seconds: 15 * 60 } } as const;
type Scope = keyof typeof PIN_LIMITS;
const SCOPES = ["pair", "code", "address"] as const satisfies readonly Scope[];

// In the table of the attempts to sign in (the web's role may not make one); counted outside any transaction, so that a refusal counts.
const store = {
  query: async ({ name, text, values }: { name: string; text: string; values: unknown[] }) => {
    const rows = await countingStatement({ name, text, values });
    return { rows, rowCount: rows.length };
  },
};

let limiters: Record<Scope, RateLimiterPostgres> | undefined;
function limiter(scope: Scope): RateLimiterPostgres {
  const { points, seconds } = PIN_LIMITS[scope];
  return new RateLimiterPostgres({ storeClient: store, storeType: "pool", tableName: "sign_in_attempt", tableCreated: true, keyPrefix: `pin-${scope}`, points, duration: seconds, clearExpiredByTimeout: false });
}
function allLimiters(): Record<Scope, RateLimiterPostgres> {
  return (limiters ??= { pair: limiter("pair"), code: limiter("code"), address: limiter("address") });
}

function keysOf(code: string, address: string): Record<Scope, string> {
  return { pair: sha256(`pin\n${code}\n${address}`), code: sha256(`pin\n${code}`), address: sha256(`pin\n\n${address}`) };
}

/** Counts an attempt before the PIN is compared, so that attempts at one moment cannot pass together; refused with the minutes to wait. */
export async function countPinAttempt(code: string, address: string): Promise<Result<null>> {
  const keys = keysOf(code, address);
  for (const scope of SCOPES) {
    try {
      await allLimiters()[scope].consume(keys[scope]);
    } catch (answer) {
      if (!(answer instanceof RateLimiterRes)) throw answer;
      const minutes = Math.max(1, Math.ceil(answer.msBeforeNext / 60_000));
      return refused("TOO_MANY_ATTEMPTS", `Đã thử quá nhiều lần. Xin đợi ${minutes < 120 ? `${minutes} phút` : `${Math.ceil(minutes / 60)} giờ`} rồi thử lại, hoặc đến quầy lấy phiếu khác.`);
    }
  }
  return ok(null);
}

/** Takes the count of an attempt that succeeded back. */
export async function forgivePinAttempt(code: string, address: string): Promise<void> {
  const keys = keysOf(code, address);
  const { pair, code: perCode, address: perAddress } = allLimiters();
  await Promise.all([pair.delete(keys.pair), perCode.reward(keys.code, 1), perAddress.reward(keys.address, 1)]);
}
