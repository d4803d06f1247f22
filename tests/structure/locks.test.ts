import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const eslint = new ESLint({ cwd: ROOT });

/** What lint says of a text, as if it stood in that file. Nothing is written. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, filePath) });
  return (result?.messages ?? []).filter(({ severity }) => severity === 2).map(({ message, ruleId }) => `${ruleId ?? "parse"}: ${message}`);
}

const ACTIONS = "app/co-quan/ho-so/[id]/actions.ts";
const COMMANDS = "lib/dossiers/commands/claim-dossier.ts";
const QUERIES = "lib/dossiers/queries.ts";
const RULE = "lib/dossiers/lifecycle.ts";
const ACTOR = 'import type { Actor } from "@/lib/identity/actor";\nimport { permit } from "@/lib/access/policy";\n';

const FORGOTTEN: readonly (readonly [what: string, file: string, code: string, says: string])[] = [
  ["an action that is a function of its own", ACTIONS, '"use server";\nexport async function claim(form: FormData) { await form; }', "action(schema, command)"],
  ["an action made by something else", ACTIONS, '"use server";\nimport { other } from "@/x";\nexport const claim = other(1, 2);', "action(schema, command)"],
  ["a bare arrow as an action", ACTIONS, '"use server";\nexport const claim = async () => 1;', "action(schema, command)"],
  ["a default export beside actions", ACTIONS, '"use server";\nexport default function claim() { return 1; }', "action(schema, command)"],
  ["a command without an actor", COMMANDS, "export async function claim(id: string) { return id; }", "Actor"],
  ["a command whose actor comes second", COMMANDS, `${ACTOR}export async function claim(id: string, actor: Actor) { permit(actor, "dossier.process"); return id; }`, "Actor"],
  ["a door as an arrow", COMMANDS, `${ACTOR}export const claim = (actor: Actor) => permit(actor, "dossier.process");`, "function"],
  ["a command that does not ask for permission", COMMANDS, 'import type { Actor } from "@/lib/identity/actor";\nexport async function claim(actor: Actor) { return actor; }', "permit(actor"],
  ["a query that does not ask for permission", QUERIES, 'import type { Actor } from "@/lib/identity/actor";\nexport async function list(actor: Actor) { return actor; }', "permit(actor"],
  ["a read of dossiers without the scope", QUERIES, `${ACTOR}export async function list(actor: Actor, tx: { dossier: { findMany: (x: object) => object } }) { permit(actor, "dossier.read"); return tx.dossier.findMany({ where: {} }); }`, "dossiersVisibleTo"],
  ["a count of dossiers without the scope", QUERIES, `${ACTOR}export async function list(actor: Actor, tx: { dossier: { count: () => number } }) { permit(actor, "dossier.read"); return tx.dossier.count(); }`, "dossiersVisibleTo"],
  ["a write to dossiers without the scope", COMMANDS, `${ACTOR}export async function list(actor: Actor, tx: { dossier: { updateMany: (x: object) => object } }) { permit(actor, "dossier.process"); return tx.dossier.updateMany({ data: {} }); }`, "dossiersVisibleTo"],
  ["the machine's clock", RULE, "export const today = new Date();", "now()"],
  ["the machine's clock in milliseconds", RULE, "export const at = Date.now();", "now()"],
  ["the clock in a command", COMMANDS, `${ACTOR}export async function claim(actor: Actor) { permit(actor, "dossier.process"); return new Date(); }`, "now()"],
  ["the clock in a page", "app/(public)/page.tsx", "export default function Page() { return String(new Date()); }", "now()"],
  ["the environment read directly", RULE, "export const secret = process.env.NEXTAUTH_SECRET;", "env()"],
  ["the environment read in a page", "app/(public)/page.tsx", "export default function Page() { return process.env.PORT; }", "env()"],
  ["the system's actor in a command", COMMANDS, 'import { systemActor } from "@/lib/identity/actor";\nexport function x() { return systemActor(); }', "jobs alone"],
  ["any", RULE, "export const x: any = 1;", "no-explicit-any"],
  ["a silenced compiler", RULE, "// @ts-ignore\nexport const x: number = 'a';", "ban-ts-comment"],
  ["a silenced non-null", RULE, "export const x = (y: string | null) => y!.length;", "non-null"],
  ["something put off", RULE, "// TODO later\nexport const x = 1;", "no-warning-comments"],
  ["a file too long", RULE, Array.from({ length: 351 }, (_, i) => `export const x${i} = ${i};`).join("\n"), "max-lines"],
];

const LAWFUL: readonly (readonly [what: string, file: string, code: string])[] = [
  ["an action", ACTIONS, '"use server";\nimport { action } from "@/lib/access/action";\nimport { s } from "@/s";\nimport { c } from "@/c";\nexport const claim = action(s, c);'],
  ["a command", COMMANDS, `${ACTOR}export async function claim(actor: Actor) { return permit(actor, "dossier.process"); }`],
  ["an inner step", COMMANDS, 'import type { Permit } from "@/lib/access/policy";\nexport async function step(_permitted: Permit) { return 1; }'],
  ["a scoped read", QUERIES, `${ACTOR}import { dossiersVisibleTo } from "@/lib/access/scope";\nexport async function list(actor: Actor, tx: { dossier: { findMany: (x: object) => object } }) { permit(actor, "dossier.read"); return tx.dossier.findMany({ where: dossiersVisibleTo(actor) }); }`],
  ["a moment that was given", RULE, "export const at = (text: string) => new Date(text);"],
];

describe("lint makes forgetting a lock an error", () => {
  test.each(FORGOTTEN)("%s", async (_what, file, code, says) => {
    expect((await complaints(file, code)).join("\n")).toContain(says);
  });

  test.each(LAWFUL)("and lets pass: %s", async (_what, file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });

  test("and cannot be switched off quietly", async () => {
    const found = await complaints(RULE, "// eslint-disable-next-line eqeqeq\nexport const x = 1;");
    expect(found.join("\n")).toContain("Unused eslint-disable directive");
  });
});
