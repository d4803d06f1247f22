import { generateKeyPairSync, randomBytes } from "node:crypto";
import fs from "node:fs";
import Provider, { interactionPolicy, type Configuration, type JWKS } from "oidc-provider";
import { spoiled, spoilProtocol, type Faults } from "@/simulators/identity-provider/faults";
import { errorPage, signedOutPage, signOutPage } from "@/simulators/identity-provider/pages";
import type { Identity } from "@/simulators/identity-provider/people";

const IDENTITY_CLAIMS = [
  "sub",
  "LoaiTaiKhoan",
  "SoDinhDanh",
  "HoVaTen",
  "ThuDienTu",
  "SoDienThoai",
  "GioiTinh",
  "NgayThangNamSinh",
  "ThuongTru",
  "NoiOHienNay",
  "loAs",
];

export type ClientRegistration = Readonly<{
  clientId: string;
  clientSecret: string;
  /** Compared exactly. */
  redirectUris: readonly string[];
  postLogoutRedirectUris: readonly string[];
}>;

/** Signing and cookie keys, made at the first start and kept in `file`, so that a restart does not spoil running sign-ins. */
function keptKeys(file: string): { jwks: JWKS; cookieKeys: string[] } {
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, "utf8"));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keys = {
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: randomBytes(8).toString("hex") }] },
    cookieKeys: [randomBytes(32).toString("hex")],
  };
  fs.writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/** Every sign-in shows the choice of people: a newcomer wants to become someone else, not to be remembered. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get("login")?.checks.add(
    new interactionPolicy.Check("always_ask", "Chọn người", "login_required", (ctx) =>
      ctx.oidc.result?.login === undefined ? interactionPolicy.Check.REQUEST_PROMPT : interactionPolicy.Check.NO_NEED_TO_PROMPT,
    ),
  );
  return policy;
}

/** A conforming OpenID provider: authorization code only, PKCE (S256) required, exact redirect addresses, claims in userinfo and ID token. */
export function demoProvider(issuer: string, client: ClientRegistration, people: readonly Identity[], keyFile: string, faults: () => Faults): Provider {
  const { jwks, cookieKeys } = keptKeys(keyFile);
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.clientId,
        client_name: "Một Cửa Bưu Chính",
        client_secret: client.clientSecret,
        redirect_uris: [...client.redirectUris],
        post_logout_redirect_uris: [...client.postLogoutRedirectUris],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    jwks,
    cookies: { keys: cookieKeys },
    pkce: { required: () => true },
    scopes: ["openid"],
    claims: { openid: IDENTITY_CLAIMS },
    conformIdTokenClaims: false,
    acrValues: ["1", "2", "3"],
    interactions: { url: (_ctx, interaction) => `/dang-nhap/${interaction.uid}`, policy: alwaysAsk() },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)),
        postLogoutSuccessSource: (ctx) => void (ctx.body = signedOutPage()),
      },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 900, Session: 900, Grant: 900 },
    findAccount: (_ctx, sub) => {
      const person = people.find((candidate) => candidate.sub === sub);
      return person && { accountId: sub, claims: () => ({ ...spoiled(person, faults()) }) };
    },
    // The citizen agreed by choosing the demo person; a consent page would only be one more click.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId: ctx.oidc.session?.accountId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.type = "html";
      ctx.body = errorPage("Không đăng nhập được", `${out.error}: ${out.error_description ?? ""}`);
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.use(spoilProtocol(faults));
  return provider;
}
