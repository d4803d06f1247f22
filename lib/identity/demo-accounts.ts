/**
 * What opens every demo employee's account at the ordinary sign-in: published on purpose, so worth nothing elsewhere.
 * The demo's accounts alone carry them (prisma/seed/people.ts).
 */
export const DEMO_PASSWORD = "Motcua@2026";
/** Base32 secret of the six-digit codes, as an authenticator app takes it. */
export const DEMO_TOTP_SECRET = "MCBCTRINHDIENMCBCTRINHDIEN234567";

/** The e-mail domains of demo people. `.example` belongs to nobody for ever (RFC 2606): no real account can end so. */
export const DEMO_CITIZEN_DOMAIN = "congdan.example";
export const DEMO_STAFF_DOMAINS = ["buudien.example", "coquan.example", "quantri.example"] as const;

const DEMO_DOMAINS: readonly string[] = [DEMO_CITIZEN_DOMAIN, ...DEMO_STAFF_DOMAINS];

/** True for the address of an invented person. */
export function isDemoEmail(email: string): boolean {
  return DEMO_DOMAINS.includes(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
}
