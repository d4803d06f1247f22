import { recordAudit } from "@/lib/audit/record-audit";
import type { Visitor } from "@/lib/identity/actor";
import { type IdentityClaims, readClaims } from "@/lib/identity/claims";
import { asSignIn, openSession, recordFailure } from "@/lib/identity/sign-in-transaction";
import type { OpenedSession, SignInContext } from "@/lib/identity/session";
import { SIGN_IN_TROUBLES } from "@/lib/identity/sign-in-troubles";
import type { Tx } from "@/lib/platform/db";
import type { Person } from "@/lib/platform/generated/client";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

/** From this level on the provider has checked the number against the person; below it, the number is only said. */
const PROVEN_NUMBER_LEVEL = 2;

/** What is taken over at every sign-in; contact details only fill what is empty, because the person may have written others here. */
function knownOf(claims: IdentityClaims, person: Person | null) {
  return {
    oidcSubject: claims.subject,
    identityNumber: claims.identityNumber,
    fullName: claims.fullName,
    sex: claims.sex,
    assuranceLevel: claims.assuranceLevel,
    dateOfBirth: claims.dateOfBirth === null ? (person?.dateOfBirth ?? null) : new Date(`${claims.dateOfBirth}T00:00:00Z`),
    phone: person?.phone ?? claims.phone,
    email: person?.email ?? claims.email,
    addressText: person?.addressText ?? claims.addressText,
  };
}

/**
 * The row of the person whom the claims mean: known by the provider's subject, else by the identity number when its level proves
 * it (a record made at a counter, or an account made anew at the provider), else a new one.
 */
async function personOf(tx: Tx, claims: IdentityClaims, at: Date): Promise<Result<Person>> {
  // Two first sign-ins of one person at one moment must not make two rows.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('person:' || ${claims.identityNumber}, 0))`;
  const bySubject = await tx.person.findUnique({ where: { oidcSubject: claims.subject } });
  const byNumber = await tx.person.findUnique({ where: { identityNumber: claims.identityNumber } });
  if (byNumber !== null && byNumber.id !== bySubject?.id) {
    if (bySubject !== null || claims.assuranceLevel < PROVEN_NUMBER_LEVEL) return refused("NUMBER_TAKEN", SIGN_IN_TROUBLES.NUMBER_TAKEN);
    const linked = await tx.person.update({ where: { id: byNumber.id }, data: knownOf(claims, byNumber) });
    const actor = { kind: "CITIZEN", id: linked.id, name: linked.fullName };
    await recordAudit(tx, { stream: "sign-in", event: "IDENTITY_LINKED", actor, subjectId: linked.id, payload: { relinked: byNumber.oidcSubject !== null }, at });
    return ok(linked);
  }
  if (bySubject !== null) return ok(await tx.person.update({ where: { id: bySubject.id }, data: knownOf(claims, bySubject) }));
  return ok(await tx.person.create({ data: { id: newId<"person">(), ...knownOf(claims, null), createdAt: at } }));
}

/**
 * Signs a citizen in whom the identity provider has authenticated (its answer's signature, nonce and state are already checked).
 * @param claims ID token and userinfo together, not yet read
 * @returns the session for the cookie, or why not: a reason of `readClaims`, or NUMBER_TAKEN
 */
export async function signInCitizen(_visitor: Visitor, claims: unknown, context: SignInContext): Promise<Result<OpenedSession>> {
  const read = readClaims(claims);
  const answer = read.ok
    ? await asSignIn(async (tx): Promise<Result<OpenedSession>> => {
        const person = await personOf(tx, read.value, context.at);
        if (!person.ok) return person;
        return ok(await openSession(tx, { kind: "CITIZEN", id: person.value.id, name: person.value.fullName }, "OIDC", context));
      })
    : read;
  if (!answer.ok) await recordFailure("OIDC", answer.refusals[0].reason, undefined, context);
  return answer;
}
