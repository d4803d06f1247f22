import { randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { type Actor, type ActorKind, mintActor, type SignedIn, type StaffRole, visitor } from "@/lib/identity/actor";
import { PATH_HEADER } from "@/lib/identity/destination";
import { isLive, SEEN_EVERY } from "@/lib/identity/session-limits";
import { staffActorOf } from "@/lib/identity/staff-actor";
import { now } from "@/lib/platform/clock";
import { readPublic, transact } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { SignInMethod } from "@/lib/platform/generated/enums";
import { sha256 } from "@/lib/platform/hash";
import { asId } from "@/lib/platform/ids";

/** The session behind the cookie of this request. `publicId` names it to its owner; the token itself stays in the cookie. */
export type CurrentSession = Readonly<{ publicId: string; actor: SignedIn; method: SignInMethod }>;

/** Where a request comes from, as the list of sessions shows it. */
export type RequestOrigin = Readonly<{ userAgent: string; ipAddress: string }>;

/** A session just begun. The token goes into the cookie and nowhere else. */
export type OpenedSession = Readonly<{ token: string; publicId: string; kind: SignedIn["kind"]; expiresAt: Date }>;

/** What a sign-in must know of the request that asks for it. */
export type SignInContext = Readonly<{
  from: RequestOrigin;
  /** The session this browser had until now; it ends, whoever's it was. */
  replaces: CurrentSession | null;
  at: Date;
}>;

type SessionRow = {
  public_id: string;
  method: SignInMethod;
  person_id: string | null;
  staff_id: string | null;
  full_name: string;
  role: StaffRole | null;
  agency_id: string | null;
  office_id: string | null;
  province_code: string | null;
  assurance_level: number | null;
  last_seen_at: Date;
  expires_at: Date;
};

/** A fresh secret for a cookie: 256 random bits. */
export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

function actorOf(row: SessionRow): SignedIn | null {
  const name = row.full_name;
  if (row.person_id !== null) return mintActor({ kind: "CITIZEN", id: asId<"person">(row.person_id), name, assuranceLevel: row.assurance_level ?? 0 });
  if (row.staff_id === null || row.role === null || row.province_code === null) return null;
  return staffActorOf({ id: row.staff_id, name, role: row.role, agencyId: row.agency_id, officeId: row.office_id, provinceCode: row.province_code });
}

/**
 * The session that a token opens, or null when it was ended, is too old, or its account is disabled or incomplete.
 * Writes "last seen" at most once a minute.
 */
export async function sessionOfToken(token: string): Promise<CurrentSession | null> {
  const tokenHash = sha256(token);
  const [row] = await readPublic<SessionRow>({ name: "session-actor", text: "select * from session_actor($1)", values: [tokenHash] });
  const actor = row && actorOf(row);
  const at = now();
  if (!row || !actor || !isLive(actor.kind, { lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, at)) return null;
  const seenBefore = new Date(at.getTime() - SEEN_EVERY);
  if (row.last_seen_at < seenBefore) {
    await transact({ "app.actor_kind": actor.kind, "app.actor_id": actor.id }, (tx) =>
      tx.session.updateMany({ where: { tokenHash, lastSeenAt: { lt: seenBefore }, endedAt: null }, data: { lastSeenAt: at } }),
    );
  }
  return { publicId: row.public_id, actor, method: row.method };
}

function cookieSettings() {
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = env("NEXTAUTH_URL", "NEXTAUTH_SECRET");
  const secure = NEXTAUTH_URL.startsWith("https://");
  return { name: `${secure ? "__Secure-" : ""}next-auth.session-token`, secure, secret: NEXTAUTH_SECRET };
}

/** What the cookie holds: next-auth's encrypted token around the session's random id, and nothing else. */
async function tokenInCookie(): Promise<string | null> {
  // Asked before the settings: at build time this tells Next that the page belongs to a request, and no setting is there yet.
  const jar = await cookies();
  const { name, secret } = cookieSettings();
  const sealed = jar.get(name)?.value;
  if (sealed === undefined || sealed === "") return null;
  try {
    const opened = await decode({ token: sealed, secret });
    return typeof opened?.sid === "string" ? opened.sid : null;
  } catch {
    // Made with another secret, cut off or forged: the same as no cookie.
    return null;
  }
}

/** The session of this request, or null. Asked once per rendered page, however many components want it. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const token = await tokenInCookie();
  return token === null ? null : sessionOfToken(token);
});

/** Who asks: the person of the session, or the visitor. */
export async function currentActor(): Promise<Actor> {
  return (await currentSession())?.actor ?? visitor();
}

function isOneOf<K extends ActorKind>(actor: Actor, kinds: readonly K[]): actor is Extract<Actor, { kind: K }> {
  return (kinds as readonly ActorKind[]).includes(actor.kind);
}

/**
 * For a page that only some kinds of people may see: a visitor is sent to sign in and comes back, anybody else finds nothing.
 * @throws Next's redirect or not-found, never an error of ours
 */
export async function signedInAs<K extends ActorKind>(...kinds: readonly K[]): Promise<Extract<Actor, { kind: K }>> {
  const actor = await currentActor();
  if (isOneOf(actor, kinds)) return actor;
  if (actor.kind !== "VISITOR") notFound();
  const path = (await headers()).get(PATH_HEADER);
  redirect(path === null ? "/dang-nhap" : `/dang-nhap?tiep=${encodeURIComponent(path)}`);
}

/** Puts the session into the browser's cookie. Only in server actions and route handlers. */
export async function keepSession(session: OpenedSession): Promise<void> {
  const { name, secure, secret } = cookieSettings();
  const maxAge = Math.max(1, Math.floor((session.expiresAt.getTime() - now().getTime()) / 1000));
  const value = await encode({ token: { sid: session.token }, secret, maxAge });
  (await cookies()).set({ name, value, httpOnly: true, sameSite: "lax", path: "/", secure, expires: session.expiresAt });
}

/** Takes the session and what the sign-in left behind out of the browser. Only in server actions and route handlers. */
export async function forgetSession(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    // A browser ignores the deletion of a __Secure- or __Host- cookie that is not itself marked secure.
    if (/^(__Secure-|__Host-)?next-auth\./.test(name)) jar.set({ name, value: "", path: "/", httpOnly: true, sameSite: "lax", secure: name.startsWith("__"), maxAge: 0 });
  }
}

/** Device and address of this request. The address is what the nearest proxy (or the server itself) saw: the last one in the list. */
export async function requestOrigin(): Promise<RequestOrigin> {
  const given = await headers();
  const ipAddress = given.get("x-forwarded-for")?.split(",").at(-1)?.trim().replace(/^::ffff:/, "") ?? "";
  return { userAgent: (given.get("user-agent") ?? "").slice(0, 400), ipAddress: ipAddress.slice(0, 64) };
}

/** The context of a sign-in in this request. */
export async function signInContext(): Promise<SignInContext> {
  return { from: await requestOrigin(), replaces: await currentSession(), at: now() };
}
