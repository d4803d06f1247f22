import pg from "pg";
import { DOSSIER_SQL } from "@/tests/bench/plain-sql";

/** The floor: bare `pg` as the owner of the tables, without policies, chain, outbox or Prisma. */
export type Plain = Readonly<{
  pool: pg.Pool;
  /** One prepared statement. */
  read: (name: string, text: string, values: readonly unknown[]) => Promise<pg.QueryResultRow[]>;
  /** One transaction, statement after statement. */
  transaction: <T>(work: (client: pg.PoolClient) => Promise<T>) => Promise<T>;
}>;

export function plainOn(ownerUrl: string): Plain {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 12 });
  pool.on("error", () => undefined);
  return {
    pool,
    read: async (name, text, values) => (await pool.query({ name, text, values: [...values] })).rows,
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await work(client);
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

/** Everything that a dossier's page shows: one prepared statement per table, on one connection; and the look written down. */
export function readPlainDossier(plain: Plain, id: string, reader: Readonly<{ id: string; name: string }>): Promise<pg.QueryResultRow[][]> {
  return plain.transaction(async (client) => {
    const parts: pg.QueryResultRow[][] = [];
    for (const [name, text] of Object.entries(DOSSIER_SQL)) parts.push((await client.query({ name, text, values: [id] })).rows);
    await client.query({
      name: "look",
      text: "insert into access_log (id, actor_kind, actor_id, actor_name, dossier_id, what) values (gen_random_uuid(), 'OFFICIAL', $1, $2, $3, 'Xem hồ sơ')",
      values: [reader.id, reader.name, id],
    });
    return parts;
  });
}
