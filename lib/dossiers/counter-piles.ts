import type { DossierView } from "@/lib/dossiers/dossier-view";

/** The piles on a counter clerk's desk, in the order of the work. */
export const COUNTER_PILES = ["COURIER", "CHECK", "PICKUP", "COMPLETION", "HAND_OVER", "TODAY", "RETURN"] as const;
export type CounterPile = (typeof COUNTER_PILES)[number];

/** How each pile is called on the screen, in its address, and what an empty one says. */
export const COUNTER_PILE_WORDS = {
  COURIER: { words: "Nhận từ bưu tá", slug: "cho-nhan", empty: "Không có túi hồ sơ nào đang ở bưu tá." },
  CHECK: { words: "Chờ kiểm tra", slug: "cho-kiem", empty: "Không có hồ sơ nào chờ kiểm tra." },
  PICKUP: { words: "Chờ đi gom", slug: "dang-gom", empty: "Không có điểm gom nào còn mở." },
  COMPLETION: { words: "Chờ hoàn thiện", slug: "bo-sung", empty: "Không có hồ sơ nào chờ hoàn thiện." },
  HAND_OVER: { words: "Chờ bàn giao", slug: "ban-giao", empty: "Quầy không giữ giấy tờ nào của hồ sơ đã tiếp nhận." },
  TODAY: { words: "Nhận hôm nay", slug: "hom-nay", empty: "Hôm nay chưa tiếp nhận hồ sơ nào." },
  RETURN: { words: "Chờ trả tại quầy", slug: "tra", empty: "Không có kết quả nào chờ trả tại quầy." },
} as const satisfies Record<CounterPile, { words: string; slug: string; empty: string }>;

/** The pile of an address; the first one with work when the address names none. */
export function pileOfSlug(slug: string): CounterPile | null {
  return COUNTER_PILES.find((pile) => COUNTER_PILE_WORDS[pile].slug === slug) ?? null;
}

type OnDesk = Pick<DossierView, "status" | "returnMethod"> & Readonly<{
  moments: Pick<DossierView["moments"], "receivedAt">; pickups: readonly Pick<DossierView["pickups"][number], "status">[]; papers: readonly Pick<DossierView["papers"][number], "holderKind">[];
}>;

/** The pile on which an open dossier lies, by what is to be done with it (what was received today lies where it waits); null when nothing waits for the counter. */
export function pileOfDossier({ status, returnMethod, moments, pickups, papers }: OnDesk): CounterPile | null {
  const stop = (...statuses: DossierView["pickups"][number]["status"][]) => pickups.some((one) => statuses.includes(one.status));
  if (status === "SUBMITTED" || (status === "AWAITING_SUPPLEMENT" && moments.receivedAt === null)) {
    if (stop("COLLECTED")) return "COURIER";
    if (stop("REQUESTED", "ASSIGNED")) return "PICKUP";
    return status === "SUBMITTED" ? "CHECK" : "COMPLETION";
  }
  if (status === "RECEIVED" || status === "PROCESSING" || status === "AWAITING_SUPPLEMENT") {
    if (status === "AWAITING_SUPPLEMENT" && stop("COLLECTED")) return "COURIER";
    if (papers.some(({ holderKind }) => holderKind === "CLERK")) return "HAND_OVER";
    return status === "AWAITING_SUPPLEMENT" && stop("REQUESTED", "ASSIGNED") ? "PICKUP" : null;
  }
  return status === "RESOLVED" && returnMethod !== "POST" ? "RETURN" : null;
}
