import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import type { DocumentReuseInput } from "@/lib/digitisation/schema/document-reuse";
import type { Actor } from "@/lib/identity/actor";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The owner says where a document of his store may be used again, or nowhere (Luật 91/2025/QH15: restricting what is done with one's data). What was used already
 * stays in its dossier; the document itself stays, because the law keeps it (docs/decisions/072).
 */
export async function setDocumentReuse(actor: Actor, input: DocumentReuseInput): Promise<Result<{ documentId: string }>> {
  const { actor: owner } = permit(actor, "document.keep-own");
  return once(owner, input.operationId, "setDocumentReuse", async (tx) => {
    const changed = await tx.ownerDocument.updateMany({ where: { id: input.documentId, ownerId: owner.id }, data: { reuse: input.reuse } });
    return changed.count === 1 ? ok({ documentId: input.documentId }) : refused("NOT_FOUND", "Không có giấy tờ này trong kho của anh/chị.");
  });
}
