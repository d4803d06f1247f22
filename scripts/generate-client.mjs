// Runs after `npm ci`: writes the Prisma client into lib/platform/generated. Plain JavaScript, because it must work on any
// system before anything else does. Prisma must not look for its schema engine on the network: it is told of ours.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const prisma = path.resolve(path.dirname(createRequire(import.meta.url).resolve("prisma/package.json")), "build", "index.js");
const { status, error } = spawnSync(process.execPath, [prisma, "generate"], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "scripts", "schema-engine.mjs"),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
});
if (error) throw error;
process.exit(status ?? 1);
