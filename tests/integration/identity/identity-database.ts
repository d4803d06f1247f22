import pg from "pg";
import { now } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { seedPeople } from "@/prisma/seed/people";
import { seedReference } from "@/prisma/seed/reference";
import { freshDatabase } from "@/tests/setup/database";

export type IdentityDatabase = Readonly<{ owner: pg.Client; close: () => Promise<void> }>;

/** A database of this test file with the demo's people in it; `lib/platform/db` of this process points to it. */
export async function identityDatabase(): Promise<IdentityDatabase> {
  const database = await freshDatabase();
  process.env.DATABASE_APP_URL = database.urls.app;
  process.env.DATABASE_JOBS_URL = database.urls.jobs;
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  await seedReference(owner);
  await seedPeople(owner);
  const close = async () => {
    await closeDatabase();
    await owner.end();
    await database.drop();
  };
  return { owner, close };
}

/** The id of a demo employee. */
export async function staffId(owner: pg.Client, username: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>("select id from staff where username = $1", [username]);
  if (rows[0] === undefined) throw new Error(`Nobody is called ${username}`);
  return rows[0].id;
}

/** What the audit chain of a stream says, oldest first. */
export async function auditOf(owner: pg.Client, stream: string): Promise<{ event: string; subject_id: string | null; payload: Record<string, unknown>; actor_kind: string }[]> {
  const { rows } = await owner.query("select event, subject_id, payload, actor_kind from audit_event where stream = $1 order by seq", [stream]);
  return rows;
}

/** The context of a sign-in from an address; its time is the wall clock's, because sessions are judged by it. */
export function signInFrom(ipAddress: string, at = now()) {
  return { from: { userAgent: "vitest", ipAddress }, replaces: null, at };
}
