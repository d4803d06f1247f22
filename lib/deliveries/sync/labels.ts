import type { OperationKind } from "@/lib/deliveries/sync/engine";

/** What a courier's phone calls each act. */
export const OPERATION_WORDS = {
  CLAIM_STOP: "Nhận điểm gom", COLLECT_PAPERS: "Lấy giấy tờ", TAKE_ROUND: "Nhận chuyến phát", DELIVER_RESULT: "Giao kết quả", FAIL_DELIVERY: "Chưa phát được", TAKE_CASH: "Thu tiền", GIVE_BAG: "Trao túi", TAKE_BAG: "Nhận túi",
} satisfies Record<OperationKind, string>;
