import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { freePort } from "@/lib/platform/embedded-postgres";
import { buildWhenStale, isBuilt } from "@/scripts/demo/build";
import { type Child, NEXT, runChild, startChild } from "@/scripts/demo/children";
import { dataFolder } from "@/scripts/demo/data-folder";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const BARE_SOURCE = path.join(ROOT, "tests/bench/bare-next");
const BARE = path.join(ROOT, "tests/.out/bare-next");
const REQUEST_CLOCK = pathToFileURL(path.join(import.meta.dirname, "request-clock.mjs")).href;

/** The product's production build and its two floors, each on a port of this machine; `webPid`: the product's own process. */
export type Servers = Readonly<{ ours: string; webPid: number; floor: string; bare: string; secret: string; stop: () => Promise<void> }>;

/** A request as the server had it: from its arrival to the last byte of its answer, in milliseconds; `at`: the end, milliseconds since 1970. */
export type ServedRequest = Readonly<{ method: string; address: string; ms: number; at: number }>;
type Start = Readonly<{ floors: boolean; /** Hears of each request to the product when it has ended. */ onServed?: (request: ServedRequest) => void }>;

function bareHash(): string {
  const hash = createHash("sha256");
  for (const file of ["app/layout.tsx", "app/page.tsx", "next.config.mjs"]) hash.update(fs.readFileSync(path.join(BARE_SOURCE, file)));
  return hash.update(fs.readFileSync(path.join(ROOT, "tests/bench/plain-sql.ts"))).update(fs.readFileSync(path.join(ROOT, "package-lock.json"))).digest("hex");
}

const isBareBuilt = () => fs.existsSync(path.join(BARE, "built-from")) && fs.readFileSync(path.join(BARE, "built-from"), "utf8") === bareHash();

/** True when both builds are there: a short measurement does not wait for a build. */
export function areBuilt(): boolean {
  return isBuilt() && isBareBuilt();
}

/** The bare page is copied out of the source tree, so that its build leaves nothing there; it finds the project's packages above it. */
async function buildBareNext(logs: string, onStart: (child: Child) => void): Promise<void> {
  if (isBareBuilt()) return;
  fs.rmSync(BARE, { recursive: true, force: true });
  fs.cpSync(BARE_SOURCE, BARE, { recursive: true });
  fs.copyFileSync(path.join(ROOT, "tests/bench/plain-sql.ts"), path.join(BARE, "..", "plain-sql.ts"));
  await runChild({ name: "bare-build", script: [NEXT, "build", BARE], env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }, logs }, onStart);
  fs.writeFileSync(path.join(BARE, "built-from"), bareHash());
}

async function untilAnswering(address: string, child: Child): Promise<void> {
  for (const started = performance.now(); performance.now() - started < 60_000; await sleep(150)) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (response?.status === 200) return;
  }
  throw new Error(`${address} không trả 200. Cuối nhật ký:\n${child.logTail()}`);
}

/** Builds what is stale and starts the product on the measured database, with its floors beside it unless told otherwise. */
export async function startServers(urls: DatabaseUrls, log: (line: string) => void, { floors, onServed }: Start = { floors: true }): Promise<Servers> {
  const logs = path.join(dataFolder(), "bench", "logs");
  fs.mkdirSync(logs, { recursive: true });
  const children: Child[] = [];
  const onStart = (child: Child) => void children.push(child);
  const stop = async () => void (await Promise.all(children.map((child) => child.stop())));
  try {
    log("Dựng bản sản phẩm và trang Next trơn (khi nguồn đã đổi)");
    await buildWhenStale(logs, onStart);
    if (floors) await buildBareNext(logs, onStart);
    const [ours, floor, bare] = [await freePort(), await freePort(), await freePort()];
    const secret = randomBytes(24).toString("hex");
    const origin = `http://127.0.0.1:${ours}`;
    const common: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: "", DATABASE_JOBS_URL: "", DATABASE_APP_URL: "" };
    const web: NodeJS.ProcessEnv = {
      ...common, DATABASE_APP_URL: urls.app, PUBLIC_ORIGIN: origin, NEXTAUTH_URL: origin, NEXTAUTH_SECRET: secret, OIDC_ISSUER: "http://127.0.0.1:9",
      OIDC_CLIENT_ID: "bench", OIDC_CLIENT_SECRET: secret, DEMO_MODE: "true", PORT: String(ours), ...(onServed && { NODE_OPTIONS: `--import ${REQUEST_CLOCK}` }),
    };
    const start = async (name: string, script: [string, ...string[]], env: NodeJS.ProcessEnv, address: string, onMessage?: (message: unknown) => void) => {
      const child = startChild({ name, script, env, logs, ...(onMessage && { onMessage }) });
      children.push(child);
      await untilAnswering(address, child);
      return child.pid ?? 0;
    };
    const webPid = await start("bench-web", [NEXT, "start", "-H", "127.0.0.1", "-p", String(ours)], web, `${origin}/tra-cuu`, onServed && ((message) => onServed(message as ServedRequest)));
    if (!floors) return { ours: origin, webPid, floor: "", bare: "", secret, stop };
    await start("bench-floor", ["tests/bench/floor-server.ts"], { ...common, PORT: String(floor), BENCH_DATABASE_URL: urls.owner }, `http://127.0.0.1:${floor}/?q=none`);
    await start("bench-bare", [NEXT, "start", BARE, "-H", "127.0.0.1", "-p", String(bare)], { ...common, BENCH_DATABASE_URL: urls.owner }, `http://127.0.0.1:${bare}/?q=none`);
    return { ours: origin, webPid, floor: `http://127.0.0.1:${floor}`, bare: `http://127.0.0.1:${bare}`, secret, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
