import type { Permission } from "@/lib/access/policy";
import { type DossierEventName, LIFECYCLE } from "@/lib/dossiers/lifecycle";
import type { ActorKind } from "@/lib/identity/actor";
import type { BatchItemStatus, BatchKind, DossierStatus } from "@/lib/platform/generated/enums";

/** So many dossiers at a time. */
export const MOST_AT_ONCE = 500;

export const BATCH_KINDS = ["ASSIGN", "TRANSFER", "REMIND", "HAND_OVER_RESULTS"] as const satisfies readonly BatchKind[];

export const BATCH_WORDS = {
  ASSIGN: "Phân công",
  TRANSFER: "Chuyển cho đồng nghiệp",
  REMIND: "Nhắc việc",
  HAND_OVER_RESULTS: "Bàn giao kết quả cho bưu điện",
} satisfies Record<BatchKind, string>;

export const BATCH_ITEM_WORDS = { PENDING: "Đang chờ", DONE: "Đã làm", REFUSED: "Không làm được" } satisfies Record<BatchItemStatus, string>;

/** What each act asks of who starts it: the same as the act on one dossier. */
export const PERMISSION_OF_BATCH = {
  ASSIGN: "dossier.assign", TRANSFER: "dossier.transfer", REMIND: "dossier.remind", HAND_OVER_RESULTS: "manifest.make",
} as const satisfies Record<BatchKind, Permission>;

const EVENT_OF_BATCH = { ASSIGN: "ASSIGN", TRANSFER: "TRANSFER", REMIND: "REMIND", HAND_OVER_RESULTS: "DISPATCH_RESULT" } as const satisfies Record<BatchKind, DossierEventName>;

/** What a list knows of a dossier before an act on it. */
export type BatchCandidate = Readonly<{ status: DossierStatus; returnMethod: "POST" | "COUNTER" | "ONLINE"; holder: Readonly<{ mine: boolean }> | null }>;

/** Whether the act looks possible from the list. The act itself decides: the dossier may be elsewhere by then. */
export function looksFit(kind: BatchKind, { status, returnMethod, holder }: BatchCandidate, actorKind: ActorKind): boolean {
  const from: readonly (DossierStatus | null)[] = LIFECYCLE[EVENT_OF_BATCH[kind]].from;
  if (!from.includes(status)) return false;
  if (kind === "HAND_OVER_RESULTS") return returnMethod !== "ONLINE";
  if (kind === "REMIND") return holder !== null || status === "AWAITING_SUPPLEMENT";
  return kind !== "TRANSFER" || (holder !== null && (actorKind === "AGENCY_HEAD" || holder.mine));
}
