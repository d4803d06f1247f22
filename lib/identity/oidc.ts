import NextAuth, { type AuthOptions } from "next-auth";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import { visitor } from "@/lib/identity/actor";
import { countFromAddress } from "@/lib/identity/attempts";
import { signInCitizen } from "@/lib/identity/commands/sign-in-citizen";
import { localPath } from "@/lib/identity/destination";
import { type OpenedSession, signInContext } from "@/lib/identity/session";
import { SESSION_LIMITS } from "@/lib/identity/session-limits";
import { recordFailure } from "@/lib/identity/sign-in-transaction";
import { SIGN_IN_TROUBLES, type SignInTrouble } from "@/lib/identity/sign-in-troubles";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { ok, refused, type Refusal, type Result } from "@/lib/platform/result";

/** The provider's name in our addresses: the redirect address registered there is /api/auth/callback/vneid. */
export const PROVIDER = "vneid";

/** How an attempt ended: filled in while next-auth handles the answer of the identity provider. */
type Outcome = { opened?: OpenedSession; refusal?: Refusal };

function authOptions(outcome: Outcome): AuthOptions {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, NEXTAUTH_SECRET } = env("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "NEXTAUTH_SECRET");
  const maxAge = SESSION_LIMITS.CITIZEN.absolute / 1000;
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge },
    jwt: { maxAge },
    pages: { signIn: "/dang-nhap", error: "/dang-nhap", signOut: "/dang-xuat" },
    // Its own log would print the claims, which are personal data: only the kind of the trouble is kept.
    logger: { error: (code, detail) => logTrouble(code, troubleOf(detail)), warn: () => undefined, debug: () => undefined },
    providers: [
      {
        id: PROVIDER,
        name: "VNeID",
        type: "oauth",
        issuer: OIDC_ISSUER,
        wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId: OIDC_CLIENT_ID,
        clientSecret: OIDC_CLIENT_SECRET,
        // On a shared computer the next person must not fall into the account of the one before.
        authorization: { params: { scope: "openid", prompt: "login" } },
        checks: ["pkce", "state", "nonce"],
        idToken: true,
        userinfo: { request: async ({ client, tokens }) => claimsTogether(tokens.id_token, await client.userinfo(tokens.access_token ?? "")) },
        httpOptions: { timeout: 8_000 },
        profile: (claims: { sub: string }) => ({ id: claims.sub }),
      },
    ],
    callbacks: {
      signIn: async ({ profile }) => {
        const answer = await signInCitizen(visitor(), profile, await signInContext());
        if (answer.ok) outcome.opened = answer.value;
        else outcome.refusal = answer.refusals[0];
        return answer.ok;
      },
      jwt: () => ({ sid: outcome.opened?.token }),
      session: () => ({ expires: "" }),
    },
  };
}

/**
 * The ID token proves who it is (openid-client has checked its signature and nonce); the national portal tells the rest in
 * userinfo, which counts only when it speaks of the same subject (OpenID Connect Core 5.3.2).
 */
function claimsTogether<Told extends { sub: string }>(idToken: string | undefined, told: Told): Told {
  const proven: unknown = JSON.parse(Buffer.from(idToken?.split(".")[1] ?? "", "base64url").toString("utf8"));
  if (proven === null || typeof proven !== "object" || !("sub" in proven) || proven.sub !== told.sub) throw new TypeError("userinfo tells of another subject");
  return { ...proven, ...told };
}

function logTrouble(code: string, trouble: string): void {
  // A person who changes his mind at the provider is no trouble of ours.
  if (!trouble.includes("access_denied")) log.error(`sign-in: ${code}`, trouble);
}

function troubleOf(detail: unknown): string {
  const error = detail instanceof Error ? detail : detail !== null && typeof detail === "object" && "error" in detail ? detail.error : undefined;
  return error instanceof Error ? `${error.name}: ${error.message}` : "";
}

async function ask(path: readonly string[], options: AuthOptions, init?: { body: URLSearchParams }): Promise<NextResponse> {
  const { NEXTAUTH_URL } = env("NEXTAUTH_URL");
  const address = new URL(`/api/auth/${path.join("/")}`, NEXTAUTH_URL);
  const request = new NextRequest(address, init && { method: "POST", body: init.body, headers: { "content-type": "application/x-www-form-urlencoded" } });
  const answer: Response = await NextAuth(request, { params: Promise.resolve({ nextauth: [...path] }) }, options);
  const relayed = new NextResponse(answer.body, answer);
  const jar = await cookies();
  for (const cookie of relayed.cookies.getAll()) jar.set(cookie);
  return relayed;
}

/**
 * Begins a citizen's sign-in: next-auth makes state, nonce and PKCE and puts them into cookies of this answer, so one form without
 * JavaScript is enough. Only in server actions.
 * @param returnTo path of this site to come back to
 * @returns the identity provider's address to go to
 */
export async function startCitizenSignIn(returnTo: string): Promise<Result<string>> {
  const options = authOptions({});
  const body: unknown = await (await ask(["csrf"], options)).json();
  const csrfToken = body !== null && typeof body === "object" && "csrfToken" in body ? String(body.csrfToken) : "";
  const answer = await ask(["signin", PROVIDER], options, { body: new URLSearchParams({ csrfToken, callbackUrl: returnTo }) });
  const address = answer.headers.get("location");
  if (address === null || address.startsWith(new URL("/api/auth", env("NEXTAUTH_URL").NEXTAUTH_URL).href)) {
    return refused("PROVIDER_AWAY", SIGN_IN_TROUBLES.PROVIDER_AWAY);
  }
  return ok(address);
}

function wasCancelled(request: NextRequest): boolean {
  return request.nextUrl.searchParams.get("error") === "access_denied";
}

/** An answer that is not the provider's, or not to this browser: written down, but nobody can fill the chain with it. */
async function recordNonsense(): Promise<void> {
  const context = await signInContext();
  if (await countFromAddress(context.from.ipAddress)) await recordFailure("OIDC", "PROTOCOL", undefined, context);
}

/** Where the person was going when the sign-in began, from next-auth's cookie: kept for the next attempt. */
async function wantedPath(): Promise<string | undefined> {
  const kept = (await cookies()).getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value;
  return kept !== undefined && URL.canParse(kept) ? localPath(kept.slice(new URL(kept).origin.length)) : undefined;
}

/**
 * Handles the identity provider's answer. next-auth checks state, PKCE, nonce and the ID token; whatever fails leads back to the
 * sign-in page with words instead of next-auth's own error pages.
 */
export async function finishCitizenSignIn(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join("/") !== `callback/${PROVIDER}`) return new Response("Không có trang này.", { status: 404 });
  const outcome: Outcome = {};
  const answer: Response = await NextAuth(request, { params: Promise.resolve({ nextauth }) }, authOptions(outcome));
  if (outcome.opened !== undefined) return answer;
  const trouble: SignInTrouble | string = outcome.refusal?.reason ?? (wasCancelled(request) ? "da-huy" : "het-han");
  if (outcome.refusal === undefined && trouble !== "da-huy") await recordNonsense();
  const wanted = await wantedPath();
  answer.headers.set("location", `/dang-nhap?${new URLSearchParams({ loi: trouble, ...(wanted === undefined ? {} : { tiep: wanted }) })}`);
  return answer;
}
