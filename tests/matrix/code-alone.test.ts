import { randomBytes } from "node:crypto";
import pg from "pg";
import { vi } from "vitest";
import { asRole } from "@/lib/platform/database-urls";
import type * as session from "@/lib/identity/session";
import { TODAY } from "@/tests/factories";
import { runMatrix } from "@/tests/matrix/run";

vi.mock("@/lib/platform/clock", () => ({ now: () => new Date(TODAY) }));
vi.mock("@/lib/identity/session", async (original) => ({
  ...(await original<typeof session>()),
  currentActor: async () => (await import("@/tests/matrix/current-actor")).request.actor,
}));

/** The database's lock is off: the web's login has the app's rights and sees past every policy. */
runMatrix("CODE", async ({ urls }) => {
  const role = `mcbc_matrix_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(8).toString("hex");
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  await owner.query(`create role ${role} login bypassrls inherit password '${password}' in role mcbc_app`);
  await owner.end();
  process.env.DATABASE_APP_URL = asRole(urls.app, role, password);
});
