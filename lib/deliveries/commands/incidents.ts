import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { Party } from "@/lib/deliveries/custody";
import { incidentsVisibleTo } from "@/lib/deliveries/incident";
import type { ReportIncidentInput, SettleIncidentInput } from "@/lib/deliveries/schema";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { IncidentKind } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

type Noticed = Readonly<{
  kind: IncidentKind;
  dossierId: string | null;
  officeId: string | null;
  transferId?: string;
  manifestId?: string;
  words: string;
  responsible: Party;
  noticedBy: Party;
  at: Date;
}>;

/** Notes what was found wrong, with the party who answers for it; the work goes on (design 6). @returns its id */
export async function noteIncident(_permitted: Permit, tx: Tx, { responsible, noticedBy, at, transferId, manifestId, ...facts }: Noticed): Promise<string> {
  const id = newId<"incident">();
  await tx.custodyIncident.createMany({
    data: [{
      id, ...facts, transferId: transferId ?? null, manifestId: manifestId ?? null, noticedAt: at,
      responsibleKind: responsible.kind, responsibleId: responsible.id, responsibleName: responsible.name,
      noticedByKind: noticedBy.kind, noticedById: noticedBy.id, noticedByName: noticedBy.name,
    }],
  });
  return id;
}

/** The dossier that a number names among what the reader may see, and who holds its papers now. */
async function dossierOf({ actor }: Permit<"incident.report">, tx: Tx, code: string): Promise<{ id: string; officeId: string | null; holder: Party | null } | null> {
  const dossier = await tx.dossier.findFirst({
    where: { AND: [{ OR: [{ code }, { submissionCode: code }, { items: { some: { itemCode: code } } }, { items: { some: { sealNumber: code } } }] }, dossiersVisibleTo(actor)] },
    include: { transfers: { orderBy: { occurredAt: "desc" }, take: 1 } },
  });
  if (!dossier) return null;
  const last = dossier.transfers[0];
  return { id: dossier.id, officeId: dossier.officeId, holder: last ? { kind: last.receiverKind, id: last.receiverId, name: last.receiverName } : null };
}

/**
 * Reports what a scan or a look brought up outside a hand-over: a wrong seal, an unknown number, somebody else's bag. Whoever last
 * received the papers answers; for a number that names nothing in sight, whoever has it in hand now.
 */
export async function reportIncident(actor: Actor, input: ReportIncidentInput): Promise<Result<{ incidentId: string; known: boolean }>> {
  const permitted = permit(actor, "incident.report");
  return once(permitted.actor, input.operationId, "reportIncident", async (tx) => {
    const { id, name, kind } = permitted.actor;
    const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
    const noticedBy: Party = { kind: kind === "COURIER" ? "COURIER" : kind === "POSTAL_CLERK" ? "CLERK" : "AGENCY", id, name };
    const found = input.code === "" ? null : await dossierOf(permitted, tx, input.code);
    const words = input.code === "" ? input.words : `${input.code}: ${input.words}`;
    const incidentId = await noteIncident(permitted, tx, {
      kind: input.kind, dossierId: found?.id ?? null, officeId: found?.officeId ?? officeId, words, responsible: found?.holder ?? noticedBy, noticedBy, at: now(),
    });
    return ok({ incidentId, known: found !== null });
  });
}

/** A supervisor writes how an incident ended; once, and nothing of what was noticed changes. */
export async function settleIncident(actor: Actor, input: SettleIncidentInput): Promise<Result<{ incidentId: string }>> {
  const permitted = permit(actor, "incident.settle");
  return once(permitted.actor, input.operationId, "settleIncident", async (tx) => {
    const known = await tx.custodyIncident.findFirst({ where: { AND: [{ id: input.incidentId }, incidentsVisibleTo(actor)] } });
    if (!known) return refused("NOT_FOUND", "Không tìm thấy sự cố này trong phạm vi của anh/chị.");
    const won = await tx.custodyIncident.updateMany({ where: { id: known.id, settledAt: null }, data: { settlement: input.settlement, settledByName: permitted.actor.name, settledAt: now() } });
    return won.count === 1 ? ok({ incidentId: known.id }) : refused("SOMEBODY_FASTER", `${known.settledByName ?? "Người khác"} đã ghi cách xử lý sự cố này. Hãy tải lại trang.`);
  });
}
