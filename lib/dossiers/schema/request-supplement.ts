import { z } from "zod";
import { actFields, rowsOf } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";
import { normaliseText } from "@/lib/platform/vietnamese";

/** What is wrong with a paper: not right, not whole, no longer valid. */
export const SUPPLEMENT_PROBLEMS = ["INCORRECT", "INCOMPLETE", "OUTDATED"] as const;
export type SupplementProblem = (typeof SUPPLEMENT_PROBLEMS)[number];

export const SUPPLEMENT_PROBLEM_WORDS = {
  INCORRECT: "chưa đúng",
  INCOMPLETE: "còn thiếu",
  OUTDATED: "hết hiệu lực",
} satisfies Record<SupplementProblem, string>;

/** One paper to be supplemented; `words` tell the applicant what to do. */
export type SupplementLine = Readonly<{ componentId: string; problem: SupplementProblem; words: string }>;

/** Rows `problem.<componentId>` (empty: nothing wrong) and `words.<componentId>`; `note` for what belongs to no single paper. */
export const requestSupplementSchema = z
  .looseObject({ ...actFields, note: wordsField("", { least: 0, most: 1_000 }) })
  .transform((input, ctx) => {
    const typed = rowsOf(input, "words");
    const lines: SupplementLine[] = [];
    for (const [componentId, chosen] of rowsOf(input, "problem")) {
      const problem = SUPPLEMENT_PROBLEMS.find((known) => known === chosen);
      const words = normaliseText(typed.get(componentId) ?? "");
      if (problem === undefined) {
        if (words !== "") ctx.addIssue({ code: "custom", path: [`problem.${componentId}`], message: "Chọn giấy tờ này chưa đúng, còn thiếu hay hết hiệu lực." });
        continue;
      }
      if (words.length < 5) ctx.addIssue({ code: "custom", path: [`words.${componentId}`], message: "Ghi rõ người nộp cần làm gì với giấy tờ này." });
      if (words.length > 500) ctx.addIssue({ code: "custom", path: [`words.${componentId}`], message: "Viết gọn trong 500 ký tự." });
      lines.push({ componentId, problem, words });
    }
    if (lines.length === 0) {
      ctx.addIssue({ code: "custom", path: ["note"], message: "Chọn ít nhất một giấy tờ cần bổ sung và ghi rõ cần làm gì." });
    }
    const { operationId, dossierId, expectedVersion, note } = input;
    return { operationId, dossierId, expectedVersion, note, lines };
  });
export type RequestSupplementInput = z.output<typeof requestSupplementSchema>;
