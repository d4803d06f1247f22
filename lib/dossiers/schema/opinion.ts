import { z } from "zod";
import { actFields, idField, operationIdField } from "@/lib/dossiers/schema/act";
import { cursor } from "@/lib/dossiers/schema/list-filters";
import { wordsField } from "@/lib/dossiers/schema/words";

export const OPINION_TERM_UNITS = ["WORKING_DAY", "WORKING_HOUR"] as const;

export const OPINION_TERM_WORDS = { WORKING_DAY: "Ngày làm việc", WORKING_HOUR: "Giờ làm việc" } satisfies Record<(typeof OPINION_TERM_UNITS)[number], string>;

export const askOpinionSchema = z.object({
  ...actFields,
  askedAgencyId: idField<"agency">("Chọn cơ quan cần hỏi."),
  question: wordsField("Ghi rõ nội dung cần hỏi: cơ quan được hỏi chỉ đọc câu hỏi này, không mở được hồ sơ.", { least: 15, most: 3_000 }),
  value: z.coerce.number("Ghi thời hạn trả lời bằng số.").int("Thời hạn trả lời phải là số nguyên.").min(1, "Ít nhất 1.").max(60, "Nhiều nhất 60."),
  unit: z.enum(OPINION_TERM_UNITS, "Chọn đơn vị của thời hạn trả lời."),
});
export type AskOpinionInput = z.output<typeof askOpinionSchema>;

export const answerOpinionSchema = z.object({
  operationId: operationIdField,
  opinionId: idField<"opinion">("Trang này đã cũ. Hãy tải lại trang rồi làm lại."),
  answer: wordsField("Ghi ý kiến trả lời; nếu không có ý kiến khác, hãy ghi rõ như vậy.", { least: 10, most: 5_000 }),
});
export type AnswerOpinionInput = z.output<typeof answerOpinionSchema>;

/** The list of questions put to the agency, in its address: those that wait, or those answered, page by page. */
export const opinionListFilter = z.object({
  hang: z.preprocess((value) => (Array.isArray(value) ? (value as unknown[])[0] : value), z.enum(["cho-tra-loi", "da-tra-loi"]).catch("cho-tra-loi")),
  sau: cursor,
});
export type OpinionListFilter = z.output<typeof opinionListFilter>;
