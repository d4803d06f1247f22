import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { countingStatement } from "@/lib/identity/sign-in-transaction";
import { sha256 } from "@/lib/platform/hash";
import { ok, refused, type Result } from "@/lib/platform/result";

const WINDOW_SECONDS = 15 * 60;
/** Attempts per quarter of an hour: of one account from one address, of one account, from one address (a whole office shares one). */
export const ATTEMPT_LIMITS = { pair: 5, account: 20, address: 100 } as const;
type Scope = keyof typeof ATTEMPT_LIMITS;

// The table is the migration's (the web's role may not create any); the package only counts in it.
const store = {
  query: async ({ name, text, values }: { name: string; text: string; values: unknown[] }) => {
    const rows = await countingStatement({ name, text, values });
    return { rows, rowCount: rows.length };
  },
};

function limiter(scope: Scope): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: store,
    storeType: "pool",
    tableName: "sign_in_attempt",
    tableCreated: true,
    keyPrefix: scope,
    points: ATTEMPT_LIMITS[scope],
    duration: WINDOW_SECONDS,
    clearExpiredByTimeout: scope === "pair",
  });
}

let limiters: Record<Scope, RateLimiterPostgres> | undefined;
function allLimiters(): Record<Scope, RateLimiterPostgres> {
  return (limiters ??= { pair: limiter("pair"), account: limiter("account"), address: limiter("address") });
}

const SCOPES = ["pair", "account", "address"] as const satisfies readonly Scope[];

function keysOf(account: string, address: string): Record<Scope, string> {
  return { pair: sha256(`${account}\n${address}`), account: sha256(account), address: sha256(address) };
}

function tooMany(msBeforeNext: number) {
  const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
  return refused("TOO_MANY_ATTEMPTS", `Đã thử sai quá nhiều lần. Hãy đợi ${minutes} phút rồi thử lại; nếu quên mật khẩu, gọi quản trị của tỉnh.`);
}

/**
 * Counts an attempt before anything is checked, so that attempts at the same moment cannot pass together.
 * @returns refused with the minutes to wait; `firstOver` tells the attempt that crossed the line (it alone is written down)
 */
export async function countAttempt(account: string, address: string): Promise<{ result: Result<null>; firstOver: boolean }> {
  const keys = keysOf(account, address);
  for (const scope of SCOPES) {
    try {
      await allLimiters()[scope].consume(keys[scope]);
    } catch (answer) {
      if (!(answer instanceof RateLimiterRes)) throw answer;
      return { result: tooMany(answer.msBeforeNext), firstOver: answer.consumedPoints === ATTEMPT_LIMITS[scope] + 1 };
    }
  }
  return { result: ok(null), firstOver: false };
}

/** Counts one more from the address; false when it has had too many. For answers of the identity provider that say nothing. */
export async function countFromAddress(address: string): Promise<boolean> {
  try {
    await allLimiters().address.consume(keysOf("", address).address);
    return true;
  } catch (answer) {
    if (!(answer instanceof RateLimiterRes)) throw answer;
    return false;
  }
}

/** Takes the counts of a sign-in that succeeded back. */
export async function forgiveAttempts(account: string, address: string): Promise<void> {
  const keys = keysOf(account, address);
  const { pair, account: perAccount, address: perAddress } = allLimiters();
  await Promise.all([pair.delete(keys.pair), perAccount.delete(keys.account), perAddress.reward(keys.address, 1)]);
}
