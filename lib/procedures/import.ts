import { normaliseText } from "@/lib/platform/vietnamese";
import { readCases } from "@/lib/procedures/case-text";
import { readChannels, type ReadChannel } from "@/lib/procedures/channel-text";
import { raise, type ImportRefusal, type RaisedFlag } from "@/lib/procedures/import-flags";
import { joinSubjects } from "@/lib/procedures/national-text";
import type { NationalProcedure } from "@/lib/procedures/procedure";
import { nationalLineSchema, type NationalLine } from "@/lib/procedures/schema";

/** A procedure as read from a national line: its channels carry the fee as far as it could be read. */
export type ImportedProcedure = Omit<NationalProcedure, "channels"> & Readonly<{ channels: readonly ReadChannel[] }>;

export type LineTaken = Readonly<{
  outcome: "TAKEN";
  lineNumber: number;
  procedure: ImportedProcedure;
  flags: readonly RaisedFlag[];
}>;

export type LineRefused = Readonly<{
  outcome: "REFUSED";
  lineNumber: number;
  reason: ImportRefusal;
  /** What is wrong, in Vietnamese, with the place in the line when there is one. */
  words: string;
}>;

export type LineOutcome = LineTaken | LineRefused;

/**
 * Reads one line of a national catalogue file (JSON, the format of `national-procedures.jsonl`).
 * A line with doubts is taken with flags; a line that cannot be stored is refused with the reason. Never throws.
 * @param lineNumber from 1, for the report
 */
export function readProcedureLine(lineText: string, lineNumber: number): LineOutcome {
  const text = lineText.replace(/^\ufeff/, "").trim();
  if (text === "") return refuse(lineNumber, "BLANK_LINE", "Dòng trống, không có thủ tục nào để đọc.");
  const json = parseJson(text);
  if (json === undefined) return refuse(lineNumber, "NOT_JSON", "Dòng không phải JSON. Mỗi dòng phải là một thủ tục viết trọn bằng JSON.");
  const parsed = nationalLineSchema.safeParse(json);
  if (parsed.success) return take(parsed.data, lineNumber);
  const issue = parsed.error.issues[0];
  const place = issue?.path.map(String).join(".") ?? "";
  const words = `${place === "" ? "" : `Mục ${place}: `}${issue?.message ?? "Dòng sai cấu trúc"}.`;
  return refuse(lineNumber, place === "code" ? "BAD_CODE" : "BAD_SHAPE", words);
}

/**
 * Reads the lines of one file in order, one outcome per line. A code that stands a second time in the file is
 * refused: the file itself does not say which of the two holds.
 */
export function* readProcedureLines(lines: Iterable<string>): Generator<LineOutcome> {
  const firstLine = new Map<string, number>();
  let lineNumber = 0;
  for (const line of lines) {
    lineNumber += 1;
    const outcome = readProcedureLine(line, lineNumber);
    const first = outcome.outcome === "TAKEN" ? firstLine.get(outcome.procedure.code) : undefined;
    if (outcome.outcome === "TAKEN" && first !== undefined) {
      yield refuse(lineNumber, "REPEATED_CODE", `Mã ${outcome.procedure.code} đã có ở dòng ${first}. Giữ dòng đầu, bỏ dòng này.`);
      continue;
    }
    if (outcome.outcome === "TAKEN") firstLine.set(outcome.procedure.code, lineNumber);
    yield outcome;
  }
}

/**
 * The lines of a whole file's text. The newline at the very end closes the last line and opens no new one.
 */
export function linesOf(fileText: string): string[] {
  const lines = fileText.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function refuse(lineNumber: number, reason: ImportRefusal, words: string): LineRefused {
  return { outcome: "REFUSED", lineNumber, reason, words };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function take(line: NationalLine, lineNumber: number): LineTaken {
  const channels = readChannels(line.channels);
  const cases = readCases(line.components);
  const authority = normaliseText(line.authority);
  const flags: RaisedFlag[] = [...channels.flags, ...cases.flags];
  if (authority === "") flags.push(raise("MISSING_AUTHORITY", "Ô cơ quan thực hiện để trống"));
  const name = nameOf(line);
  if (/^(Quyết định )?công bố danh mục và quy trình/iu.test(name)) flags.push(raise("NAME_NOT_PROCEDURE", name));
  return {
    outcome: "TAKEN",
    lineNumber,
    procedure: {
      code: line.code,
      name,
      level: normaliseText(line.level),
      field: normaliseText(line.field),
      authority,
      decision: normaliseText(line.decision),
      subjects: joinSubjects(line.subjects),
      channels: channels.channels,
      cases: cases.cases,
      resultCodes: [...new Set(line.resultCodes.map(normaliseText))],
    },
    flags,
  };
}

/** Some names repeat their own code in brackets. */
function nameOf(line: NationalLine): string {
  const name = normaliseText(line.name);
  const code = line.code.replace(".", "\\.");
  return name.replace(new RegExp(`\\s*\\(\\s*${code}\\s*\\)\\s*\\.?$`, "u"), "").trim() || name;
}
