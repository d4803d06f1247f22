import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { punctualityLabels } from "@/lib/deadlines/labels";
import { BATCH_WORDS } from "@/lib/dossiers/batch";
import { ANSWER_WORDS, EVENT_WORDS, NATIONAL_STATUS_CODES, OUTCOME_WORDS, RETURN_METHOD_WORDS, STATUS_WORDS } from "@/lib/dossiers/labels";
import { DOSSIER_EVENTS } from "@/lib/dossiers/lifecycle";
import { FORM_KINDS, formInForce } from "@/lib/forms/versions";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { STAFF_ALERT_WORDS } from "@/lib/notifications/labels";

const text = fs.readFileSync(path.resolve(import.meta.dirname, "../../docs/glossary.md"), "utf8");

/** The rows of a section's table, cell by cell. */
function tableOf(section: string): string[][] {
  const body = text.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  return body.split("\n").filter((line) => line.startsWith("|")).slice(2).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", "")));
}

const LABELLED: readonly (readonly [section: string, labels: Readonly<Record<string, string>>])[] = [
  ["Events of a dossier", EVENT_WORDS], ["People", ACTOR_WORDS], ["Outcomes", OUTCOME_WORDS], ["Ways back", RETURN_METHOD_WORDS],
  ["The clerk's answers", ANSWER_WORDS], ["Punctuality", punctualityLabels], ["Acts on many dossiers", BATCH_WORDS], ["Alerts to employees", STAFF_ALERT_WORDS],
  ["Legal forms", Object.fromEntries(FORM_KINDS.map((kind) => [kind, formInForce(kind, "2026-11-26")?.title ?? ""]))],
];

describe("docs/glossary.md says what the screens say", () => {
  test("statuses with their national codes", () => {
    const rows = Object.entries(STATUS_WORDS).map(([status, words]) => [status, String(NATIONAL_STATUS_CODES[status as keyof typeof STATUS_WORDS] ?? "–"), words]);
    expect(tableOf("Statuses of a dossier")).toEqual(rows);
  });

  test.each(LABELLED)("%s", (section, labels) => {
    expect(Object.fromEntries(tableOf(section))).toEqual(labels);
    expect(tableOf(section)).toHaveLength(Object.keys(labels).length);
  });

  test("every event of the lifecycle is there", () => {
    expect(tableOf("Events of a dossier").map(([event]) => event)).toEqual([...DOSSIER_EVENTS]);
  });
});
