#!/usr/bin/env node
// What the Prisma CLI runs as its schema engine (PRISMA_SCHEMA_ENGINE_BINARY): the engine's line-delimited JSON-RPC on stdio,
// answered by Prisma's own WebAssembly engine, so that nothing is downloaded. See docs/decisions/002-runtime-migrations.md.
import fs from "node:fs";
import readline from "node:readline";
import { register } from "tsx/esm/api";

register();
const { engineVersion, openSchemaEngine } = await import("./prisma-engine.ts");

const args = process.argv.slice(2);
const after = (name) => args[args.indexOf(name) + 1];
if (args.includes("--version")) {
  process.stdout.write(`schema-engine-cli ${engineVersion()}\n`);
  process.exit(0);
}
// The first real call reports a connection error better than this probe.
if (args.includes("can-connect-to-database")) process.exit(0);

const url = args.includes("--datasource") ? JSON.parse(after("--datasource")).url : process.env.DATABASE_URL;
const rest = args.includes("--datamodels") ? args.slice(args.indexOf("--datamodels") + 1) : [];
const end = rest.findIndex((argument) => argument.startsWith("--"));
const paths = end === -1 ? rest : rest.slice(0, end);
const datamodels = paths.map((path) => [path, fs.readFileSync(path, "utf8")]);
const { engine } = await openSchemaEngine(url, datamodels.length > 0 ? datamodels : undefined);

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (!method) continue; // the CLI's answer to our `print`
  try {
    const result = await engine[method](params?.[0] ?? params);
    if (method === "diff" && result.stdout) send({ id: 10_000 + id, method: "print", params: { content: result.stdout } });
    send({ id, result: result ?? {} });
  } catch (error) {
    const data = { is_panic: false, message: String(error?.message ?? error), meta: error?.meta ?? null, error_code: error?.code ?? null };
    send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
  }
}
process.exit(0);
