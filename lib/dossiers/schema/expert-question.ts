import { z } from "zod";
import { dossierIdField, idField, operationIdField } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

const STALE_FORM = "Trang này đã cũ. Hãy tải lại trang rồi làm lại.";

/** A form carries at most a megabyte; the page makes photos smaller before it sends them. */
export const MAX_QUESTION_PHOTO_BYTES = 700_000;

export const askExpertSchema = z.object({
  operationId: operationIdField,
  dossierId: dossierIdField,
  componentId: idField<"component">(STALE_FORM),
  question: wordsField("Ghi rõ điều cần hỏi, ví dụ: giấy khám sức khỏe này do trạm y tế cấp có được không?", { least: 10, most: 1_000 }),
  /** A picture of the paper; null without one. */
  photo: z
    .instanceof(File, { message: "Ảnh gửi lên không nguyên vẹn. Hãy chọn lại ảnh." })
    .optional()
    .transform((file) => (file === undefined || file.size === 0 ? null : file))
    .refine((file) => file === null || file.size <= MAX_QUESTION_PHOTO_BYTES, "Ảnh quá lớn. Chụp lại ở chế độ thường rồi gửi."),
});
export type AskExpertInput = z.output<typeof askExpertSchema>;

export const answerQuestionSchema = z.object({
  operationId: operationIdField,
  questionId: idField<"question">(STALE_FORM),
  answer: wordsField("Ghi câu trả lời để quầy làm theo được ngay.", { least: 5, most: 2_000 }),
  /** "on": kept as a hint on the component. */
  keep: z.string().default("").transform((text) => text === "on"),
});
export type AnswerQuestionInput = z.output<typeof answerQuestionSchema>;
