import { z } from "zod";
import { FAILURE_CAUSES } from "@/lib/deliveries/invitations";
import { readSignature, signatureFields } from "@/lib/deliveries/signature";
import { actFields, checkedField, dossierIdField, idField, operationIdField } from "@/lib/dossiers/schema/act";
import { pinIn } from "@/lib/dossiers/pin";
import { wordsField } from "@/lib/dossiers/schema/words";
import type { OperationId } from "@/lib/platform/ids";
import { normaliseName, normaliseText } from "@/lib/platform/vietnamese";

/** Who takes the result: the owner, or somebody with a written authorisation (TT 17/2017/TT-BTTTT, Điều 5.2). */
export const RELATIONS = ["OWNER", "AUTHORISED"] as const;
export const RELATION_WORDS = { OWNER: "Chủ hồ sơ", AUTHORISED: "Người được ủy quyền" } satisfies Record<(typeof RELATIONS)[number], string>;

/** Identity papers that are accepted at the door. */
export const IDENTITY_KINDS = ["CITIZEN_CARD", "VNEID", "PASSPORT", "OTHER"] as const;
export const IDENTITY_KIND_WORDS = {
  CITIZEN_CARD: "Thẻ căn cước", VNEID: "Căn cước điện tử (VNeID)", PASSPORT: "Hộ chiếu", OTHER: "Giấy tờ tùy thân khác có ảnh",
} satisfies Record<(typeof IDENTITY_KINDS)[number], string>;

const LAST_4 = "Nhập đúng 4 ký tự cuối của số giấy tờ đã xem.";

const nameField = z.string("Ghi họ tên người nhận.").transform(normaliseName).pipe(z.string().min(2, "Ghi họ tên người nhận.").max(120, "Họ tên dài quá 120 ký tự."));
const last4Field = z.string(LAST_4).transform((text) => normaliseText(text).toUpperCase()).pipe(z.string().regex(/^[0-9A-Z]{4}$/, LAST_4));
const authorisationField = z.string().default("").transform((text) => normaliseText(text).slice(0, 300));

/** The owner's one-time code as typed at the door, six digits; "" when none was given. */
function oneTimeCodeOf(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): string {
  const typed = typeof input.oneTimeCode === "string" ? input.oneTimeCode.trim() : "";
  const code = typed === "" ? "" : pinIn(typed);
  if (code === null) ctx.addIssue({ code: "custom", path: ["oneTimeCode"], message: "Mã một lần gồm 6 chữ số. Hỏi lại người nhận thay." });
  return code ?? "";
}

/** The server's word on a code that a phone had compared at the door: the operation by which it asked; "" when there is none. */
function codeProofOf(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): OperationId | "" {
  return typeof input.codeProof !== "string" || input.codeProof === "" ? "" : checkedField(operationIdField, input.codeProof, "oneTimeCode", ctx);
}

/** The identity check and the signature, at the door and at the counter; every fault is told at once. Only at the door a one-time code of the owner stands for a written authorisation. */
function recipientOf(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx, atDoor: boolean) {
  const relation = checkedField(z.enum(RELATIONS, "Chọn người nhận là ai."), input.relation, "relation", ctx);
  const recipientName = checkedField(nameField, input.recipientName, "recipientName", ctx);
  const authorisation = checkedField(authorisationField, input.authorisation, "authorisation", ctx);
  const oneTimeCode = atDoor && relation === "AUTHORISED" ? oneTimeCodeOf(input, ctx) : "";
  const codeProof = atDoor && relation === "AUTHORISED" ? codeProofOf(input, ctx) : "";
  if (relation === "AUTHORISED" && authorisation.length < 5 && oneTimeCode === "" && codeProof === "") {
    ctx.addIssue({ code: "custom", path: ["authorisation"], message: atDoor ? "Ghi giấy ủy quyền đã xem (số, ngày, nơi chứng thực) hoặc mã một lần của chủ hồ sơ. Không có cả hai thì chưa giao được." : "Ghi giấy ủy quyền đã xem: số, ngày, nơi chứng thực. Không có giấy ủy quyền thì chưa giao được." });
  }
  return {
    recipientName, relation, authorisation: relation === "AUTHORISED" ? authorisation : "",
    identityType: checkedField(z.enum(IDENTITY_KINDS, "Chọn loại giấy tờ đã xem."), input.identityType, "identityType", ctx),
    identityLast4: checkedField(last4Field, input.identityLast4, "identityLast4", ctx),
    signature: readSignature(input, "recipientSignature", "người nhận", ctx),
    ...(oneTimeCode !== "" && { oneTimeCode }),
    ...(codeProof !== "" && { codeProof }),
  };
}
export type Recipient = ReturnType<typeof recipientOf>;

const itemIdField = idField<"item">("Trang này đã cũ. Hãy tải lại trang.");

export const deliverResultSchema = z
  .looseObject({ operationId: operationIdField, dossierId: dossierIdField, itemId: itemIdField })
  .transform((input, ctx) => ({ operationId: input.operationId, dossierId: input.dossierId, itemId: input.itemId, recipient: recipientOf(input, ctx, true) }));
export type DeliverResultInput = z.output<typeof deliverResultSchema>;

/** At the counter; an electronic result (`electronic` = 1) is only confirmed: nothing is handed over. */
export const returnAtCounterSchema = z.looseObject({ ...actFields, electronic: z.string().default("") }).transform((input, ctx) => {
  const { operationId, dossierId, expectedVersion } = input;
  if (input.electronic === "1") return { operationId, dossierId, expectedVersion, recipient: null };
  return { operationId, dossierId, expectedVersion, recipient: recipientOf(input, ctx, false) };
});
export type ReturnAtCounterInput = z.output<typeof returnAtCounterSchema>;

export const failDeliverySchema = z.object({
  operationId: operationIdField,
  itemId: itemIdField,
  /** Acts written by a phone before there was a list of causes have none. */
  cause: z.enum(FAILURE_CAUSES, "Chọn lý do trong danh sách.").optional(),
  reason: wordsField("Ghi vì sao chưa phát được, ví dụ: không có người ở nhà, hẹn chiều mai.", { least: 5, most: 300 }),
});
export type FailDeliveryInput = z.output<typeof failDeliverySchema>;

const PICK_BACK = "Chọn ít nhất một bưu gửi bưu tá nộp lại.";

/** The courier brings back what he could not deliver: the clerk counts it and the courier signs once, on the clerk's device. */
export const takeBackSchema = z
  .object({
    operationId: operationIdField,
    itemIds: z.preprocess((value) => (typeof value === "string" ? [value] : (value ?? [])), z.array(itemIdField, PICK_BACK).min(1, PICK_BACK).max(100, "Mỗi lần tối đa 100 bưu gửi.")),
    ...signatureFields("courierSignature"),
  })
  .transform((input, ctx) => ({ operationId: input.operationId, itemIds: input.itemIds, courierSignature: readSignature(input, "courierSignature", "bưu tá nộp lại", ctx) }));
export type TakeBackInput = z.output<typeof takeBackSchema>;

const PICK = "Chọn ít nhất một bưu gửi để nhận chuyến.";

/** "Nhận chuyến": the courier takes the ticked items out of the office; the clerk signs once for all. */
export const takeRoundSchema = z
  .object({
    operationId: operationIdField,
    itemIds: z.preprocess((value) => (typeof value === "string" ? [value] : (value ?? [])), z.array(itemIdField, PICK).min(1, PICK).max(100, "Mỗi chuyến tối đa 100 bưu gửi.")),
    ...signatureFields("clerkSignature"),
  })
  .transform((input, ctx) => ({ operationId: input.operationId, itemIds: input.itemIds, clerkSignature: readSignature(input, "clerkSignature", "nhân viên quầy giao chuyến", ctx) }));
export type TakeRoundInput = z.output<typeof takeRoundSchema>;
