import { z } from "zod";
import { CLAIM_EXCLUSIONS } from "@/lib/deliveries/claim";
import { asId, isId } from "@/lib/platform/ids";
import { normaliseText } from "@/lib/platform/vietnamese";

const operationId = z.string().refine(isId, "Trang đã cũ. Hãy tải lại trang rồi làm lại.").transform((text) => asId<"operation">(text));
const id = (words: string) => z.string().refine(isId, words);
const words = (message: string, least: number) => z.string().trim().min(least, message).max(1_000, "Viết ngắn hơn, tối đa 1.000 ký tự.");
const dong = (message: string) => z.coerce.number(message).int(message).min(0, message).max(1_000_000_000, message);

/** A supervisor settles an event that was put aside. */
export const settlePutAsideSchema = z.object({ operationId, rawId: id("Không tìm thấy sự kiện này."), note: words("Ghi đã xử lý thế nào, ít nhất 5 ký tự.", 5) });
export type SettlePutAsideInput = z.output<typeof settlePutAsideSchema>;

/** A supervisor puts an end to an act of a phone that stayed held; his words go to the courier. */
export const dismissHeldActSchema = z.object({ operationId, actId: id("Không tìm thấy việc này."), words: words("Ghi vì sao coi như không làm và bưu tá phải làm gì, ít nhất 10 ký tự.", 10) });
export type DismissHeldActInput = z.output<typeof dismissHeldActSchema>;

/** What a person may report by himself; what differs in a hand-over is noted with it. */
export const REPORTED_KINDS = ["WRONG_SEAL", "UNKNOWN_NUMBER", "FOREIGN_BAG", "DIFFERENCE"] as const;

/** Something wrong with papers under way, as seen by whoever has them in hand. */
export const reportIncidentSchema = z.object({
  operationId, kind: z.enum(REPORTED_KINDS, "Chọn loại sự cố."), code: z.string().default("").transform((text) => normaliseText(text).toUpperCase().slice(0, 60)),
  words: words("Ghi anh/chị thấy gì, ít nhất 5 ký tự.", 5),
});
export type ReportIncidentInput = z.output<typeof reportIncidentSchema>;

export const settleIncidentSchema = z.object({ operationId, incidentId: id("Không tìm thấy sự cố này."), settlement: words("Ghi đã xử lý thế nào, ít nhất 5 ký tự.", 5) });
export type SettleIncidentInput = z.output<typeof settleIncidentSchema>;

export const openClaimSchema = z.object({
  operationId, itemId: id("Không tìm thấy bưu gửi này."), kind: z.enum(["LOST", "DAMAGED", "LATE"], "Chọn mất, hư hỏng hoặc chậm."),
  words: words("Ghi nội dung khiếu nại, ít nhất 10 ký tự.", 10),
});
export type OpenClaimInput = z.output<typeof openClaimSchema>;

export const answerClaimSchema = z.object({
  operationId, claimId: id("Không tìm thấy khiếu nại này."), answer: words("Ghi nội dung trả lời, ít nhất 10 ký tự.", 10),
  exclusion: z.union([z.literal("").transform(() => null), z.enum(CLAIM_EXCLUSIONS)], "Chọn lý do miễn trách nhiệm trong danh sách.").nullable().default(null),
  reissueCost: dong("Ghi chi phí làm lại giấy tờ, đồng; không có thì ghi 0."),
});
export type AnswerClaimInput = z.output<typeof answerClaimSchema>;

export const payClaimSchema = z.object({
  operationId, claimId: id("Không tìm thấy khiếu nại này."), note: words("Ghi trả cho ai, bằng cách nào, số chứng từ; ít nhất 10 ký tự.", 10),
});
export type PayClaimInput = z.output<typeof payClaimSchema>;

export const SWITCHES = ["POLLING", "ORDERING"] as const;
export type CarrierSwitchName = (typeof SWITCHES)[number];

export const switchCarrierSchema = z.object({
  operationId, code: z.string("Không tìm thấy đơn vị này.").min(1, "Không tìm thấy đơn vị này."), what: z.enum(SWITCHES, "Chọn dừng hỏi tin hay dừng đặt đơn."),
  paused: z.enum(["1", "0"], "Chọn dừng hay chạy lại.").transform((value) => value === "1"), reason: words("Ghi vì sao, ít nhất 5 ký tự.", 5),
});
export type SwitchCarrierInput = z.output<typeof switchCarrierSchema>;
