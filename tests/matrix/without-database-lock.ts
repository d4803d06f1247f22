import { randomBytes } from "node:crypto";
import pg from "pg";
import { asRole } from "@/lib/platform/database-urls";
import type { TestDatabase } from "@/tests/setup/database";

/** The database's lock is off: the web's login has the app's rights and sees past every policy. */
export async function withoutDatabaseLock({ urls }: TestDatabase): Promise<void> {
  const role = `mcbc_matrix_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(8).toString("hex");
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  await owner.query(`create role ${role} login bypassrls inherit password '${password}' in role mcbc_app`);
  await owner.end();
  process.env.DATABASE_APP_URL = asRole(urls.app, role, password);
}
