import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { APP_ROLE, asRole, inDatabase, JOBS_ROLE, type DatabaseUrls } from "@/lib/platform/database-urls";
import { startEmbeddedPostgres } from "@/lib/platform/embedded-postgres";
import { migrateDatabase } from "@/scripts/migrations";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated, empty database that `freshDatabase()` copies. */
    templateDatabase: DatabaseUrls;
  }
}

/**
 * Once per run: a PostgreSQL of its own in a temporary folder (or the server of TEST_DATABASE_URL, whose login must be allowed
 * to create databases and roles), with one template database that all migrations were applied to.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const name = `mcbc_template_${randomBytes(4).toString("hex")}`;
  const external = process.env.TEST_DATABASE_URL;
  const server = external === undefined ? await startTemporaryServer() : { urls: urlsOnServer(external), stop: () => Promise.resolve() };
  const admin = new pg.Client({ connectionString: inDatabase(server.urls.owner, "postgres") });
  await admin.connect();
  await admin.query(`create database "${name}" template template0`);
  const template = {
    owner: inDatabase(server.urls.owner, name),
    app: inDatabase(server.urls.app, name),
    jobs: inDatabase(server.urls.jobs, name),
  };
  await migrateDatabase(template);
  project.provide("templateDatabase", template);
  return async () => {
    await admin.query(`drop database if exists "${name}" with (force)`);
    await admin.end();
    await server.stop();
  };
}

async function startTemporaryServer() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-test-"));
  fs.chmodSync(dataDir, 0o711);
  const password = () => randomBytes(12).toString("hex");
  const server = await startEmbeddedPostgres({ dataDir, passwords: { owner: password(), app: password(), jobs: password() }, durable: false });
  const stop = async () => {
    await server.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { urls: server.urls, stop };
}

function urlsOnServer(owner: string): DatabaseUrls {
  return { owner, app: asRole(owner, APP_ROLE, "mcbc-test-app"), jobs: asRole(owner, JOBS_ROLE, "mcbc-test-jobs") };
}
