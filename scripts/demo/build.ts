import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { NEXT, runChild, type Child } from "@/scripts/demo/children";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const STAMP = path.join(ROOT, ".next", "built-from");
const BUILD_ID = path.join(ROOT, ".next", "BUILD_ID");
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "prisma/models",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "package-lock.json",
  "tsconfig.json",
];

/** One hash over the content of everything the production build is made of (generated code and tests are not sources). */
export function sourceHash(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const root = path.join(ROOT, source);
    if (!fs.existsSync(root)) continue;
    for (const file of filesUnder(root)) hash.update(`${path.relative(ROOT, file)}\0`).update(fs.readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

export function isBuilt(): boolean {
  return fs.existsSync(BUILD_ID) && fs.existsSync(STAMP) && fs.readFileSync(STAMP, "utf8") === sourceHash();
}

/** Runs `next build`, unless `.next` was built from these very sources. @throws with the end of the build's log */
export async function buildWhenStale(logs: string, onStart: (child: Child) => void): Promise<void> {
  if (isBuilt()) return;
  const hash = sourceHash();
  for (const old of [STAMP, BUILD_ID]) fs.rmSync(old, { force: true });
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await runChild({ name: "build", script: [NEXT, "build"], env, logs }, onStart);
  if (!fs.existsSync(BUILD_ID)) throw new Error(`next build kết thúc mà không có bản dựng. Xem ${path.join(logs, "build.log")}`);
  fs.writeFileSync(STAMP, hash);
}

function filesUnder(root: string): string[] {
  if (fs.statSync(root).isFile()) return [root];
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes(".test.") && !entry.parentPath.includes(`${path.sep}generated`))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
