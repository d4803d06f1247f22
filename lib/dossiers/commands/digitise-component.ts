import { once } from "@/lib/access/once";
import type { Permit } from "@/lib/access/policy";
import { attachFile } from "@/lib/digitisation/commands";
import { componentCodeOf, scanName } from "@/lib/digitisation/scan-name";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { now } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/hash";
import { asId, type OperationId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { searchText } from "@/lib/platform/vietnamese";

export type DigitisedComponent = Readonly<{ documentId: string; pdf: Uint8Array; text: string }>;

/**
 * Lays a finished document into its dossier as the file of its component, named `<code>_<component>_<nn>.pdf`, with a DIGITISE event, in the name of the clerk who
 * scanned it; what was read on it is kept for searching. However often it is asked, there is one file.
 */
export async function digitiseComponent(permitted: Permit<"file.upload">, operationId: OperationId, { documentId, pdf, text }: DigitisedComponent): Promise<Result<{ fileId: string; name: string }>> {
  return once(permitted.actor, operationId, "digitiseComponent", async (tx) => {
    const document = await tx.scanDocument.findFirst({ where: { id: documentId, state: { in: ["WAITING", "WORKING"] } }, include: { dossier: { select: { code: true, submissionCode: true } } } });
    if (!document) return refused("NOT_FOUND", "Bản quét này đã được ghi hoặc đã bị bỏ.");
    const { dossierId, componentId } = document;
    // Two documents of one dossier may be ready at once: the second is counted and numbered after the first.
    await tx.$queryRaw`select 1 from dossier where id = ${dossierId}::uuid for update`;
    const [component, before] = await Promise.all([
      tx.component.findUniqueOrThrow({ where: { id: componentId }, select: { position: true } }),
      tx.scanDocument.count({ where: { dossierId, componentId, state: "DONE" } }),
    ]);
    const name = scanName(document.dossier.code ?? document.dossier.submissionCode, componentCodeOf(component.position), before + 1);
    const at = now();
    const moved = await moveDossier<"DIGITISE">(permitted, tx, {
      dossierId: asId<"dossier">(dossierId), event: "DIGITISE", operationId, expectedVersion: null, at, payload: { sha256: sha256(pdf), componentId, name, pages: document.pageCount },
    });
    if (!moved.ok) return moved;
    const file = await attachFile(permitted, tx, { dossierId, purpose: "COMPONENT", componentId, name, bytes: pdf, contentType: "application/pdf", at });
    await tx.scanDocument.update({ where: { id: documentId }, data: { state: "DONE", pagesDone: document.pageCount, fileId: file.id, text, searchText: searchText(text), words: "", finishedAt: at } });
    return ok({ fileId: file.id, name });
  });
}
