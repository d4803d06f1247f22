import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { isAlive, startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/platform/embedded-postgres";
import { demoSecrets, writePrivately } from "@/scripts/demo/data-folder";

const Runtime = z.object({
  /** The port of PostgreSQL. */
  port: z.number().int(),
  /** The process that started it and will stop it. */
  pid: z.number().int(),
  urls: z.object({ owner: z.string(), app: z.string(), jobs: z.string() }),
  /** The web's address, while the demo runs. */
  web: z.string().optional(),
});
export type Runtime = z.infer<typeof Runtime>;

const fileIn = (dataDir: string) => path.join(dataDir, "runtime.json");

/** What runs on this DATA_DIR now, undefined when nothing does: the file alone proves nothing, PostgreSQL must answer. */
export async function runningHere(dataDir: string): Promise<Runtime | undefined> {
  if (!fs.existsSync(fileIn(dataDir))) return undefined;
  const read = Runtime.safeParse(JSON.parse(fs.readFileSync(fileIn(dataDir), "utf8")));
  if (!read.success || !isAlive(read.data.pid)) return undefined;
  const client = new pg.Client({ connectionString: read.data.urls.owner, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return read.data;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts the embedded PostgreSQL of this DATA_DIR and records it for the other tools. */
export async function startRecordedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const secrets = demoSecrets(dataDir);
  const passwords = { owner: secrets.ownerPassword, app: secrets.appPassword, jobs: secrets.jobsPassword };
  const server = await startEmbeddedPostgres({ dataDir, passwords, durable: true });
  record(dataDir, { port: server.port, pid: process.pid, urls: server.urls });
  // Also when the tool leaves by process.exit() in the middle: a signal is sent, waiting is no longer possible.
  const leave = () => {
    forget(dataDir);
    if (isAlive(server.pid)) process.kill(server.pid, "SIGINT");
  };
  process.on("exit", leave);
  const stop = async () => {
    forget(dataDir);
    await server.stop();
    process.off("exit", leave);
  };
  return { ...server, stop };
}

export function record(dataDir: string, runtime: Runtime) {
  writePrivately(fileIn(dataDir), runtime);
}

/** Takes this process's record away, never that of a successor which has already started. */
export function forget(dataDir: string) {
  if (!fs.existsSync(fileIn(dataDir))) return;
  const read = Runtime.safeParse(JSON.parse(fs.readFileSync(fileIn(dataDir), "utf8")));
  if (read.data?.pid === process.pid) fs.rmSync(fileIn(dataDir), { force: true });
}
