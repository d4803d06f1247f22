import type pg from "pg";
import { rowsOf } from "@/scripts/verify/stream";
import type { Tally } from "@/scripts/verify/tally";

/**
 * A promise that the database can look for itself: counts what it is made about, then streams the rows that break it.
 * @param counted a query of one number
 * @param bad queries of `row` and `words`, each of one way to break it
 */
export async function checkBySql(client: pg.ClientBase, tally: Tally, counted: string, bad: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ count: string }>(counted);
  tally.rows += Number(rows[0]?.count ?? 0);
  for (const query of bad) {
    for await (const { row, words } of rowsOf<{ row: string; words: string }>(client, query)) tally.fault({ row, words });
  }
}

/** How a query names the dossier of alias `d`, as `nameOf` does. */
export const DOSSIER_NAME = "'hồ sơ ' || coalesce(d.code, d.submission_code) || ' (' || d.id || ')'";
