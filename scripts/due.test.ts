import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

/** Runs the command as a person would and reads its lines. */
function ask(lines: readonly string[]): unknown[] {
  const root = path.resolve(import.meta.dirname, "..");
  const output = execFileSync(process.execPath, ["--import", "tsx", "scripts/due.ts"], { cwd: root, input: lines.join("\n"), encoding: "utf8" });
  return output.trimEnd().split("\n").map((line): unknown => JSON.parse(line));
}

test("one answer a line, in order, refusals in words", { timeout: 30_000 }, () => {
  const answers = ask([
    '{"start":"2026-02-12T08:10:00+07:00","value":3,"unit":"WORKING_DAY"}',
    "không phải JSON",
    '{"start":"2026-11-20T09:00:00+07:00","value":4,"unit":"WORKING_HOUR","cutoff":"15:00"}',
    '{"start":"2026-02-12T08:10:00+07:00","value":3,"unit":"FORTNIGHT"}',
    '{"start":"2020-02-12T08:10:00+07:00","value":3,"unit":"DAY"}',
    '{"start":"2026-02-12T08:10:00+07:00"}',
    '{"start":"2026-02-12T08:10:00+07:00","value":"3","unit":"DAY"}',
    "[]",
    '{"start":"2026-11-20T09:00:00+07:00","value":1,"unit":"WORKING_DAY"}',
    '{"start":"2026-03-02T08:00","value":5,"unit":"WORKING_DAY","interruptions":[{"effect":"RESET","from":"2026-03-04T10:00","until":"2026-03-11T09:00"}]}',
  ]);
  expect(answers).toEqual([
    { due: "2026-02-24T17:00:00+07:00" },
    { refused: "INVALID_JSON", words: "Dòng này không phải là JSON." },
    { due: "2026-11-20T14:30:00+07:00" },
    { refused: "UNKNOWN_UNIT", words: 'Không nhận ra đơn vị thời hạn "FORTNIGHT".', field: "unit" },
    expect.objectContaining({ refused: "CALENDAR_HOLE" }),
    expect.objectContaining({ refused: "NO_LIMIT", field: "value" }),
    { refused: "INVALID_QUESTION", words: "Thời hạn phải là số.", field: "value" },
    { refused: "INVALID_QUESTION", words: "Mỗi dòng là một đối tượng JSON có start, value và unit." },
    { due: "2026-11-23T17:00:00+07:00", provisional: true },
    { due: "2026-03-18T17:00:00+07:00" },
  ]);
});
