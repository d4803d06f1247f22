import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { now } from "@/lib/platform/clock";
import { freePort } from "@/lib/platform/embedded-postgres";
import { seedNumberRanges } from "@/prisma/seed/number-ranges";
import { seedFoundation } from "@/prisma/seed/seed";
import { buildWhenStale } from "@/scripts/demo/build";
import type { Child } from "@/scripts/demo/children";
import { storageUrl } from "@/scripts/demo/data-folder";
import { startRecordedPostgres } from "@/scripts/demo/runtime";
import { migrateDatabase } from "@/scripts/migrations";
import { World } from "@/tests/factories";
import { useDatabase } from "@/tests/seeded-database";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const LEAVE_WITH_PARENT = `${pathToFileURL(path.join(ROOT, "scripts/demo/leave-with-parent.mjs")).href}?launcher=${process.pid}`;
/** What would lead the run to somebody's real database, mail or storage. */
const OF_OTHERS = ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_JOBS_URL", "STORAGE_URL", "SMTP_URL", "PUBLIC_ORIGIN", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "POSTAL_CARRIERS", "SIGNING_SERVICE"];

/** The web server: one process that is killed without a word and started again on the same port. */
export class Web {
  private child: ChildProcess | null = null;
  restarts = 0;

  constructor(readonly port: number, private readonly env: NodeJS.ProcessEnv, private readonly logs: string) {}

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    const log = fs.openSync(path.join(this.logs, "kill-web.log"), "a");
    const entry = path.join(ROOT, "node_modules/next/dist/bin/next");
    this.child = spawn(process.execPath, ["--import", LEAVE_WITH_PARENT, entry, "start", "-p", String(this.port)], { cwd: ROOT, env: this.env, detached: true, stdio: ["ignore", log, log, "ipc"] });
    fs.closeSync(log);
    for (const started = performance.now(); performance.now() - started < 120_000; await sleep(100)) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/tra-cuu`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
      if (answer?.status === 200) return;
    }
    throw new Error(`The web server does not answer: ${path.join(this.logs, "kill-web.log")}`);
  }

  /** SIGKILL to the process and all that it started: no time to finish anything. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-child.pid, "SIGKILL");
    await gone;
    this.child = null;
  }

  async killAndStart(darkMs: number): Promise<void> {
    await this.kill();
    this.restarts += 1;
    await sleep(darkMs);
    await this.start();
  }
}

/** A product of this run's own: PostgreSQL, foundation, storage and the production build behind a web server that may die. */
export type Product = Readonly<{ web: Web; world: World; urls: DatabaseUrls; stop: () => Promise<void> }>;

async function seedInto(urls: DatabaseUrls, log: (line: string) => void): Promise<void> {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    await seedFoundation(owner, log);
    await seedNumberRanges(owner, now());
  } finally {
    await owner.end();
  }
}

/** @param dataDir an empty folder that PostgreSQL's own user can reach */
export async function startProduct(dataDir: string, log: (line: string) => void): Promise<Product> {
  for (const name of OF_OTHERS) delete process.env[name];
  process.env.DATA_DIR = dataDir;
  const logs = path.join(dataDir, "logs");
  fs.mkdirSync(logs, { recursive: true });
  const children: Child[] = [];
  const server = await startRecordedPostgres(dataDir);
  const { urls } = server;
  let web: Web | null = null;
  const stop = async () => {
    await web?.kill();
    await Promise.all(children.map((child) => child.stop()));
    await server.stop();
  };
  try {
    log("Cơ sở dữ liệu: cấu trúc và dữ liệu nền");
    await migrateDatabase(urls);
    await seedInto(urls, log);
    log("Bản dựng trang web (dựng khi nguồn đã đổi)");
    await buildWhenStale(logs, (child) => children.push(child));
    process.env.STORAGE_URL = storageUrl(dataDir);
    const database = { urls, drop: () => Promise.resolve() };
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const secret = randomBytes(24).toString("hex");
    web = new Web(port, {
      ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: "", DATABASE_JOBS_URL: "", DATABASE_APP_URL: urls.app,
      PUBLIC_ORIGIN: origin, NEXTAUTH_URL: origin, NEXTAUTH_SECRET: secret, OIDC_ISSUER: "http://127.0.0.1:9", OIDC_CLIENT_ID: "kill", OIDC_CLIENT_SECRET: secret,
      DEMO_MODE: "true", PORT: String(port),
    }, logs);
    await web.start();
    await useDatabase(database);
    return { web, world: await World.open(database), urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
