import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asRole, databaseOf } from "@/lib/platform/database-urls";
import { migrateDatabase, migrationsOnDisk } from "@/scripts/migrations";
import { freshDatabase, type TestDatabase } from "@/tests/setup/database";

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

test("every migration on disk is recorded as applied, in Prisma's own table", async () => {
  const rows = await owner.query<{ migration_name: string; checksum: string }>(
    "select migration_name, checksum from _prisma_migrations where finished_at is not null order by migration_name",
  );
  expect(rows.rows).toEqual(migrationsOnDisk().map(({ name, checksum }) => ({ migration_name: name, checksum })));
  expect(rows.rowCount).toBeGreaterThan(0);
});

test("migrating again applies nothing", async () => {
  expect(await migrateDatabase(database.urls)).toEqual([]);
});

test("the web and the worker log in as roles that own nothing and cannot bypass row-level security", async () => {
  for (const url of [database.urls.app, database.urls.jobs]) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const rights = await client.query<{ rolsuper: boolean; rolbypassrls: boolean; rolcreaterole: boolean; rolcreatedb: boolean; owned: string }>(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (select count(*) from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = current_user`,
    );
    await client.end();
    expect(rights.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: "0" }]);
  }
});

test("the web's role can add a job but cannot create a table", async () => {
  const app = new pg.Client({ connectionString: database.urls.app });
  await app.connect();
  const queues = await app.query("select count(*) from pgboss.queue");
  expect(queues.rowCount).toBe(1);
  await expect(app.query("create table public.mine (a int)")).rejects.toMatchObject({ code: "42501" });
  await app.end();
});

test("an edited migration is refused by name", async () => {
  const name = migrationsOnDisk()[0]?.name ?? "";
  await owner.query("update _prisma_migrations set checksum = 'edited' where migration_name = $1", [name]);
  await expect(migrateDatabase(database.urls)).rejects.toThrow(name);
  const checksum = migrationsOnDisk()[0]?.checksum ?? "";
  await owner.query("update _prisma_migrations set checksum = $2 where migration_name = $1", [name, checksum]);
});

test("an owner without superuser rights can migrate (a managed server in production gives no more)", async () => {
  await owner.query("create role plain_owner login createrole createdb password 'plain'");
  await owner.query("create database plain_owned owner plain_owner template template0");
  await owner.query("grant mcbc_app, mcbc_jobs to plain_owner with admin option");
  const plain = new URL(asRole(database.urls.owner, "plain_owner", "plain"));
  plain.pathname = "/plain_owned";
  const elsewhere = (url: string) => url.replace(`/${databaseOf(url)}`, "/plain_owned");
  try {
    const applied = await migrateDatabase({ owner: plain.href, app: elsewhere(database.urls.app), jobs: elsewhere(database.urls.jobs) });
    expect(applied).toEqual(migrationsOnDisk().map(({ name }) => name));
  } finally {
    await owner.query("drop database plain_owned with (force)");
    await owner.query("drop role plain_owner");
  }
});

test("a role that exists with another password is left alone, and said so", async () => {
  const other = asRole(database.urls.app, "mcbc_app", "not-its-password");
  await expect(migrateDatabase({ ...database.urls, app: other })).rejects.toThrow("mcbc_app đã có trên máy chủ này với mật khẩu khác");
});
