import { RateLimiterMemory } from "rate-limiter-flexible";

const ALLOWED = 30;
const SECONDS = 60;

// Kept on globalThis: the development server reloads modules and must not forget.
const held = globalThis as typeof globalThis & { mcbcLookUps?: RateLimiterMemory };
const limiter = (held.mcbcLookUps ??= new RateLimiterMemory({ points: ALLOWED, duration: SECONDS }));

/**
 * Counts one look-up from an address; submission codes cannot be guessed at 30 tries a minute.
 * @returns false when this address has had its share of the minute
 */
export async function mayLookUp(ipAddress: string): Promise<boolean> {
  try {
    await limiter.consume(ipAddress === "" ? "?" : ipAddress);
    return true;
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    return false;
  }
}
