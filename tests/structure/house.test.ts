import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { EFFECT_OF } from "@/scripts/verify/operations";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CODE = /\.(ts|tsx|mts|mjs|cjs|css)$/;

/** Files under the folders, by their path from the root. */
function filesUnder(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    fs.readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
      .filter((file) => !file.includes("/generated/") && !file.includes("node_modules")));
}

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");
const app = filesUnder("app");
const named = (pattern: RegExp) => app.filter((file) => pattern.test(file));
const WINGS = /^app\/(cong-dan|buu-dien|co-quan|quan-tri)\//;

describe("the house", () => {
  test("has no file over 350 lines, data and tests aside", () => {
    const long = filesUnder("app", "components", "lib", "scripts", "simulators", "prisma/seed")
      .filter((file) => CODE.test(file) && !file.startsWith("prisma/seed/data/") && !file.endsWith(".test.ts"))
      .map((file) => [file, read(file).split("\n").length] as const)
      .filter(([, lines]) => lines > 350);
    expect(long).toEqual([]);
  });

  test("has no barrels, and no file without a subject", () => {
    const shapeless = filesUnder("app", "components", "lib", "scripts", "simulators", "prisma/seed").filter((file) => /\/(index|utils?|helpers?|common|misc|constants|types)\.tsx?$/.test(file));
    expect(shapeless).toEqual([]);
  });

  // The gate stands in the page, or in what the page reads through beside it; a page that only leads on reads nothing.
  const GATE = /\bawait (signedInAs|currentActor)\(/;
  const readsThrough = (file: string) => [...read(file).matchAll(/from "@\/(app\/[^"]+)"/g)].map(([, beside]) => `${beside}.ts`).filter((beside) => !beside.endsWith("/actions.ts") && app.includes(beside));
  const onlyLeadsOn = (file: string) => !/from "@\/(lib|components)\//.test(read(file)) && /^\s*redirect\("\/[^"]*"\);$/m.test(read(file));

  test.each(named(/\/page\.tsx$/).filter((file) => WINGS.test(file)))("gates %s by who is signed in", (file) => {
    expect(onlyLeadsOn(file) || [file, ...readsThrough(file)].some((source) => GATE.test(read(source))), file).toBe(true);
  });

  test("has pages behind gates at all", () => {
    expect(named(/\/page\.tsx$/).filter((file) => WINGS.test(file)).length).toBeGreaterThan(0);
  });

  test.each(named(/\/actions\.ts$/))("marks %s as running on the server only", (file) => {
    expect(read(file).trimStart().startsWith('"use server";')).toBe(true);
  });

  test("keeps server functions in actions.ts alone", () => {
    const elsewhere = filesUnder("app", "components", "lib").filter((file) => CODE.test(file) && !file.endsWith("/actions.ts") && /^\s*["']use server["']/m.test(read(file)));
    // Sign-out as a plain form of the shells: it hands its form to the action and nothing more.
    expect(elsewhere).toEqual(["app/(public)/dang-xuat/leave.ts"]);
    expect(read("app/(public)/dang-xuat/leave.ts")).toContain("await signOut(null, form);");
  });

  test("authorises neither in a layout nor in a proxy", () => {
    const early = named(/\/(layout|template)\.tsx$/).filter((file) => /\bsignedInAs\(|\bpermit\(/.test(read(file)));
    expect(early).toEqual([]);
    expect(fs.existsSync(path.join(ROOT, "middleware.ts"))).toBe(false);
    // The proxy tells pages their address; it knows neither people nor permissions.
    if (fs.existsSync(path.join(ROOT, "proxy.ts"))) expect(read("proxy.ts")).not.toMatch(/@\/lib\/(access|identity\/(session|actor))|redirect|rewrite|cookies/);
  });

  test("has nothing in app/api but what machines need", () => {
    const folders = fs.readdirSync(path.join(ROOT, "app/api"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const allowed = ["agency-inbox", "auth", "control-slips", "courier-sync", "earlier-dossiers", "files", "forms", "health", "labels", "manifests", "question-photos", "open-data", "pin-slips", "register", "scans", "uploads", "v1", "webhooks"];
    expect(folders.filter((folder) => !allowed.includes(folder))).toEqual([]);
    expect(named(/^app\/api\/[^/]+\//).filter((file) => !file.endsWith("/route.ts"))).toEqual([]);
  });

  test("reads no wall clock and no environment through a side door", () => {
    const asides = filesUnder("app", "components", "lib").filter((file) => CODE.test(file) && !/^lib\/platform\/(clock|env|embedded-postgres)\.ts$/.test(file) && !file.endsWith(".test.ts") && /performance\.timeOrigin|Temporal\.Now|globalThis\.process/.test(read(file)));
    expect(asides).toEqual([]);
  });

  test("tells verify what each command leaves behind", () => {
    const commands = filesUnder("lib").filter((file) => /\/commands(\/[^/]+)?\.ts$|\/commands\//.test(file))
      .flatMap((file) => [...read(file).matchAll(/\bonce(?:<\w+>)?\(\s*[^,]+,\s*[^,]+,\s*"(\w+)"|\bonceEach<[^(]*>\([^"]*"(\w+)"|\bcommand: "(\w+)"/g)].map((match) => match.slice(1).find((name) => name !== undefined) ?? ""));
    expect(commands.length).toBeGreaterThan(5);
    expect([...new Set(commands)].sort()).toEqual(Object.keys(EFFECT_OF).sort());
  });
});
