import { formatDay } from "@/lib/platform/format";
import { parseDong } from "@/lib/platform/money";
import type { Refusal } from "@/lib/platform/result";
import { normaliseText } from "@/lib/platform/vietnamese";
import type { RequestField } from "@/lib/procedures/procedure";

export type RequestReason = "ANSWER_MISSING" | "ANSWER_NOT_A_NUMBER" | "ANSWER_NOT_A_DAY" | "ANSWER_NOT_A_CHOICE" | "ANSWER_TOO_LONG";

/** The name of the input of a field of the procedure's own form. */
export function requestFieldName(key: string): string {
  return `request.${key}`;
}

const LONGEST = { text: 300, date: 10, number: 20, choice: 300, longtext: 3_000 } as const;

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** A stored answer as people read it. */
export function answerWords({ type }: Pick<RequestField, "type">, answer: string): string {
  return type === "date" && isDay(answer) ? formatDay(answer) : answer;
}

/** The answer in its stored form; lines of a long text stay, a number loses its separators. */
function tidy(field: Pick<RequestField, "type">, typed: string): string {
  if (field.type === "longtext") return typed.split(/\r?\n/).map(normaliseText).join("\n").trim();
  const text = normaliseText(typed);
  if (field.type !== "number") return text;
  const read = parseDong(text);
  return read.ok ? String(read.value) : text;
}

function refusalOf(field: Pick<RequestField, "key" | "label" | "type" | "options">, answer: string): Refusal<RequestReason> | null {
  const at = requestFieldName(field.key);
  if (answer.length > LONGEST[field.type]) return { reason: "ANSWER_TOO_LONG", words: `Viết gọn mục “${field.label}” trong ${LONGEST[field.type]} ký tự.`, field: at };
  if (field.type === "number" && !/^\d+$/.test(answer)) return { reason: "ANSWER_NOT_A_NUMBER", words: `Mục “${field.label}” chỉ ghi số, ví dụ 3.`, field: at };
  if (field.type === "date" && !isDay(answer)) return { reason: "ANSWER_NOT_A_DAY", words: `Mục “${field.label}” cần một ngày có thật, ví dụ 05/03/1990.`, field: at };
  if (field.type === "choice" && field.options?.includes(answer) !== true) return { reason: "ANSWER_NOT_A_CHOICE", words: `Chọn một mục trong danh sách “${field.label}”.`, field: at };
  return null;
}

/**
 * Reads what was typed into a procedure's own form.
 * @param wanted whether required answers must be there: not while the draft is only kept
 * @returns the answers by key as they are stored, and every refusal at its field
 */
export function readRequestAnswers(
  fields: readonly RequestField[],
  typed: Readonly<Record<string, string>>,
  wanted: "COMPLETE" | "AS_FAR_AS_IT_GOES",
): { answers: Record<string, string>; refusals: Refusal<RequestReason>[] } {
  const answers: Record<string, string> = {};
  const refusals: Refusal<RequestReason>[] = [];
  for (const field of fields) {
    const answer = tidy(field, typed[field.key] ?? "");
    if (answer === "") {
      if (field.required && wanted === "COMPLETE") {
        const words = field.type === "choice" ? `Chọn một mục cho “${field.label}”.` : `Điền mục “${field.label}”.`;
        refusals.push({ reason: "ANSWER_MISSING", words, field: requestFieldName(field.key) });
      }
      continue;
    }
    const refusal = refusalOf(field, answer);
    if (refusal) refusals.push(refusal);
    answers[field.key] = answer;
  }
  return { answers, refusals };
}
