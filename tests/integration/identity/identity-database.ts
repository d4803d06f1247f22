import pg from "pg";
import { now } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { AGENCIES } from "@/prisma/seed/data/agencies/agencies";
import { POST_OFFICES } from "@/prisma/seed/data/agencies/post-offices";
import { DEMO_CITIZENS } from "@/prisma/seed/data/people";
import { seedPeople } from "@/prisma/seed/people";
import { freshDatabase } from "@/tests/setup/database";

export type IdentityDatabase = Readonly<{ owner: pg.Client; close: () => Promise<void> }>;

/** A database of this test file with the demo's people in it; `lib/platform/db` of this process points to it. */
export async function identityDatabase(): Promise<IdentityDatabase> {
  const database = await freshDatabase();
  process.env.DATABASE_APP_URL = database.urls.app;
  process.env.DATABASE_JOBS_URL = database.urls.jobs;
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  const communes = [...new Set([...DEMO_CITIZENS, ...POST_OFFICES].map(({ communeCode }) => communeCode))];
  await owner.query("insert into province (code, name) values ('37', 'Tỉnh Ninh Bình')");
  await owner.query("insert into commune (code, province_code, name, search_text) select code, '37', code, code from unnest($1::text[]) code", [communes]);
  await owner.query(
    `insert into agency (id, code, name, short_name, province_code, level, effective_from)
     select gen_random_uuid(), code, name, "shortName", "provinceCode", level::agency_level, "effectiveFrom"::date
     from jsonb_to_recordset($1::jsonb) as a(code text, name text, "shortName" text, "provinceCode" text, level text, "effectiveFrom" text)`,
    [JSON.stringify(AGENCIES)],
  );
  await owner.query(
    `insert into post_office (id, code, name, address, commune_code, province_code)
     select gen_random_uuid(), code, name, address, "communeCode", "provinceCode"
     from jsonb_to_recordset($1::jsonb) as o(code text, name text, address text, "communeCode" text, "provinceCode" text)`,
    [JSON.stringify(POST_OFFICES)],
  );
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
