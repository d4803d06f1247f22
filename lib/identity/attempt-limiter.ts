import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { countingStatement } from "@/lib/identity/sign-in-transaction";

/** Attempts that one scope of counting allows within so many seconds. */
export type AttemptLimit = Readonly<{ points: number; seconds: number }>;
type Keys<Scope extends string> = Readonly<Record<Scope, string>>;

// The table is the migration's (the web's role may not create any); counted outside any transaction, so that a refusal counts.
const store = {
  query: async ({ name, text, values }: { name: string; text: string; values: unknown[] }) => {
    const rows = await countingStatement({ name, text, values });
    return { rows, rowCount: rows.length };
  },
};

/** Counts attempts by several scopes at once (one account, one address…), in the order of `limits`; `prefix` keeps its counts apart from others'. */
export class AttemptLimiter<Scope extends string> {
  readonly #scopes: readonly (readonly [Scope, AttemptLimit])[];
  readonly #prefix: string;
  readonly #made = new Map<Scope, RateLimiterPostgres>();

  constructor(prefix: string, limits: Readonly<Record<Scope, AttemptLimit>>) {
    this.#prefix = prefix;
    this.#scopes = Object.entries(limits) as [Scope, AttemptLimit][];
  }

  #of(scope: Scope): RateLimiterPostgres {
    const known = this.#made.get(scope);
    if (known) return known;
    const [first, limit] = [this.#scopes[0]?.[0], this.#scopes.find(([name]) => name === scope)?.[1]];
    if (!limit) throw new Error(`No limit ${scope}`);
    const made = new RateLimiterPostgres({
      storeClient: store, storeType: "pool", tableName: "sign_in_attempt", tableCreated: true, keyPrefix: `${this.#prefix}${scope}`, points: limit.points, duration: limit.seconds,
      // One of them clears the table for all.
      clearExpiredByTimeout: this.#prefix === "" && scope === first,
    });
    this.#made.set(scope, made);
    return made;
  }

  /** Counts one attempt in one scope. @returns null, or how long to wait; `firstOver` tells the attempt that crossed the line */
  async count(scope: Scope, key: string): Promise<Readonly<{ waitMs: number; firstOver: boolean }> | null> {
    const limiter = this.#of(scope);
    try {
      await limiter.consume(key);
      return null;
    } catch (answer) {
      if (!(answer instanceof RateLimiterRes)) throw answer;
      return { waitMs: answer.msBeforeNext, firstOver: answer.consumedPoints === limiter.points + 1 };
    }
  }

  /** Counts one attempt in every scope until one has had too many. */
  async countAll(keys: Keys<Scope>): Promise<Readonly<{ waitMs: number; firstOver: boolean }> | null> {
    for (const [scope] of this.#scopes) {
      const over = await this.count(scope, keys[scope]);
      if (over) return over;
    }
    return null;
  }

  /** Attempts that every scope still allows. */
  async left(keys: Keys<Scope>): Promise<number> {
    const counted = await Promise.all(this.#scopes.map(async ([scope, limit]) => (await this.#of(scope).get(keys[scope]))?.remainingPoints ?? limit.points));
    return Math.min(...counted);
  }

  /** Forgets all that was counted in the scope. */
  async forget(scope: Scope, key: string): Promise<void> {
    await this.#of(scope).delete(key);
  }

  /** Takes the count of one attempt back. */
  async takeBack(scope: Scope, key: string): Promise<void> {
    await this.#of(scope).reward(key, 1);
  }
}

/** Whole minutes to wait, at least one. */
export const minutesOf = (waitMs: number) => Math.max(1, Math.ceil(waitMs / 60_000));
