import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { deliveryOpen } from "@/lib/deliveries/delivery";
import { type DaysApart, invitationsOf, mayGoBack } from "@/lib/deliveries/invitations";
import { type ManifestKind, travellingPapers } from "@/lib/deliveries/manifest";
import { daysApart } from "@/lib/deliveries/queries/days-apart";
import { LIFECYCLE } from "@/lib/dossiers/lifecycle";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { DossierStatus } from "@/lib/platform/generated/enums";

const LISTED = {
  agency: true, office: true, events: { where: { event: "DISPATCH_RESULT" } },
  items: { where: { direction: "TO_CITIZEN" }, include: { events: { select: { status: true, occurredAt: true }, orderBy: { occurredAt: "asc" } } } },
} as const satisfies Prisma.DossierInclude;
type Listed = Prisma.DossierGetPayload<{ include: typeof LISTED }>;

/** What could stand on a manifest: the dossiers in sight, their travelling papers, and why one cannot, in words after its code. */
export type ManifestLines = Readonly<{ dossiers: readonly Listed[]; papers: ReadonlyMap<string, number>; faults: ReadonlyMap<string, string> }>;

/** Why a dossier cannot be on the list; null when it can. */
function unfit(kind: ManifestKind, dossier: Listed, papers: number, openNumber: string | undefined, apart: DaysApart): string | null {
  if (openNumber !== undefined) return `đã nằm trong biên bản ${openNumber} chưa ký`;
  const from: readonly (DossierStatus | null)[] = kind === "AGENCY_HANDOVER" ? LIFECYCLE.HAND_TO_AGENCY.from : LIFECYCLE.DISPATCH_RESULT.from;
  if (!from.includes(dossier.status)) return "đang ở bước khác";
  if (dossier.receivedAt === null) return "chưa được tiếp nhận";
  if (kind === "AGENCY_HANDOVER") return papers === 0 ? "không còn giấy tờ nào do anh/chị giữ" : null;
  if (dossier.returnMethod === "ONLINE") return "công dân nhận bản điện tử";
  const [item] = dossier.items;
  if (kind === "RESULT_DISPATCH") return dossier.events.length > 0 && item?.status !== "RETURNED_TO_AGENCY" ? "đã giao cho bưu điện" : null;
  if (item?.courierId != null) return "bưu gửi đang ở bưu tá";
  return item && deliveryOpen(item.status) && mayGoBack(invitationsOf(item.events), apart) ? null : "chưa đủ hai lần mời cách nhau 2 ngày làm việc";
}

/** Codes of manifests not yet signed, by the dossiers that are on them. */
async function openNumbers(tx: Tx, dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const lines = await tx.manifestLine.findMany({ where: { dossierId: { in: [...dossierIds] }, manifest: { signedAt: null } }, include: { manifest: true } });
  return new Map(lines.map(({ dossierId, manifest }) => [dossierId, manifest.number]));
}

/** Looks at the dossiers that somebody would put on a manifest, by code. Out of sight means not among them. */
export async function manifestLines(permitted: Permit<"manifest.make">, tx: Tx, kind: ManifestKind, ids: readonly string[]): Promise<ManifestLines> {
  const { actor } = permitted;
  const dossiers = await tx.dossier.findMany({ where: { AND: [{ id: { in: [...ids] } }, dossiersVisibleTo(actor)] }, include: LISTED, orderBy: { code: "asc" } });
  const open = await openNumbers(tx, ids);
  const counted = await tx.paper.groupBy({ by: ["dossierId"], where: { dossierId: { in: [...ids] }, ...travellingPapers(kind, actor.id) }, _sum: { count: true } });
  const papers = new Map(counted.map(({ dossierId, _sum }) => [dossierId, _sum.count ?? 0]));
  const faults = new Map<string, string>();
  const [first] = dossiers;
  const apart = kind === "UNDELIVERED_RETURN" && first ? await daysApart(permitted, tx, first.provinceCode) : () => null;
  for (const dossier of dossiers) {
    const words = unfit(kind, dossier, papers.get(dossier.id) ?? 0, open.get(dossier.id), apart);
    if (words !== null) faults.set(dossier.id, words);
  }
  return { dossiers, papers, faults };
}
