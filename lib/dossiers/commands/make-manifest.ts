import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { keepSignature } from "@/lib/deliveries/commands";
import { type ManifestKind, manifestNumberPrefix, travellingPapers } from "@/lib/deliveries/manifest";
import { once } from "@/lib/dossiers/commands/once";
import { LIFECYCLE } from "@/lib/dossiers/lifecycle";
import type { MakeManifestInput } from "@/lib/dossiers/schema/make-manifest";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { DossierStatus } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

export type MadeManifest = { manifestId: string; number: string; lines: number };

const LISTED = { agency: true, office: true, papers: true, events: { where: { event: "DISPATCH_RESULT" } } } as const satisfies Prisma.DossierInclude;
type Listed = Prisma.DossierGetPayload<{ include: typeof LISTED }>;

/** Serials of one office or agency, kind and day: the next one. The caller holds the lock of that place. */
async function nextNumber(tx: Tx, prefix: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    select max(split_part(number, '-', -1)::int) as last from manifest where starts_with(number, ${prefix})`;
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(3, "0")}`;
}

/** Why a dossier cannot be on the list, in words after its code; null when it can. */
function unfit(kind: ManifestKind, dossier: Listed, papers: number, openNumber: string | undefined): string | null {
  if (openNumber !== undefined) return `đã nằm trong biên bản ${openNumber} chưa ký`;
  const from: readonly (DossierStatus | null)[] = kind === "AGENCY_HANDOVER" ? LIFECYCLE.HAND_TO_AGENCY.from : LIFECYCLE.DISPATCH_RESULT.from;
  if (!from.includes(dossier.status)) return "đang ở bước khác";
  if (dossier.receivedAt === null) return "chưa được tiếp nhận";
  if (kind === "AGENCY_HANDOVER") return papers === 0 ? "không còn giấy tờ nào do anh/chị giữ" : null;
  if (dossier.returnMethod === "ONLINE") return "công dân nhận bản điện tử";
  return dossier.events.length > 0 ? "đã giao cho bưu điện" : null;
}

/** Codes of manifests not yet signed, by the dossiers that are on them. */
async function openNumbers(tx: Tx, dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const lines = await tx.manifestLine.findMany({ where: { dossierId: { in: [...dossierIds] }, manifest: { signedAt: null } }, include: { manifest: true } });
  return new Map(lines.map(({ dossierId, manifest }) => [dossierId, manifest.number]));
}

async function listDossiers(permitted: Permit<"manifest.make">, tx: Tx, kind: ManifestKind, ids: readonly string[]): Promise<Result<{ dossiers: Listed[]; counts: Map<string, number> }>> {
  const { actor } = permitted;
  const dossiers = await tx.dossier.findMany({ where: { AND: [{ id: { in: [...ids] } }, dossiersVisibleTo(actor)] }, include: LISTED, orderBy: { code: "asc" } });
  if (dossiers.length !== new Set(ids).size) return refused("NOT_FOUND", "Có hồ sơ không còn trong phạm vi của anh/chị. Hãy tải lại trang.", "dossierIds");
  const open = await openNumbers(tx, ids);
  const papers = await tx.paper.groupBy({ by: ["dossierId"], where: { dossierId: { in: [...ids] }, ...travellingPapers(kind, actor.id) }, _sum: { count: true } });
  const counts = new Map(papers.map(({ dossierId, _sum }) => [dossierId, _sum.count ?? 0]));
  const faults = dossiers.flatMap((dossier) => {
    const words = unfit(kind, dossier, counts.get(dossier.id) ?? 0, open.get(dossier.id));
    return words === null ? [] : [`${dossier.code ?? dossier.submissionCode}: ${words}`];
  });
  if (faults.length > 0) return refused("UNFIT_LINES", `Chưa lập được biên bản. ${faults.join("; ")}. Bỏ chọn các hồ sơ đó rồi lập lại.`, "dossierIds");
  return ok({ dossiers, counts });
}

/**
 * Lists dossiers that are to change hands together. A clerk makes a Biên bản giao nhận hồ sơ of the papers he holds for one
 * agency; an official makes a Phiếu bàn giao kết quả of results for one post office (QĐ 45/2016/QĐ-TTg, Điều 7, 9; NĐ 118/2025,
 * Điều 18). The maker signs by making it, under his own account; nothing changes hands before the other side signs.
 * All or nothing: a dossier that cannot be listed is named, and the ticks stay.
 */
export async function makeManifest(actor: Actor, input: MakeManifestInput): Promise<Result<MadeManifest>> {
  const permitted = permit(actor, "manifest.make");
  return once(permitted.actor, input.operationId, "makeManifest", async (tx) => {
    const kind = permitted.actor.kind === "POSTAL_CLERK" ? "AGENCY_HANDOVER" : "RESULT_DISPATCH";
    const place = permitted.actor.kind === "CITIZEN" ? null : (permitted.actor.officeId ?? permitted.actor.agencyId);
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`manifest:${kind}:${place ?? ""}`}, 0))`;
    const listed = await listDossiers(permitted, tx, kind, input.dossierIds);
    if (!listed.ok) return listed;
    const { dossiers, counts } = listed.value;
    const [first] = dossiers;
    if (!first?.office) return refused("NO_OFFICE", "Hồ sơ này không qua bưu điện nên không lập biên bản với bưu điện.", "dossierIds");
    if (dossiers.some(({ agencyId, officeId }) => agencyId !== first.agencyId || officeId !== first.officeId)) {
      return refused("MIXED_PLACES", "Mỗi biên bản chỉ gồm hồ sơ của một cơ quan và một bưu cục. Hãy lập riêng từng biên bản.", "dossierIds");
    }
    const at = now();
    const manifestId = newId<"manifest">();
    const number = await nextNumber(tx, manifestNumberPrefix(kind, kind === "AGENCY_HANDOVER" ? first.office.code : first.agency.code, vietnamDay(at)));
    await tx.manifest.create({
      data: {
        id: manifestId, number, kind, officeId: first.office.id, agencyId: first.agencyId, giverId: permitted.actor.id, giverName: permitted.actor.name, createdAt: at,
        lines: { create: dossiers.map(({ id }) => ({ dossierId: id, paperCount: counts.get(id) ?? 0 })) },
      },
    });
    await keepSignature(permitted, tx, { signer: permitted.actor.name, act: number, at, mark: { method: "ACCOUNT", accountId: permitted.actor.id } });
    return ok({ manifestId, number, lines: dossiers.length });
  });
}
