import pg from "pg";
import { statementsOf } from "../../plain-sql";

export const dynamic = "force-dynamic";

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 12 });

type Params = Promise<Record<string, string | undefined>>;

/** The rows of the question as tables, and nothing else: no shell, no session, no policies. */
export default async function Page({ searchParams }: { searchParams: Params }) {
  const { q = "list", v = "[]" } = await searchParams;
  const values: unknown[] = JSON.parse(v);
  const tables: Record<string, unknown>[][] = [];
  for (const text of statementsOf(q)) tables.push((await pool.query(text, values)).rows);
  return (
    <main>
      <h1>{q}</h1>
      {tables.map((rows, place) => (
        <table key={place}>
          <thead>
            <tr>{Object.keys(rows[0] ?? {}).map((column) => <th key={column}>{column}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              <tr key={line}>{Object.entries(row).map(([column, value]) => <td key={column}>{value instanceof Date ? value.toISOString() : typeof value === "object" ? JSON.stringify(value) : String(value)}</td>)}</tr>
            ))}
          </tbody>
        </table>
      ))}
    </main>
  );
}
