import fs from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { inDatabase } from "@/lib/platform/database-urls";

declare global {
  var PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => void } | undefined;
}

/** Prisma's own schema engine, as WebAssembly on a PostgreSQL pool. `close` ends its connections. */
export type OpenEngine = Readonly<{ engine: glue.SchemaEngine; close: () => Promise<void> }>;

const INTERNAL_CHAR = 18;
const TEXT = 25;

export function engineVersion(): string {
  loadGlue();
  return glue.version();
}

/**
 * Opens Prisma's schema engine on the database at `url`. `datamodels` are [path, content] pairs of `.prisma` files, needed
 * only by commands that compare with the schema. See docs/decisions/002-runtime-migrations.md.
 */
export async function openSchemaEngine(url: string, datamodels?: [string, string][]): Promise<OpenEngine> {
  loadGlue();
  const { pool, adapter } = await connect(url);
  const factory = new PrismaPg(pool);
  factory.connect = () => Promise.resolve(adapter);
  factory.connectToShadowDb = () => connectToShadow(url);
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
  return { engine, close: () => pool.end() };
}

let loaded = false;
function loadGlue() {
  if (loaded) return;
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const module = new WebAssembly.Module(fs.readFileSync(file));
  const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": patientImports() });
  glue.__wbg_set_wasm(exports);
  if (typeof exports.__wbindgen_start === "function") exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
  loaded = true;
}

/** The engine leaves the 10 s timer of its lock running; it must not keep a finished tool waiting. */
function patientImports(): WebAssembly.ModuleImports {
  const imports: WebAssembly.ModuleImports = { ...glue };
  const name = Object.keys(imports).find((key) => key.startsWith("__wbg_setTimeout_"));
  if (name !== undefined) imports[name] = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  return imports;
}

type PgAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

async function connect(url: string): Promise<{ pool: pg.Pool; adapter: PgAdapter }> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const charColumns = noteCharColumns(pool);
  const adapter = await new PrismaPg(pool).connect();
  reportCharColumns(adapter, charColumns);
  // The adapter would cut a script at every ";", also inside a function's body. PostgreSQL takes it whole, as one transaction.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return { pool, adapter };
}

/**
 * adapter-pg does not know PostgreSQL's internal "char" (OID 18), which the engine's catalogue queries return. Here such a
 * column passes as text, and its position is kept for `reportCharColumns`. The engine sends one query at a time.
 */
function noteCharColumns(pool: pg.Pool): { last: number[] } {
  const columns: { last: number[] } = { last: [] };
  pool.on("connect", (client) => {
    client.connection?.prependListener("rowDescription", (message: { fields: { dataTypeID: number }[] }) => {
      columns.last = [];
      message.fields.forEach((field, position) => {
        if (field.dataTypeID !== INTERNAL_CHAR) return;
        field.dataTypeID = TEXT;
        columns.last.push(position);
      });
    });
  });
  return columns;
}

function reportCharColumns(adapter: SqlDriverAdapter, columns: { last: number[] }) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: SqlQuery) => {
    columns.last = [];
    const result = await queryRaw(query);
    for (const position of columns.last) result.columnTypes[position] = ColumnTypeEnum.Character;
    return result;
  };
}

async function connectToShadow(url: string): Promise<PgAdapter> {
  const name = `prisma_shadow_${process.pid}_${Math.round(performance.now() * 1000)}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database "${name}" template template0`);
  const { pool, adapter } = await connect(inDatabase(url, name));
  adapter.dispose = async () => {
    await pool.end();
    await admin.query(`drop database "${name}" with (force)`);
    await admin.end();
  };
  return adapter;
}
