import path from "node:path";
import { env } from "@/lib/platform/env";
import { DEMO_IDENTITIES } from "@/simulators/identity-provider/demo-people";
import { startIdentityProvider } from "@/simulators/identity-provider/server";

// The process of the demo: listens where OIDC_ISSUER says, knows the one client of OIDC_CLIENT_ID.
const settings = env("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "NEXTAUTH_URL", "DATA_DIR");
const provider = await startIdentityProvider({
  port: Number(new URL(settings.OIDC_ISSUER).port),
  client: {
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: settings.OIDC_CLIENT_SECRET,
    redirectUris: [`${settings.NEXTAUTH_URL}/api/auth/callback/vneid`],
    postLogoutRedirectUris: [settings.NEXTAUTH_URL, `${settings.NEXTAUTH_URL}/`],
  },
  people: DEMO_IDENTITIES,
  keyFile: path.resolve(settings.DATA_DIR, "identity-provider-keys.json"),
});
process.stdout.write(`Định danh mô phỏng: ${provider.issuer}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void provider.close().then(() => process.exit(0)));
