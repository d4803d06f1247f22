import { POSTAL_STATUS_WORDS } from "@/lib/deliveries/labels";
import type { ShipmentStep } from "@/lib/deliveries/queries/shipments";
import type { DossierView, PaperView, TransferView } from "@/lib/dossiers/dossier-view";
import { formatDate, formatTime } from "@/lib/platform/format";
import type { PostalStatus, TransferKind } from "@/lib/platform/generated/enums";

/** One thing that happened to the papers. `at` null: the operator's clock was wrong, so the moment is not known. */
export type WayStep = Readonly<{ key: string; at: Date | null; title: string; who: string; more: string; tone: "info" | "success" | "attention" | "danger" }>;

/** As the applicant reads them; the desks say it shorter (`TRANSFER_WORDS`). */
const HAND_OVER_WORDS = {
  COLLECTION: "Bưu tá nhận giấy tờ tại nhà",
  COUNTER_TAKEOVER: "Quầy bưu điện nhận giấy tờ",
  AGENCY_HANDOVER: "Cơ quan nhận giấy tờ",
  RESULT_DISPATCH: "Bưu điện nhận kết quả từ cơ quan",
  DELIVERY: "Bưu tá mang kết quả đi phát",
  SUBSTITUTION: "Nhân viên quầy khác nhận giữ",
  COURIER_RETURN: "Bưu tá nộp lại bưu cục",
  UNDELIVERED_RETURN: "Kết quả chuyển hoàn về cơ quan",
  COURIER_EXCHANGE: "Bưu tá khác nhận mang tiếp",
} satisfies Record<TransferKind, string>;

function titleOf({ kind, receiverKind }: TransferView): string {
  return kind === "DELIVERY" && receiverKind === "CITIZEN" ? "Đã giao tận tay" : HAND_OVER_WORDS[kind];
}

const TONES: Partial<Record<PostalStatus, WayStep["tone"]>> = { DELIVERED: "success", ATTEMPT_FAILED: "attention", RETURNED_TO_AGENCY: "attention", LOST: "danger", DAMAGED: "danger" };

/**
 * The way of the papers, newest first: every hand-over between two parties, what else our people wrote of the items, and the
 * operator's own events. A postal event written with a hand-over, or an operator's step that an item took over, is said once.
 */
export function paperWay({ transfers, items }: Pick<DossierView, "transfers" | "items">, operatorSteps: readonly ShipmentStep[]): WayStep[] {
  const handed = new Set(transfers.map(({ at }) => at.getTime()));
  const steps: WayStep[] = transfers.map((transfer) => ({
    key: transfer.id, at: transfer.at, title: titleOf(transfer), who: `${transfer.giverName} giao, ${transfer.receiverName} nhận`,
    more: [transfer.sealNumber === null ? "" : `Niêm phong ${transfer.sealNumber}`, transfer.discrepancy === "" ? "" : `Chênh lệch: ${transfer.discrepancy}`].filter((words) => words !== "").join(". "),
    tone: transfer.discrepancy === "" ? (transfer.receiverKind === "CITIZEN" ? "success" : "info") : "attention",
  }));
  const events = items.flatMap((item) => item.events.map((event) => ({ ...event, direction: item.direction })));
  for (const event of events) {
    if (event.status === "REGISTERED" || handed.has(event.at.getTime())) continue;
    steps.push({ key: event.id, at: event.at, title: event.direction === "TO_AGENCY" && event.status === "IN_TRANSIT" ? "Đang vận chuyển" : POSTAL_STATUS_WORDS[event.status], who: event.actorName, more: event.reason ?? "", tone: TONES[event.status] ?? "info" });
  }
  operatorSteps.forEach(({ status, at, place, reason, code }, i) => {
    if (status === null || status === "REGISTERED" || events.some((event) => event.status === status && event.at.getTime() === at?.getTime())) return;
    steps.push({ key: `don-vi-${i}-${code}`, at, title: `Đơn vị vận chuyển: ${POSTAL_STATUS_WORDS[status].toLowerCase()}`, who: place, more: reason, tone: TONES[status] ?? "info" });
  });
  return steps.sort((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0));
}

function withCourier({ items }: Pick<DossierView, "items">): string {
  const result = items.find(({ direction }) => direction === "TO_CITIZEN");
  if (result?.status === "ATTEMPT_FAILED") return "đã mang đến mà chưa giao được, sẽ mời nhận lại";
  if (result?.status === "IN_TRANSIT") return "đang mang đi phát";
  const seal = items.find(({ direction }) => direction === "TO_AGENCY")?.sealNumber ?? null;
  return `đang trên đường về quầy${seal === null ? "" : `, túi niêm phong ${seal}`}`;
}

/** What is being done with a paper where it is now; "" when the place says it all. */
export function paperNow(dossier: Pick<DossierView, "items" | "pickups" | "status" | "moments">, paper: PaperView): string {
  const result = dossier.items.find(({ direction }) => direction === "TO_CITIZEN");
  if (result && (paper.kind === "RESULT" || paper.owedBack) && (result.status === "LOST" || result.status === "DAMAGED")) return `bưu gửi báo ${POSTAL_STATUS_WORDS[result.status].toLowerCase()}, bưu điện đang xử lý`;
  switch (paper.holderKind) {
    case "COURIER":
      return withCourier(dossier);
    case "CITIZEN": {
      const visit = dossier.pickups.find(({ status }) => status === "REQUESTED" || status === "ASSIGNED");
      return visit ? `bưu tá đến lấy ${formatTime(visit.windowFrom)}–${formatTime(visit.windowTo)} ngày ${formatDate(visit.windowFrom)}` : "";
    }
    case "CLERK":
      if (result?.status === "AT_DELIVERY_OFFICE") return result.events.some(({ status }) => status === "ATTEMPT_FAILED") ? "chờ lần mời nhận tiếp theo" : "chờ bưu tá mang đi phát";
      return dossier.moments.receivedAt === null ? "đang được kiểm tra" : dossier.status === "RESOLVED" ? "chờ trả tại quầy" : "chờ giao cơ quan";
    case "AGENCY":
      if (result?.status === "RETURNED_TO_AGENCY") return "đã chuyển hoàn, chờ hẹn phát lại";
      return dossier.status === "RESOLVED" ? "chờ giao cho bưu điện" : "đang dùng để giải quyết";
  }
}
