import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { readAs, withActor } from "@/lib/access/with-actor";
import { readEntryFields } from "@/lib/dossiers/schema/desk-entry";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { DossierStatus } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type KeptEntry = Readonly<{ fields: Readonly<Record<string, string>>; keptAt: Date }>;

/** What the clerk had typed and not sent; null when there is nothing. */
export async function readEntry(actor: Actor, subject: string): Promise<KeptEntry | null> {
  const { actor: clerk } = permit(actor, "desk-entry.keep");
  const [entry] = await readAs<{ fields: unknown; kept_at: Date }>(clerk, {
    name: "desk-entry", text: "select fields, kept_at from desk_entry where staff_id = $1::uuid and subject = $2", values: [clerk.id, subject], brief: true,
  });
  return entry ? { fields: readEntryFields(entry.fields), keptAt: entry.kept_at } : null;
}

export type EarlierDossier = Readonly<{ id: string; shownCode: string; procedureName: string; status: DossierStatus; submittedAt: Date | null; dueAt: Date | null }>;

const SHOWN = 6;

/** Earlier dossiers of whoever has this identity number, as far as the clerk may know of them: those of his own office, newest first. */
export async function earlierDossiers(actor: Actor, identityNumber: string): Promise<EarlierDossier[]> {
  permit(actor, "dossier.file-at-counter");
  if (!/^\d{12}$/.test(identityNumber)) return [];
  return withActor(actor, async (tx) => {
    const rows = await tx.dossier.findMany({
      where: { AND: [{ applicant: { identityNumber } }, dossiersVisibleTo(actor)] }, orderBy: { submittedAt: "desc" }, take: SHOWN, include: { procedureVersion: { select: { name: true } } },
    });
    return rows.map(({ id, code, submissionCode, status, submittedAt, dueAt, procedureVersion }) => ({ id, shownCode: code ?? submissionCode, procedureName: procedureVersion.name, status, submittedAt, dueAt }));
  });
}

/**
 * The submitter of a dossier as the fields of the next one ("lập thêm hồ sơ cho người này"); null when the clerk may not know of it.
 * The look is logged, since the whole identity number is shown.
 */
export async function submitterOf(actor: Actor, dossierId: string): Promise<Readonly<Record<string, string>> | null> {
  const { actor: clerk } = permit(actor, "dossier.file-at-counter");
  if (!isId(dossierId)) return null;
  return withActor(clerk, async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { applicant: true } });
    if (!dossier) return null;
    await tx.accessLog.createMany({ data: [{ actorKind: clerk.kind, actorId: clerk.id, actorName: clerk.name, dossierId, what: "Lấy thông tin người nộp để lập thêm hồ sơ", occurredAt: now() }] });
    const { identityNumber, fullName, dateOfBirth, sex, addressText, phone, email } = dossier.applicant;
    return {
      identityNumber: identityNumber ?? "", fullName, dateOfBirth: dateOfBirth?.toISOString().slice(0, 10) ?? "", sex: sex ?? "", address: addressText ?? "", phone: phone ?? "", email: email ?? "",
      returnMethod: dossier.returnMethod === "ONLINE" ? "ONLINE" : "COUNTER",
    };
  });
}
