import type { PaperKind, PartyKind } from "@/lib/platform/generated/enums";

/** One hand-over as far as the place of papers is concerned. */
export type HandOverName = Readonly<{ receiverKind: PartyKind; receiverId: string; receiverName: string }>;

/**
 * The name of the party that holds a paper: the receiver of the last hand-over to it. Names come from the custody chain,
 * because accounts of the post and of agencies are not readable to everybody.
 * @param transfers oldest first
 */
export function holderName(holder: Readonly<{ holderKind: PartyKind; holderId: string }>, transfers: readonly HandOverName[]): string | null {
  const last = transfers.findLast(({ receiverKind, receiverId }) => receiverKind === holder.holderKind && receiverId === holder.holderId);
  return last?.receiverName ?? null;
}

/** Where a paper is, as said to everybody: "Bưu tá Trần Văn Nam", "Người nộp hồ sơ". */
export function whereaboutsWords(kind: PartyKind, name: string | null, agencyName: string): string {
  switch (kind) {
    case "CITIZEN":
      return "Người nộp hồ sơ";
    case "COURIER":
      return name === null ? "Bưu tá" : `Bưu tá ${name}`;
    case "CLERK":
      return name === null ? "Quầy bưu điện" : `Quầy bưu điện, ${name} giữ`;
    case "AGENCY":
      return name === null ? agencyName : `${agencyName}, ${name} nhận`;
  }
}

export const PAPER_KIND_WORDS = {
  ORIGINAL: "bản chính",
  CERTIFIED_COPY: "bản sao chứng thực",
  PHOTOCOPY: "bản chụp",
  RESULT: "kết quả",
} satisfies Record<PaperKind, string>;
