import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { recordAudit } from "@/lib/audit/record-audit";
import { handOverPapers, keepSignature } from "@/lib/deliveries/commands";
import type { SubstituteInput } from "@/lib/dossiers/schema/shift";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Paper, Staff } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";

export type Substituted = { clerkId: string; dossiers: number; papers: number; openShiftId: string | null };

/** A contract in force today under which both are assigned, as the official clerk or in reserve (NĐ 309/2026, Điều 11.8). */
async function sharedContract({ actor }: Permit, tx: Tx, clerkId: string, at: Date): Promise<string | null> {
  const day = new Date(vietnamDay(at));
  const running = { effectiveFrom: { lte: day }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: day } }] };
  const shared = await tx.delegationContract.findFirst({
    where: { ...running, AND: [{ assignments: { some: { staffId: actor.id, ...running } } }, { assignments: { some: { staffId: clerkId, ...running } } }] }, select: { number: true },
  });
  return shared?.number ?? null;
}

/** What the absent clerk holds, dossier by dossier; what stands on a manifest that the agency has yet to sign goes its way from him. */
async function papersHeldBy({ actor }: Permit, tx: Tx, clerkId: string): Promise<ReadonlyMap<string, Paper[]>> {
  const listed = await tx.manifestLine.findMany({ where: { manifest: { kind: "AGENCY_HANDOVER", giverId: clerkId, signedAt: null } }, select: { dossierId: true } });
  const held = await tx.paper.findMany({
    where: { holderKind: "CLERK", holderId: clerkId, dossierId: { notIn: listed.map(({ dossierId }) => dossierId) }, dossier: dossiersVisibleTo(actor) }, orderBy: { id: "asc" },
  });
  const byDossier = new Map<string, Paper[]>();
  for (const paper of held) byDossier.set(paper.dossierId, [...(byDossier.get(paper.dossierId) ?? []), paper]);
  return byDossier;
}

async function takeOver(permitted: Permit, tx: Tx, absent: Staff, dossierId: string, papers: readonly Paper[], place: string, at: Date): Promise<void> {
  const { id, name } = permitted.actor;
  // The absent signs nothing: the substitute confirms both what he found and that he answers for it from now on.
  const mark = { method: "ACCOUNT", accountId: id } as const;
  await handOverPapers(permitted, tx, {
    dossierId, kind: "SUBSTITUTION", papers: papers.map((paper) => ({ paper, counted: paper.count })), place, at,
    giver: { kind: "CLERK", id: absent.id, name: absent.fullName }, receiver: { kind: "CLERK", id, name },
    giverSignature: await keepSignature(permitted, tx, { signer: `${name}, thay ${absent.fullName}`, act: dossierId, at, mark }),
    receiverSignature: await keepSignature(permitted, tx, { signer: name, act: dossierId, at, mark }),
  });
}

/**
 * A colleague of the counter takes over the open work of a clerk who is away: the papers that he holds pass to the substitute, who
 * answers for them and can hand them to the agency the same day; his open shift is told, to be counted and closed. Between clerks who are
 * assigned under one contract (one official, one in reserve: NĐ 309/2026, Điều 11.8), with a reason, and written into the audit.
 */
export async function substituteClerk(actor: Actor, { operationId, clerkId, reason }: SubstituteInput): Promise<Result<Substituted>> {
  const permitted = permit(actor, "clerk.substitute");
  return once<Substituted>(permitted.actor, operationId, "substituteClerk", async (tx) => {
    const at = now();
    const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
    const absent = officeId === null ? null : await tx.staff.findFirst({ where: { id: clerkId, officeId, role: "POSTAL_CLERK" } });
    if (!absent) return refused("NOT_FOUND", "Không tìm thấy nhân viên này ở quầy của anh/chị.", "clerkId");
    if (absent.id === permitted.actor.id) return refused("OWN_WORK", "Đây là việc của chính anh/chị.", "clerkId");
    if ((await sharedContract(permitted, tx, absent.id, at)) === null) return refused("NOT_ASSIGNED", `Anh/chị và ${absent.fullName} không cùng được phân công theo một hợp đồng còn hiệu lực. Báo kiểm soát viên bưu điện.`, "clerkId");
    // Two substitutes at once wait here; the second finds nothing left.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`substitute:${absent.id}`}, 0))`;
    const held = await papersHeldBy(permitted, tx, absent.id);
    const shift = await tx.counterShift.findFirst({ where: { clerkId: absent.id, closedAt: null }, select: { id: true } });
    if (held.size === 0) return refused("NOTHING_OPEN", `${absent.fullName} không giữ giấy tờ nào${shift === null ? "" : "; ca còn mở thì đếm tiền rồi đóng thay ở trang này"}.`, "clerkId");
    const office = await tx.postOffice.findUnique({ where: { id: absent.officeId ?? "" } });
    let papers = 0;
    for (const [dossierId, own] of held) {
      await takeOver(permitted, tx, absent, dossierId, own, office?.name ?? "", at);
      papers += own.length;
    }
    await recordAudit(tx, { stream: "counter", event: "CLERK_SUBSTITUTED", actor: permitted.actor, subjectId: absent.id, payload: { operation: operationId, reason, dossiers: held.size, papers, shift: shift?.id ?? null }, at });
    return ok({ clerkId: absent.id, dossiers: held.size, papers, openShiftId: shift?.id ?? null });
  });
}
