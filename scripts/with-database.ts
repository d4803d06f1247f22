import fs from "node:fs";
import path from "node:path";
import { APP_ROLE, asRole, JOBS_ROLE, type DatabaseUrls } from "@/lib/platform/database-urls";
import { env } from "@/lib/platform/env";
import { dataFolder, demoSecrets, storageUrl } from "@/scripts/demo/data-folder";
import { runningHere, startRecordedPostgres } from "@/scripts/demo/runtime";
import { migrateDatabase } from "@/scripts/migrations";

/** Reads `.env` of the project, when there is one, the way the web does; variables already set win. */
export function loadDotEnv() {
  const file = path.resolve(import.meta.dirname, "..", ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

/**
 * Runs a command-line tool's work on the right database: the server of DATABASE_URL when it is set; else the running demo's;
 * else the embedded one, started (and migrated, unless `migrated` is false) for this work and stopped after it, also when the work throws.
 * Meanwhile DATABASE_URL, DATABASE_APP_URL, DATABASE_JOBS_URL and STORAGE_URL are set for whatever reads them through `env()`:
 * import modules that connect when they are loaded inside `work`.
 */
export async function withDatabase<T>(work: (urls: DatabaseUrls) => Promise<T>, { migrated = true } = {}): Promise<T> {
  loadDotEnv();
  if (process.env.DATABASE_URL) {
    const urls = externalUrls();
    setEnvironment(urls);
    return work(urls);
  }
  const dataDir = dataFolder();
  const running = await runningHere(dataDir);
  if (running !== undefined) {
    setEnvironment(running.urls);
    return work(running.urls);
  }
  const server = await startRecordedPostgres(dataDir);
  // Ctrl-C ends the tool through process.exit(), which takes the server along.
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]] as const) process.once(signal, () => process.exit(code));
  try {
    if (migrated) await migrateDatabase(server.urls);
    setEnvironment(server.urls);
    return await work(server.urls);
  } finally {
    process.on("uncaughtException", passOverLostConnections);
    await server.stop();
  }
}

/** Idle connections of the tool's own pools hear that the server stops: no news, and it must not hide why the work failed. */
function passOverLostConnections(error: Error) {
  if ("code" in error && (error.code === "57P01" || error.code === "ECONNRESET")) return;
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(1);
}

/** The three logins of DATABASE_URL's server. Missing ones are derived, with the passwords of this DATA_DIR's secrets. */
export function externalUrls(): DatabaseUrls {
  const owner = env("DATABASE_URL").DATABASE_URL;
  const derived = (role: string, password: "appPassword" | "jobsPassword") => asRole(owner, role, demoSecrets(dataFolder())[password]);
  return {
    owner,
    app: process.env.DATABASE_APP_URL || derived(APP_ROLE, "appPassword"),
    jobs: process.env.DATABASE_JOBS_URL || derived(JOBS_ROLE, "jobsPassword"),
  };
}

function setEnvironment(urls: DatabaseUrls) {
  process.env.DATABASE_URL = urls.owner;
  process.env.DATABASE_APP_URL = urls.app;
  process.env.DATABASE_JOBS_URL = urls.jobs;
  process.env.STORAGE_URL ||= storageUrl(dataFolder());
}
