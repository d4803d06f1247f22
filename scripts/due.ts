import { createInterface } from "node:readline";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { vietnamIso } from "@/lib/deadlines/days";
import { dueAt } from "@/lib/deadlines/due";
import { dueQuestionSchema } from "@/lib/deadlines/schema";
import type { Refusal } from "@/lib/platform/result";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";

type Answer =
  | Readonly<{ due: string; provisional?: true }>
  | Readonly<{ refused: string; words: string; field?: string }>;

/**
 * Answers one line of JSON: `{"due":"…+07:00"}`, with `"provisional":true` when days off on the way are not yet fixed,
 * or `{"refused":"REASON","words":"…"}`.
 */
export function answerLine(calendar: WorkingCalendar, line: string): Answer {
  let question: unknown;
  try {
    question = JSON.parse(line);
  } catch {
    return { refused: "INVALID_JSON", words: "Dòng này không phải là JSON." };
  }
  const parsed = dueQuestionSchema.safeParse(question);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const words = issue?.message ?? "Câu hỏi không hợp lệ.";
    return refusal({ reason: "INVALID_QUESTION", words, field: issue?.path.join(".") ?? "" });
  }
  const { value, unit, cutoff, ...rest } = parsed.data;
  const due = dueAt({ ...rest, calendar, term: { value, unit }, cutoffMinute: cutoff ?? null });
  if (!due.ok) return refusal(due.refusals[0]);
  const written = vietnamIso(due.value.due);
  return due.value.provisional ? { due: written, provisional: true } : { due: written };
}

function refusal({ reason, words, field }: Refusal): Answer {
  return field === undefined || field === "" ? { refused: reason, words } : { refused: reason, words, field };
}

async function main(): Promise<void> {
  const calendar = vietnamCalendar();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const written = process.stdout.write(`${JSON.stringify(answerLine(calendar, line))}\n`);
    if (!written) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}

if (import.meta.main) await main();
