import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/platform/env";
import { type Prisma, PrismaClient } from "@/lib/platform/generated/client";

/** Transaction-local settings that the row-level policies read, e.g. `{"app.actor_kind": "CITIZEN"}`. */
export type TransactionSettings = Readonly<Record<`app.${string}`, string>>;
export type Tx = Prisma.TransactionClient;

/** A statement prepared once per connection under its name, for the hot reads. `brief`: it takes no longer than its way there and back. */
export type PreparedQuery = Readonly<{ name: string; text: string; values: readonly unknown[]; brief?: true }>;

type Connections = { prisma: PrismaClient; pool: pg.Pool; prismaPool: pg.Pool };
type Login = "app" | "jobs";

// Kept on globalThis: the development server reloads modules, and must not open pools each time.
const held = globalThis as typeof globalThis & { mcbcConnections?: Map<Login, Connections> };
const connections = (held.mcbcConnections ??= new Map());

function connect(login: Login): Connections {
  const existing = connections.get(login);
  if (existing) return existing;
  const connectionString = databaseUrl(login);
  // Prisma's adapter writes and reads moments without their offset: in a server whose zone is not UTC every one of them would shift.
  const max = login === "app" ? 12 : 4;
  // Half of them stay however quiet it is: a new connection has prepared nothing yet, and the next citizen would wait for that.
  const settings = { connectionString, options: "-c TimeZone=UTC", max, min: max / 2, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 };
  const prismaPool = new pg.Pool(settings);
  const pool = new pg.Pool({ ...settings, pipeline: true } as pg.PoolConfig);
  for (const each of [prismaPool, pool]) {
    // A server that goes away is reported by the next query; it must not end the process: neither in an idle client, nor in one that
    // somebody has taken out and has no query on its way (between the statements of a transaction, or before the first).
    each.on("error", () => undefined);
    each.on("connect", (client) => client.on("error", () => undefined));
  }
  const names = new Map<string, string>();
  const adapter = new PrismaPg(prismaPool, {
    statementNameGenerator: ({ sql }) => {
      const known = names.get(sql);
      if (known) return known;
      const name = `p${names.size}`;
      names.set(sql, name);
      return name;
    },
  });
  const made = { prisma: new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 20_000 } }), pool, prismaPool };
  connections.set(login, made);
  return made;
}

/** The address of a login's database, from the environment. @throws EnvironmentError when it is not set */
export function databaseUrl(login: Login): string {
  return login === "app" ? env("DATABASE_APP_URL").DATABASE_APP_URL : env("DATABASE_JOBS_URL").DATABASE_JOBS_URL;
}

function settingsStatement(settings: TransactionSettings): { text: string; values: string[] } {
  const values: string[] = [];
  const parts = Object.entries(settings).map(([key, value]) => {
    values.push(key, value);
    return `set_config($${values.length - 1}, $${values.length}, true)`;
  });
  return { text: `select ${parts.join(", ")}`, values };
}

/**
 * Runs `work` in one transaction of the web's role with the settings in force; commits when it resolves, rolls back when it throws.
 * @throws what `work` throws, and Prisma's errors when the database is away
 */
export async function transact<T>(settings: TransactionSettings, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { text, values } = settingsStatement(settings);
  return connect("app").prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(text, ...values);
    return work(tx);
  });
}

/** One transaction of the worker's role, which has policies of its own. */
export async function transactAsJobs<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return connect("jobs").prisma.$transaction(work);
}

/**
 * Runs prepared reads under the settings, one after the other: begin, settings, queries and commit travel together on one connection, in one packet.
 * @returns the rows of each, as pg reads them
 */
export async function readPrepared(settings: TransactionSettings, queries: readonly PreparedQuery[]): Promise<pg.QueryResultRow[][]> {
  const client = await connect("app").pool.connect();
  const stream = client instanceof pg.Client ? client.connection.stream : null;
  let broken: Error | undefined;
  try {
    const { text, values } = settingsStatement(settings);
    stream?.cork();
    const sent = [
      client.query("begin read only"),
      client.query({ name: `settings-${values.length}`, text, values }),
      ...queries.map((query) => client.query<pg.QueryResultRow>({ name: query.name, text: query.text, values: [...query.values] })),
      client.query("commit"),
    ];
    stream?.uncork();
    return (await Promise.all(sent)).slice(2, -1).map(({ rows }) => rows);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A read that needs no actor: the functions granted to everybody (session, public stage, public figures). */
export async function readPublic<Row extends pg.QueryResultRow>(query: PreparedQuery): Promise<Row[]> {
  const result = await connect("app").pool.query<Row>({ name: query.name, text: query.text, values: [...query.values] });
  return result.rows;
}

/** Closes every pool of this process (end of a worker, a tool or a test file). */
export async function closeDatabase(): Promise<void> {
  for (const { prisma, pool, prismaPool } of connections.values()) {
    await prisma.$disconnect();
    await pool.end();
    await prismaPool.end().catch(() => undefined);
  }
  connections.clear();
}
