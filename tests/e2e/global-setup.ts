import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "@/lib/platform/embedded-postgres";
import { NEXT, startChild } from "@/scripts/demo/children";
import { storageUrl } from "@/scripts/demo/data-folder";
import { launch, type RunningDemo } from "@/scripts/demo/launch";
import { tellStack } from "@/tests/e2e/stack";

/** What would lead the run to somebody's real database, mail or storage. */
const OF_OTHERS = [
  "DATABASE_URL", "DATABASE_APP_URL", "DATABASE_JOBS_URL", "STORAGE_URL", "SMTP_URL", "MAIL_FROM", "PUBLIC_ORIGIN", "NEXTAUTH_URL", "NEXTAUTH_SECRET",
  "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "DEMO_MODE", "DATA_DIR", "POSTAL_CARRIERS", "SIGNING_SERVICE",
];
const DOSSIERS_PER_STAGE = 6;

/** The production build beside the demo's, on the same data, without demo mode. */
async function startForReal(demo: RunningDemo): Promise<{ origin: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const { logs, environmentOf } = demo.settings;
  const env = { ...environmentOf("web"), PORT: String(port), PUBLIC_ORIGIN: origin, NEXTAUTH_URL: origin, DEMO_MODE: "false" };
  const child = startChild({ name: "web-for-real", script: [NEXT, "start", "-p", String(port)], env, logs });
  return { origin, stop: child.stop };
}

/**
 * A product of this run's own: an empty temporary folder, free ports, the pilot's year and a few dossiers of every stage.
 * With MCBC_E2E already told (tests/e2e/stack.ts) that product is used and left running: quicker while writing a test.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.MCBC_E2E !== undefined) return () => Promise.resolve();
  for (const name of OF_OTHERS) delete process.env[name];
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-e2e-"));
  fs.chmodSync(dataDir, 0o711);
  process.env.PORT = String(await freePort());
  const log = (line: string) => process.stdout.write(`  ${line}\n`);
  const demo = await launch({ dataDir, web: "production", dossiersPerStage: DOSSIERS_PER_STAGE, log, signal: new AbortController().signal });
  const { origin, mailPage, identityProvider, signingService } = demo.settings;
  const real = await startForReal(demo);
  tellStack({ origin, realOrigin: real.origin, mailPage: mailPage ?? "", identityProvider: identityProvider ?? "", signingService: signingService ?? "", ownerUrl: demo.urls.owner, storageUrl: storageUrl(dataDir) });
  return async () => {
    await real.stop();
    await demo.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
