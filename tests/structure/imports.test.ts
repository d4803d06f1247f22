import { execFile } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, "../..");
type Config = { forbidden: IForbiddenRuleType[]; options: ICruiseOptions };
const config = createRequire(import.meta.url)(path.join(ROOT, ".dependency-cruiser.cjs")) as Config;

/** Rooms from top to bottom, as the rules know them: the one that no rule looks down from is the top. */
function roomsOfRules(): string[] {
  const ranked = config.forbidden.flatMap(({ name }) => /^(.*)-looks-down-only$/.exec(name ?? "")?.[1] ?? []);
  const text = JSON.stringify(config.forbidden);
  const top = fs.readdirSync(path.join(ROOT, "lib")).filter((room) => room !== "platform" && !ranked.includes(room) && text.includes(room));
  return [...top, ...ranked];
}

const rooms = roomsOfRules();
const importOf = (target: string) => `import { it } from "@/${target}";\nexport const mine = it;\n`;
const LEAF = "export const it = 1;\n";

/** A tree that breaks each rule once; every key is a rule's name. */
const PLANTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(rooms.slice(1).map((room, i) => [
    `${room}-looks-down-only`,
    { [`lib/${room}/low.ts`]: importOf(`lib/${rooms[i] ?? ""}/high`), [`lib/${rooms[i] ?? ""}/high.ts`]: LEAF },
  ])),
  "no-cycles": { "lib/dossiers/one.ts": importOf("lib/dossiers/two"), "lib/dossiers/two.ts": `${importOf("lib/dossiers/one")}export { it } from "@/lib/dossiers/three";\n`, "lib/dossiers/three.ts": LEAF },
  "platform-knows-no-room": { "lib/platform/nosy.ts": importOf("lib/dossiers/three") },
  "only-app-imports-app": { "lib/dossiers/reaching.ts": importOf("app/page"), "app/page.ts": LEAF },
  "lib-never-renders": { "lib/dossiers/painting.ts": importOf("components/ui/paint"), "components/ui/paint.ts": LEAF },
  "components-take-props": { "components/dossiers/asking.ts": importOf("lib/dossiers/queries"), "lib/dossiers/queries.ts": LEAF },
  "ui-is-domain-free": { "components/ui/knowing.ts": importOf("lib/dossiers/labels"), "lib/dossiers/labels.ts": LEAF },
  "database-behind-doors": { "app/thu-tuc/page.ts": importOf("lib/platform/db"), "lib/platform/db.ts": LEAF },
  "rules-are-pure": { "lib/dossiers/rule.ts": 'import { it } from "pg";\nexport const mine = it;\n', "node_modules/pg/index.js": "exports.it = 1;\n", "node_modules/pg/package.json": '{"name":"pg","version":"1.0.0","main":"index.js"}' },
  "request-only-at-the-edge": { "lib/dossiers/commands/act.ts": 'import { it } from "next";\nexport const mine = it;\n', "node_modules/next/index.js": "exports.it = 1;\n", "node_modules/next/package.json": '{"name":"next","version":"1.0.0","main":"index.js"}' },
  "actors-are-minted-by-the-session": { "app/tra-cuu/page.ts": importOf("lib/access/with-actor"), "lib/access/with-actor.ts": LEAF },
  "product-needs-no-tests": { "lib/dossiers/lazy.ts": importOf("tests/factories"), "tests/factories.ts": LEAF },
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-imports-"));
let caught: Map<string, string[]>;

function plant(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // A file planted for one rule may be the goal of another: the first text stays unless it is only a leaf.
    if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") === LEAF) fs.writeFileSync(file, text);
  }
}

beforeAll(async () => {
  for (const files of Object.values(PLANTED)) plant(files);
  fs.writeFileSync(path.join(folder, "package.json"), '{"name":"planted","type":"module","dependencies":{"pg":"1.0.0","next":"1.0.0"}}');
  fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./*"] } } }));
  // The very command and configuration of `npm run check`, in the planted tree.
  const cli = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const { stdout } = await run(process.execPath, [cli, "app", "components", "lib", "--config", path.join(ROOT, ".dependency-cruiser.cjs"), "--output-type", "json"], { cwd: folder, maxBuffer: 50_000_000 })
    .catch((failed: unknown) => failed as { stdout: string });
  caught = new Map();
  for (const { rule, from } of (JSON.parse(stdout) as ICruiseResult).summary.violations) caught.set(rule.name, [...(caught.get(rule.name) ?? []), from]);
}, 60_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("the house's import rules", () => {
  test("know the rooms that there are, and no others", () => {
    const folders = fs.readdirSync(path.join(ROOT, "lib"), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== "platform").map(({ name }) => name);
    expect(rooms).toHaveLength(13);
    expect([...rooms].sort()).toEqual(folders.sort());
  });

  test("are all errors, and each has a planted violation here", () => {
    expect(config.forbidden.filter(({ severity }) => severity !== "error")).toEqual([]);
    expect(Object.keys(PLANTED).sort()).toEqual(config.forbidden.map(({ name }) => name ?? "").sort());
  });

  test.each(Object.entries(PLANTED))("catch the violation of %s", (name, files) => {
    const offender = Object.keys(files)[0] ?? "";
    expect(caught.get(name) ?? [], `${name} was not caught`).toContain(offender);
  });
});
