import type { Actor, ActorKind } from "@/lib/identity/actor";
import type { Prisma } from "@/lib/platform/generated/client";
import type { ScanSide, TransferKind } from "@/lib/platform/generated/enums";

/** The lists that change hands between post and agency: papers to decide on, results to bring back, results that nobody could be given. */
export const MANIFEST_KINDS = ["AGENCY_HANDOVER", "RESULT_DISPATCH", "UNDELIVERED_RETURN"] as const satisfies readonly TransferKind[];
export type ManifestKind = (typeof MANIFEST_KINDS)[number];

/** Whether the post gives and the agency receives; else the other way. */
export function fromPost(kind: ManifestKind): boolean {
  return kind !== "RESULT_DISPATCH";
}

/** A manifest's kind as one of those that change hands between post and agency. */
export function manifestKindOf({ kind }: Readonly<{ kind: TransferKind }>): ManifestKind {
  return MANIFEST_KINDS.find((known) => known === kind) ?? "AGENCY_HANDOVER";
}

/** Which side of a manifest a kind of employee stands on; null for who is on neither. */
export function sideOf(kind: ManifestKind, actor: ActorKind): ScanSide | null {
  if (actor === "POSTAL_CLERK") return fromPost(kind) ? "GIVER" : "RECEIVER";
  return actor === "OFFICIAL" || actor === "AGENCY_HEAD" ? (fromPost(kind) ? "RECEIVER" : "GIVER") : null;
}

/** The legal names (QĐ 45/2016/QĐ-TTg, Điều 7 and 9). */
export const MANIFEST_WORDS = {
  AGENCY_HANDOVER: "Biên bản giao nhận hồ sơ",
  RESULT_DISPATCH: "Phiếu bàn giao kết quả",
  UNDELIVERED_RETURN: "Biên bản chuyển hoàn kết quả",
} satisfies Record<ManifestKind, string>;

const NUMBER_PREFIX = { AGENCY_HANDOVER: "BG", RESULT_DISPATCH: "KQ", UNDELIVERED_RETURN: "HT" } satisfies Record<ManifestKind, string>;

/**
 * The number without its serial, e.g. `BG-PL01-261126-`: the office's for papers, the agency's for results, of one day.
 * @param place code of the post office or of the agency
 * @param day Vietnamese day, `YYYY-MM-DD`
 */
export function manifestNumberPrefix(kind: ManifestKind, place: string, day: string): string {
  return `${NUMBER_PREFIX[kind]}-${place}-${day.slice(2).replaceAll("-", "")}-`;
}

/** What a scanner types for a manifest. */
export const MANIFEST_NUMBER = /^(BG|KQ|HT)-.+-\d{6}-\d{2,5}$/;

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

/** Papers that travel on a manifest: what the giving clerk holds, or the result with the originals lent, from the agency or back to it. */
export function travellingPapers(kind: ManifestKind, giverId: string): Prisma.PaperWhereInput {
  switch (kind) {
    case "AGENCY_HANDOVER":
      return { holderKind: "CLERK", holderId: giverId };
    case "RESULT_DISPATCH":
      return { holderKind: "AGENCY", OR: [{ kind: "RESULT" }, { owedBack: true }] };
    case "UNDELIVERED_RETURN":
      return { holderKind: "CLERK", holderId: giverId, OR: [{ kind: "RESULT" }, { owedBack: true }] };
  }
}
