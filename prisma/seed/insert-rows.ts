import type pg from "pg";

/** A row by its column names, in JSON's terms: instants and days as text, bigints as numbers or text. */
export type Row = Readonly<Record<string, unknown>>;

const CHUNK = 2000;

/**
 * Inserts rows in few statements; PostgreSQL reads the JSON into the table's own types. Rows that are already there stay.
 * Every row has the columns of the first one; other columns take their defaults.
 * @returns how many were new
 */
export async function insertRows(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<number> {
  const first = rows[0];
  if (!first) return 0;
  const columns = Object.keys(first).map((column) => client.escapeIdentifier(column)).join(", ");
  const name = client.escapeIdentifier(table);
  const text = `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb) on conflict do nothing`;
  let inserted = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const result = await client.query(text, [JSON.stringify(rows.slice(start, start + CHUNK))]);
    inserted += result.rowCount ?? 0;
  }
  return inserted;
}
