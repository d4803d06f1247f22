import type { PartyKind } from "@/lib/platform/generated/enums";

/** One side of a hand-over: a person by name, acting for himself, the post or an agency. */
export type Party = Readonly<{ kind: PartyKind; id: string; name: string }>;

export type PaperCount = Readonly<{ paperId: string; description: string; declared: number; counted: number }>;

/** The differences of a count in words, one per paper; empty when all agree (QĐ 45/2016, Điều 6–7). */
export function discrepancyWords(counts: readonly PaperCount[]): string {
  return counts
    .filter(({ declared, counted }) => declared !== counted)
    .map(({ description, declared, counted }) => `${description}: khai ${declared}, đếm được ${counted}`)
    .join("; ");
}
