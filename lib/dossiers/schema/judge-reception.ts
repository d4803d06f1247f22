import { z } from "zod";
import { idField, operationIdField, rowsOf } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";
import { normaliseText } from "@/lib/platform/vietnamese";

/** What is not right at one component, for the clerk to read. */
export type FindingLine = Readonly<{ componentId: string; words: string }>;

const MOST = 500;

/** Rows `finding.<componentId>`; `note` for what belongs to no single paper. A finding needs words, "correct" has none. */
export const judgeReceptionSchema = z
  .looseObject({
    operationId: operationIdField,
    reviewId: idField<"review">("Trang này đã cũ. Hãy tải lại trang rồi làm lại."),
    verdict: z.enum(["CORRECT", "FINDING"], "Chọn quầy làm đúng hay có điểm chưa đúng."),
    note: wordsField("", { least: 0, most: 1_000 }),
  })
  .transform((input, ctx) => {
    const { operationId, reviewId, verdict, note } = input;
    const lines = [...rowsOf(input, "finding")].map(([componentId, typed]): FindingLine => ({ componentId, words: normaliseText(typed) })).filter(({ words }) => words !== "");
    const refuse = (field: string, message: string) => ctx.addIssue({ code: "custom", path: [field], message });
    for (const { componentId, words } of lines) {
      if (words.length < 5) refuse(`finding.${componentId}`, "Ghi rõ điểm chưa đúng để người tiếp nhận rút kinh nghiệm.");
      if (words.length > MOST) refuse(`finding.${componentId}`, `Viết gọn trong ${MOST} ký tự.`);
    }
    if (verdict === "FINDING" && lines.length === 0 && note.length < 5) refuse("note", "Ghi điểm chưa đúng ở giấy tờ tương ứng hoặc ở đây.");
    if (verdict === "CORRECT" && (lines.length > 0 || note !== "")) refuse("verdict", "Đã ghi điểm chưa đúng thì chọn “Có điểm chưa đúng”, hoặc xoá phần đã ghi.");
    return { operationId, reviewId, verdict, note, lines };
  });
export type JudgeReceptionInput = z.output<typeof judgeReceptionSchema>;
