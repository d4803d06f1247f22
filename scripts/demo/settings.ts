import { createHmac } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { env } from "@/lib/platform/env";
import { freePort } from "@/lib/platform/embedded-postgres";
import { demoSecrets, storageUrl } from "@/scripts/demo/data-folder";

/** The addresses of one demo. `mailPage`, `identityProvider`, `postalOperator` and `signingService` are undefined when the environment names real ones. */
export type DemoSettings = Readonly<{
  origin: string;
  port: number;
  logs: string;
  mailPage: string | undefined;
  identityProvider: string | undefined;
  postalOperator: string | undefined;
  signingService: string | undefined;
  /** Each process gets only the database login it works with. */
  environmentOf: (process: "web" | "worker" | "identity-provider" | "mail-catcher" | "postal-operator" | "signing-service" | "seed") => NodeJS.ProcessEnv;
}>;

/** The remote-signing service that the simulator plays; its keys and its root are made in the data folder when it starts. */
function demoSigning(url: string, dataDir: string, key: string): Readonly<Record<string, string>> {
  const clientSecret = createHmac("sha256", key).update("signing client").digest("hex");
  return { url: `${url}/csc/v1`, clientId: "mot-cua-buu-chinh", clientSecret, timeStampUrl: `${url}/tsa`, trustedRoots: path.join(dataDir, "signing", "roots.pem") };
}

/** Two operators that the simulator plays: one speaks VNPost's way, the other one's of its own; the first is cheaper. */
function demoCarriers(url: string, key: string): readonly Readonly<Record<string, string | number>>[] {
  const secret = (name: string) => createHmac("sha256", key).update(name).digest("hex");
  const carrier = (code: string, name: string, shape: string, postage: number) => ({ code, name, shape, url: `${url}/${code}`, secret: secret(`${code} secret`), webhookSecret: secret(`${code} webhook`), postage });
  return [
    { ...carrier("vnpost", "VNPost (mô phỏng)", "VNPOST", 26_000), user: "tinh37", customerCode: "TTPVHCC37" },
    carrier("chuyen-phat-nhanh", "Chuyển phát nhanh (mô phỏng)", "PARCEL_API", 30_000),
  ];
}

/**
 * Settles ports, addresses and secrets. The web takes PORT (an error when it is busy), else 3000 or a free one; the simulators
 * the four after it, or free ones. What the environment already says wins.
 */
export async function settleDemo(dataDir: string, urls: DatabaseUrls): Promise<DemoSettings> {
  const wanted = env("PORT").PORT;
  let port = await freePort(wanted);
  // A demo that was stopped a moment ago may still be letting go of it.
  for (let attempt = 1; process.env.PORT && port !== wanted && attempt <= 25; attempt++) {
    await sleep(200);
    port = await freePort(wanted);
  }
  if (process.env.PORT && port !== wanted) throw new Error(`Cổng ${wanted} đang bận. Chọn cổng khác, ví dụ: PORT=${wanted + 10} npm run demo`);
  const identityProvider = process.env.OIDC_ISSUER ? undefined : `http://localhost:${await freePort(port + 1)}`;
  const mailPage = process.env.SMTP_URL ? undefined : `http://localhost:${await freePort(port + 2)}`;
  const smtpUrl = process.env.SMTP_URL || `smtp://127.0.0.1:${await freePort(port + 3)}`;
  const postalOperator = process.env.POSTAL_CARRIERS ? undefined : `http://localhost:${await freePort(port + 4)}`;
  const signingService = process.env.SIGNING_SERVICE ? undefined : `http://localhost:${await freePort(port + 5)}`;
  const origin = process.env.PUBLIC_ORIGIN || `http://localhost:${port}`;
  const secrets = demoSecrets(dataDir);
  const logs = path.join(dataDir, "logs");
  fs.mkdirSync(logs, { recursive: true });

  const common: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: dataDir,
    DEMO_MODE: "true",
    STORAGE_URL: process.env.STORAGE_URL || storageUrl(dataDir),
    SMTP_URL: smtpUrl,
    MAIL_FROM: process.env.MAIL_FROM || "Một Cửa Bưu Chính <khong-tra-loi@motcua.example>",
    PUBLIC_ORIGIN: origin,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || origin,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    OIDC_ISSUER: process.env.OIDC_ISSUER || identityProvider,
    OIDC_CLIENT_ID: process.env.OIDC_CLIENT_ID || "mot-cua-buu-chinh",
    OIDC_CLIENT_SECRET: process.env.OIDC_CLIENT_SECRET || secrets.oidcClientSecret,
    POSTAL_CARRIERS: process.env.POSTAL_CARRIERS || JSON.stringify(demoCarriers(postalOperator ?? "", secrets.nextAuthSecret)),
    SIGNING_SERVICE: process.env.SIGNING_SERVICE || JSON.stringify(demoSigning(signingService ?? "", dataDir, secrets.nextAuthSecret)),
    PORT: String(port),
    // Empty, not absent: Next would otherwise take them from a .env file.
    DATABASE_URL: "",
    DATABASE_APP_URL: "",
    DATABASE_JOBS_URL: "",
  };
  const logins: Record<Parameters<DemoSettings["environmentOf"]>[0], NodeJS.ProcessEnv> = {
    web: { NODE_ENV: "production", DATABASE_APP_URL: urls.app },
    worker: { NODE_ENV: "production", DATABASE_JOBS_URL: urls.jobs, DATABASE_APP_URL: urls.app },
    "identity-provider": { NODE_ENV: "production" },
    "mail-catcher": { NODE_ENV: "production" },
    "postal-operator": { NODE_ENV: "production" },
    "signing-service": { NODE_ENV: "production" },
    seed: { NODE_ENV: "production", DATABASE_URL: urls.owner, DATABASE_APP_URL: urls.app, DATABASE_JOBS_URL: urls.jobs },
  };
  return {
    origin,
    port,
    logs,
    mailPage,
    identityProvider,
    postalOperator,
    signingService,
    environmentOf: (name) => ({ ...common, ...logins[name] }),
  };
}
