import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { controlRows } from "@/lib/dossiers/control-rows";
import { oneStopHead, receivingUnit } from "@/lib/dossiers/form-data/head";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { ControlSlipData } from "@/lib/forms/data";
import { renderForm } from "@/lib/forms/render";
import { formInForce } from "@/lib/forms/versions";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";
import { isId } from "@/lib/platform/ids";

/**
 * Phiếu kiểm soát quá trình giải quyết hồ sơ as it stands now, in the version in force on the day of reception; null when there is no
 * such dossier for the actor, or it is not received. Printed when asked for: it grows with the dossier. The look is written to the
 * access log.
 */
export async function printControlSlip(actor: Actor, dossierId: string): Promise<{ name: string; pdf: Uint8Array } | null> {
  const permitted = permit(actor, "register.print");
  const { actor: employee } = permitted;
  if (!isId(dossierId)) return null;
  const at = now();
  const read = await withActor(actor, async (tx): Promise<{ data: ControlSlipData; receivedAt: Date } | null> => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: dossierId }, { receivedAt: { not: null } }, dossiersVisibleTo(actor)] },
      select: { code: true, receivedAt: true, dueAt: true, termValue: true, termUnit: true, processingEndedAt: true, transfers: { include: { manifest: true } }, events: { orderBy: { seq: "asc" } }, opinions: true },
    });
    if (!dossier?.code || !dossier.receivedAt) return null;
    const facts = await readFormFacts(permitted, tx, dossierId);
    const asked = await tx.agency.findMany({ where: { id: { in: dossier.opinions.map(({ askedAgencyId }) => askedAgencyId) } }, select: { id: true, name: true } });
    const nameOf = (id: string) => asked.find((agency) => agency.id === id)?.name ?? "";
    await tx.accessLog.createMany({ data: [{ actorKind: employee.kind, actorId: employee.id, actorName: employee.name, dossierId, what: "In phiếu kiểm soát", occurredAt: at }] });
    const rows = controlRows({
      oneStop: receivingUnit(facts), agency: facts.agency.name, itemCode: facts.items.find(({ direction }) => direction === "TO_AGENCY")?.itemCode ?? null,
      transfers: dossier.transfers.map(({ kind, giverName, receiverName, occurredAt, manifest, discrepancy }) => ({ kind, giverName, receiverName, at: occurredAt, manifestNumber: manifest?.number ?? null, discrepancy })),
      events: dossier.events.map(({ event, actorName, occurredAt, payload }) => ({ event, actorName, at: occurredAt, payload })),
      opinions: dossier.opinions.map(({ askedAgencyId, askedByName, askedAt, dueAt, answeredByName, answeredAt }) => ({ agencyName: nameOf(askedAgencyId), askedBy: askedByName, askedAt, dueAt, answeredBy: answeredByName, answeredAt })),
      due: dossier.dueAt && { at: dossier.dueAt, termValue: dossier.termValue === null ? null : Number(dossier.termValue), termUnit: dossier.termUnit }, endedAt: dossier.processingEndedAt,
    });
    const data: ControlSlipData = {
      head: oneStopHead(facts, null, at), dossierCode: dossier.code, trackingUrl: `${env("PUBLIC_ORIGIN").PUBLIC_ORIGIN}/tra-cuu?ma=${dossier.code}`, applicantName: facts.applicantName,
      procedureName: facts.procedureVersion.name, procedureCode: facts.procedureCode, receivedAt: dossier.receivedAt, dueAt: dossier.dueAt, resolvingAgency: facts.agency.name,
      coordinatingAgencies: [...new Set(asked.map(({ name }) => name))], rows,
    };
    return { data, receivedAt: dossier.receivedAt };
  });
  const version = read && formInForce("CONTROL_SLIP", vietnamDay(read.receivedAt));
  return version ? { name: `phieu-kiem-soat-${read.data.dossierCode}.pdf`, pdf: await renderForm("CONTROL_SLIP", read.data, { version }) } : null;
}
