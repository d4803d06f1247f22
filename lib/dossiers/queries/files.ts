import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { FILE_KINDS, type FileKind } from "@/lib/digitisation/file-kind";
import { shownFileName } from "@/lib/digitisation/scan-name";
import { type FormVersion, formVersion } from "@/lib/forms/versions";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";

export type ReadableFile = Readonly<{ sha256: string; name: string; contentType: FileKind; size: number }>;

async function noteReading({ actor }: Permit, tx: Tx, dossierId: string, what: string): Promise<void> {
  if (actor.kind === "CITIZEN") return;
  // createMany asks for nothing back: whoever writes into the log may not read it.
  await tx.accessLog.createMany({ data: [{ actorKind: actor.kind, actorId: actor.id, actorName: actor.name, dossierId, what, occurredAt: now() }] });
}

/** A file of a dossier in the actor's scope; null when there is none. An employee's reading is logged. */
export async function readFile(actor: Actor, id: string): Promise<ReadableFile | null> {
  const permitted = permit(actor, "file.read");
  if (!isId(id)) return null;
  return withActor(actor, async (tx) => {
    const file = await tx.dossierFile.findFirst({ where: { id, removedAt: null, dossier: dossiersVisibleTo(actor) }, include: { stored: true, dossier: { select: { code: true, submissionCode: true } } } });
    const contentType = file?.stored.contentType ?? "";
    if (!file || !(contentType in FILE_KINDS)) return null;
    const name = shownFileName(file.name, file.dossier);
    await noteReading(permitted, tx, file.dossierId, `Mở tệp: ${name}`);
    return { sha256: file.sha256, name, contentType: contentType as FileKind, size: file.stored.size };
  });
}

export type ReadableForm = Readonly<{ sha256: string; kind: string; version: FormVersion; data: unknown; dossierCode: string }>;

/** An issued form of a dossier in the actor's scope, with the data it was printed from; null when there is none. */
export async function readIssuedForm(actor: Actor, id: string): Promise<ReadableForm | null> {
  const permitted = permit(actor, "form.read");
  if (!isId(id)) return null;
  return withActor(actor, async (tx) => {
    const form = await tx.issuedForm.findFirst({ where: { id, dossier: dossiersVisibleTo(actor) }, include: { dossier: { select: { code: true, submissionCode: true } } } });
    const version = form && formVersion(form.versionId);
    if (!form || !version) return null;
    await noteReading(permitted, tx, form.dossierId, `Mở giấy: ${version.title}`);
    return { sha256: form.sha256, kind: form.kind, version, data: form.data, dossierCode: form.dossier.code ?? form.dossier.submissionCode };
  });
}
