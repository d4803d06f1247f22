import { permit, type Permit } from "@/lib/access/policy";
import { keepSignature } from "@/lib/deliveries/commands";
import { fromPost, type ManifestKind, manifestNumberPrefix } from "@/lib/deliveries/manifest";
import { once } from "@/lib/access/once";
import { manifestLines, type ManifestLines } from "@/lib/dossiers/queries/manifest-lines";
import type { MakeManifestInput } from "@/lib/dossiers/schema/make-manifest";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

export type MadeManifest = { manifestId: string; number: string; lines: number };

/** Serials of one office or agency, kind and day: the next one. The caller holds the lock of that place. */
async function nextNumber(tx: Tx, prefix: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    select max(split_part(number, '-', -1)::int) as last from manifest where starts_with(number, ${prefix})`;
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(3, "0")}`;
}

async function listDossiers(permitted: Permit<"manifest.make">, tx: Tx, kind: ManifestKind, ids: readonly string[]): Promise<Result<ManifestLines>> {
  const lines = await manifestLines(permitted, tx, kind, ids);
  if (lines.dossiers.length !== new Set(ids).size) return refused("NOT_FOUND", "Có hồ sơ không còn trong phạm vi của anh/chị. Hãy tải lại trang.", "dossierIds");
  const faults = lines.dossiers.flatMap(({ id, code, submissionCode }) => (lines.faults.has(id) ? [`${code ?? submissionCode}: ${lines.faults.get(id) ?? ""}`] : []));
  if (faults.length > 0) return refused("UNFIT_LINES", `Chưa lập được biên bản. ${faults.join("; ")}. Bỏ chọn các hồ sơ đó rồi lập lại.`, "dossierIds");
  return ok(lines);
}

/**
 * Lists dossiers that are to change hands together. A clerk makes a Biên bản giao nhận hồ sơ of the papers he holds for one
 * agency, or a Biên bản chuyển hoàn of results that nobody could be given; an official makes a Phiếu bàn giao kết quả of results for one post office (QĐ 45/2016/QĐ-TTg, Điều 7, 9; NĐ 118/2025,
 * Điều 18). The maker signs by making it, under his own account; nothing changes hands before the other side signs.
 * All or nothing: a dossier that cannot be listed is named, and the ticks stay.
 */
export async function makeManifest(actor: Actor, input: MakeManifestInput): Promise<Result<MadeManifest>> {
  const permitted = permit(actor, "manifest.make");
  return once(permitted.actor, input.operationId, "makeManifest", async (tx) => {
    const kind = permitted.actor.kind === "POSTAL_CLERK" ? (input.kind ?? "AGENCY_HANDOVER") : "RESULT_DISPATCH";
    const place = permitted.actor.kind === "CITIZEN" ? null : (permitted.actor.officeId ?? permitted.actor.agencyId);
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`manifest:${kind}:${place ?? ""}`}, 0))`;
    const listed = await listDossiers(permitted, tx, kind, input.dossierIds);
    if (!listed.ok) return listed;
    const { dossiers, papers } = listed.value;
    const [first] = dossiers;
    if (!first?.office) return refused("NO_OFFICE", "Hồ sơ này không qua bưu điện nên không lập biên bản với bưu điện.", "dossierIds");
    if (dossiers.some(({ agencyId, officeId }) => agencyId !== first.agencyId || officeId !== first.officeId)) {
      return refused("MIXED_PLACES", "Mỗi biên bản chỉ gồm hồ sơ của một cơ quan và một bưu cục. Hãy lập riêng từng biên bản.", "dossierIds");
    }
    const at = now();
    const manifestId = newId<"manifest">();
    const number = await nextNumber(tx, manifestNumberPrefix(kind, fromPost(kind) ? first.office.code : first.agency.code, vietnamDay(at)));
    await tx.manifest.create({
      data: {
        id: manifestId, number, kind, officeId: first.office.id, agencyId: first.agencyId, giverId: permitted.actor.id, giverName: permitted.actor.name, createdAt: at,
        lines: { create: dossiers.map(({ id }) => ({ dossierId: id, paperCount: papers.get(id) ?? 0 })) },
      },
    });
    await keepSignature(permitted, tx, { signer: permitted.actor.name, act: number, at, mark: { method: "ACCOUNT", accountId: permitted.actor.id } });
    return ok({ manifestId, number, lines: dossiers.length });
  });
}
