import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freePort } from "@/lib/platform/embedded-postgres";
import { DEMO_IDENTITIES } from "@/simulators/identity-provider/demo-people";
import { startIdentityProvider, type RunningIdentityProvider } from "@/simulators/identity-provider/server";

const redirectUri = "http://localhost:3999/api/auth/callback/vneid";
const secret = "a-secret-of-the-test-client";
const [person] = DEMO_IDENTITIES;
const subject = person?.sub ?? "";
let folder: string;
let provider: RunningIdentityProvider;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-idp-"));
  const client = { clientId: "mcbc", clientSecret: secret, redirectUris: [redirectUri], postLogoutRedirectUris: [] };
  provider = await startIdentityProvider({ port: await freePort(), client, people: DEMO_IDENTITIES, keyFile: path.join(folder, "keys.json") });
});
afterEach(() => provider.setFaults({ mode: "none", delay: 0 }));
afterAll(async () => {
  await provider.close();
  fs.rmSync(folder, { recursive: true });
});

/** A browser of one sign-in: follows redirects by hand, keeping cookies. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>): Promise<{ status: number; location: string; text: string }> => {
    const response = await fetch(new URL(url, provider.issuer), {
      redirect: "manual",
      method: form === undefined ? "GET" : "POST",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      body: form && new URLSearchParams(form),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get("location") ?? "", text: await response.text() };
  };
}

const verifier = randomBytes(32).toString("base64url");
const request = (changes: Record<string, string | undefined> = {}) => {
  const parameters = {
    client_id: "mcbc",
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid",
    state: "trang-thai",
    nonce: "mot-lan",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  };
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/auth?${new URLSearchParams(given)}`;
};

async function signIn(sub: string): Promise<URL> {
  const visit = browser();
  const choice = (await visit(request())).location;
  expect((await visit(choice)).text).toContain("Chọn người");
  const back = await visit(choice, { sub });
  return new URL((await visit(back.location)).location);
}

async function tokensFor(code: string, codeVerifier = verifier) {
  const response = await fetch(`${provider.issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`mcbc:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: codeVerifier }),
  });
  return { status: response.status, body: Object(await response.json()) };
}

const claimsOf = (idToken: string) => Object(JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()));
const userinfo = async (token: string) => Object(await (await fetch(`${provider.issuer}/me`, { headers: { authorization: `Bearer ${token}` } })).json());

test("one choice signs a person in: the code comes back with the state, the ID token with the nonce, userinfo with the identity", async () => {
  const back = await signIn(subject);
  expect(back.href.startsWith(redirectUri)).toBe(true);
  expect(back.searchParams.get("state")).toBe("trang-thai");
  const { status, body } = await tokensFor(back.searchParams.get("code") ?? "");
  expect(status).toBe(200);
  expect(claimsOf(body.id_token)).toMatchObject({ sub: subject, nonce: "mot-lan", aud: "mcbc", iss: provider.issuer, loAs: "2" });
  expect(await userinfo(body.access_token)).toEqual({ ...person });
});

test("no PKCE, no nonce or another redirect address: no code", async () => {
  expect(new URL((await browser()(request({ code_challenge: undefined, code_challenge_method: undefined }))).location).searchParams.get("error")).toBe("invalid_request");

  const visit = browser();
  const refused = await visit((await visit(request({ nonce: undefined }))).location);
  expect(new URL((await visit(refused.location)).location).searchParams.get("error")).toBe("invalid_request");

  const elsewhere = await browser()(request({ redirect_uri: "https://ke-gian.vidu.vn/" }));
  expect([elsewhere.status, elsewhere.location]).toEqual([400, ""]);
});

test("a code is worth nothing with another verifier, and only once", async () => {
  const stolen = (await signIn(subject)).searchParams.get("code") ?? "";
  expect((await tokensFor(stolen, randomBytes(32).toString("base64url"))).body.error).toBe("invalid_grant");
  const code = (await signIn(subject)).searchParams.get("code") ?? "";
  expect((await tokensFor(code)).status).toBe(200);
  expect((await tokensFor(code)).body.error).toBe("invalid_grant");
});

test("the person may give up", async () => {
  const visit = browser();
  const choice = (await visit(request())).location;
  const back = await visit(`${new URL(choice, provider.issuer).pathname}/thoi`, {});
  expect(new URL((await visit(back.location)).location).searchParams.get("error")).toBe("access_denied");
});

test("faults on request", async () => {
  await fetch(`${provider.issuer}/mo-phong`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"mode":"down"}' });
  expect((await browser()(request())).status).toBe(503);

  const claimsUnder = async (mode: "wrong-nonce" | "no-identity-number" | "malformed-identity-number" | "other-subject" | "low-assurance") => {
    provider.setFaults({ mode, delay: 0 });
    const { body } = await tokensFor((await signIn(subject)).searchParams.get("code") ?? "");
    return { token: claimsOf(body.id_token), info: await userinfo(body.access_token) };
  };
  expect((await claimsUnder("wrong-nonce")).token.nonce).not.toBe("mot-lan");
  expect((await claimsUnder("no-identity-number")).info).not.toHaveProperty("SoDinhDanh");
  expect((await claimsUnder("malformed-identity-number")).info.SoDinhDanh).not.toMatch(/^\d{12}$/);
  expect((await claimsUnder("other-subject")).info.sub).not.toBe(subject);
  expect((await claimsUnder("low-assurance")).info.loAs).toBe("1");
});
