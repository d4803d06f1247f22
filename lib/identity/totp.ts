import { TOTP } from "otpauth";

const PERIOD = 30;

/**
 * The time step (RFC 6238, 30 s) whose six-digit code this is, or null. One step early or late is accepted for clocks that
 * differ. The caller accepts each step once.
 * @param secret Base32
 */
export function stepOfCode(secret: string, code: string, at: Date): bigint | null {
  const totp = new TOTP({ secret, period: PERIOD, digits: 6, algorithm: "SHA1" });
  const delta = totp.validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / PERIOD) + delta);
}

/** The code that an authenticator shows at that moment (the demo's page, tests). */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret, period: PERIOD, digits: 6, algorithm: "SHA1" }).generate({ timestamp: at.getTime() });
}
