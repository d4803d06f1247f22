import { z } from "zod";
import { actFields, idField, operationIdField } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";
import { PICKUP_HALVES } from "@/lib/dossiers/pickup-window";
import { normaliseText } from "@/lib/platform/vietnamese";

const SLOT = "Chọn ngày và buổi bưu tá đến.";

/** One choice of the list: `2026-11-27 MORNING`. */
export const movePickupSchema = z.object({
  ...actFields,
  slot: z.string(SLOT).regex(/^\d{4}-\d{2}-\d{2} (MORNING|AFTERNOON)$/, SLOT).transform((text) => ({ day: text.slice(0, 10), half: PICKUP_HALVES.find((half) => half === text.slice(11)) ?? "MORNING" })),
});
export type MovePickupInput = z.output<typeof movePickupSchema>;

export const cancelPickupSchema = z.object(actFields);
export type CancelPickupInput = z.output<typeof cancelPickupSchema>;

export const missPickupSchema = z.object({
  operationId: operationIdField, pickupId: idField<"pickup">("Trang này đã cũ. Hãy tải lại trang."),
  reason: wordsField("Ghi vì sao chưa lấy được, ví dụ: gọi hai lần không nghe máy.", { least: 5, most: 300 }),
});
export type MissPickupInput = z.output<typeof missPickupSchema>;

const VISITS = "Số điểm mỗi buổi là số từ 0 đến 500.";
export const pickupCapacitySchema = z.object({
  operationId: operationIdField, area: z.string().default("").transform((text) => normaliseText(text).slice(0, 100)), visits: z.coerce.number<string>(VISITS).int(VISITS).min(0, VISITS).max(500, VISITS),
});
export type PickupCapacityInput = z.output<typeof pickupCapacitySchema>;
