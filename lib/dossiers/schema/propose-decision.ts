import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

const LEAST_RESULT = 5;
const LEAST_REASON = 15;

/** What is proposed to the head: GRANT with the result's words, or REFUSE with the reason that the applicant will read. */
export const proposeDecisionSchema = z
  .object({
    ...actFields,
    outcome: z.enum(["GRANT", "REFUSE"], "Chọn trình có kết quả hay trình từ chối."),
    result: wordsField("", { least: 0, most: 300 }),
    copies: z.coerce.number("Số bản giấy phải là số từ 1 đến 20.").int("Số bản giấy phải là số nguyên.").min(1, "Ít nhất 1 bản.").max(20, "Nhiều nhất 20 bản.").default(1),
    reason: wordsField("", { least: 0, most: 2_000 }),
  })
  .superRefine(({ outcome, result, reason }, ctx) => {
    if (outcome === "GRANT" && result.length < LEAST_RESULT) {
      ctx.addIssue({ code: "custom", path: ["result"], message: "Ghi loại, số và ngày của kết quả, ví dụ: Giấy phép số 12/GP ngày 05/3/2026." });
    }
    if (outcome === "REFUSE" && reason.length < LEAST_REASON) {
      ctx.addIssue({ code: "custom", path: ["reason"], message: "Ghi rõ vì sao không giải quyết được và căn cứ nào; người nộp sẽ đọc nguyên văn." });
    }
  });
export type ProposeDecisionInput = z.output<typeof proposeDecisionSchema>;

export const returnProposalSchema = z.object({ ...actFields, reason: wordsField("Ghi cần sửa gì trong tờ trình.", { least: 5, most: 1_000 }) });
export type ReturnProposalInput = z.output<typeof returnProposalSchema>;

export const signProposalSchema = z.object(actFields);
export type SignProposalInput = z.output<typeof signProposalSchema>;
