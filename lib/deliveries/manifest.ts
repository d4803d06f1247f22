import type { Actor } from "@/lib/identity/actor";
import type { Prisma } from "@/lib/platform/generated/client";
import type { TransferKind } from "@/lib/platform/generated/enums";

/** The two lists that change hands between post and agency: papers to decide on, and results to bring back. */
export type ManifestKind = Extract<TransferKind, "AGENCY_HANDOVER" | "RESULT_DISPATCH">;

/** The legal names (QĐ 45/2016/QĐ-TTg, Điều 7 and 9). */
export const MANIFEST_WORDS = {
  AGENCY_HANDOVER: "Biên bản giao nhận hồ sơ",
  RESULT_DISPATCH: "Phiếu bàn giao kết quả",
} satisfies Record<ManifestKind, string>;

const NUMBER_PREFIX = { AGENCY_HANDOVER: "BG", RESULT_DISPATCH: "KQ" } satisfies Record<ManifestKind, string>;

/**
 * The number without its serial, e.g. `BG-PL01-261126-`: the office's for papers, the agency's for results, of one day.
 * @param place code of the post office or of the agency
 * @param day Vietnamese day, `YYYY-MM-DD`
 */
export function manifestNumberPrefix(kind: ManifestKind, place: string, day: string): string {
  return `${NUMBER_PREFIX[kind]}-${place}-${day.slice(2).replaceAll("-", "")}-`;
}

/** What a scanner types for a manifest. */
export const MANIFEST_NUMBER = /^(BG|KQ)-.+-\d{6}-\d{2,5}$/;

const NOT_TAKEN = "Không nhận: ";

/** What stands on a line that the receiver did not take: its papers stay with the giver. */
export function notTaken(words: string): string {
  return `${NOT_TAKEN}${words}`;
}

/** Whether the line of a signed manifest changed hands. */
export function wasTaken(discrepancy: string): boolean {
  return !discrepancy.startsWith(NOT_TAKEN);
}

/** The manifests an actor may know of; the same rule as the policy `manifest_scope` in the database. */
export function manifestsVisibleTo(actor: Actor): Prisma.ManifestWhereInput {
  switch (actor.kind) {
    case "POSTAL_CLERK":
    case "POSTAL_SUPERVISOR":
      return { officeId: actor.officeId };
    case "OFFICIAL":
    case "AGENCY_HEAD":
      return { agencyId: actor.agencyId };
    default:
      return { id: { in: [] } };
  }
}

/** Papers that travel on a manifest: what the giving clerk holds, or the agency's result with the originals lent to it. */
export function travellingPapers(kind: ManifestKind, giverId: string): Prisma.PaperWhereInput {
  return kind === "AGENCY_HANDOVER"
    ? { holderKind: "CLERK", holderId: giverId }
    : { holderKind: "AGENCY", OR: [{ kind: "RESULT" }, { owedBack: true }] };
}
