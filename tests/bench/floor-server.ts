import { createReadStream } from "node:fs";
import http from "node:http";
import pg from "pg";
import { statementsOf } from "@/tests/bench/plain-sql";

/**
 * The floor of a page: plain `node:http` and `pg`, the rows of the same question as tables of HTML. `/?q=<question>&v=<values as JSON>`;
 * `/file?path=<file>` streams a file. Sends its port to whoever started it.
 */
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 12 });
pool.on("error", () => undefined);

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
const shown = (value: unknown) => escaped(value instanceof Date ? value.toISOString() : typeof value === "object" ? JSON.stringify(value) : String(value));

function tableOf(rows: readonly Record<string, unknown>[]): string {
  const head = Object.keys(rows[0] ?? {}).map((column) => `<th>${column}</th>`).join("");
  const body = rows.map((row) => `<tr>${Object.values(row).map((value) => `<td>${shown(value)}</td>`).join("")}</tr>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

async function page(question: string, values: unknown[]): Promise<string> {
  const tables: string[] = [];
  for (const text of statementsOf(question)) tables.push(tableOf((await pool.query<Record<string, unknown>>(text, values)).rows));
  return `<!doctype html><html lang="vi"><body><h1>${question}</h1>${tables.join("")}</body></html>`;
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname === "/file") {
    response.writeHead(200, { "Content-Type": "application/pdf" });
    createReadStream(url.searchParams.get("path") ?? "").pipe(response);
    return;
  }
  page(url.searchParams.get("q") ?? "list", JSON.parse(url.searchParams.get("v") ?? "[]") as unknown[]).then(
    (html) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(Number(process.env.PORT), "127.0.0.1");
