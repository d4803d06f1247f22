import { may, permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { PERMISSION_OF_BATCH } from "@/lib/dossiers/batch";
import { once } from "@/lib/access/once";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { colleagueOf } from "@/lib/dossiers/queries/agency-people";
import type { StartBatchInput } from "@/lib/dossiers/schema/start-batch";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/queue";
import { ok, refused, type Result } from "@/lib/platform/result";

export type StartedBatch = { batchId: string; items: number };

/** The items in the order chosen; one whose dossier is out of sight is refused at once, and keeps nothing of it. */
async function itemsOf({ actor }: Permit<"batch.run">, tx: Tx, { dossiers }: StartBatchInput, at: Date): Promise<Prisma.BatchItemCreateManyBatchInput[]> {
  const seen = await tx.dossier.findMany({
    where: { AND: [{ id: { in: dossiers.map(({ id }) => id) } }, dossiersVisibleTo(actor)] }, select: { id: true, code: true, submissionCode: true },
  });
  const codes = new Map(seen.map(({ id, code, submissionCode }) => [id, code ?? submissionCode]));
  if (codes.size === 0) return [];
  return dossiers.map(({ id, version }, i) => {
    const code = codes.get(id);
    const item = { position: i + 1, operationId: newId<"operation">(), version };
    return code === undefined
      ? { ...item, dossierId: null, dossierCode: "", status: "REFUSED" as const, words: REFUSAL_WORDS.NOT_FOUND, doneAt: at }
      : { ...item, dossierId: id, dossierCode: code };
  });
}

/**
 * Starts one act on up to 500 dossiers: kept with an item for each, and handed to the worker in the same transaction. Every item
 * is then done, or refused with its own reason, in the name of who asked; nothing is decided here about a single dossier.
 */
export async function startBatch(actor: Actor, input: StartBatchInput): Promise<Result<StartedBatch>> {
  const permitted = permit(actor, "batch.run");
  const agencyId = "agencyId" in permitted.actor ? permitted.actor.agencyId : null;
  if (agencyId === null || !may(actor, PERMISSION_OF_BATCH[input.kind])) return refused("NOT_YOURS", "Việc này do lãnh đạo cơ quan làm.", "kind");
  return once(permitted.actor, input.operationId, "startBatch", async (tx) => {
    const at = now();
    const items = await itemsOf(permitted, tx, input, at);
    if (items.length === 0) return refused("NOT_FOUND", "Không tìm thấy hồ sơ nào trong số đã chọn. Hãy quay lại hàng hồ sơ và chọn lại.", "dossiers");
    const assignee = input.assigneeId === null ? null : await colleagueOf(permitted, tx, input.assigneeId);
    if (input.assigneeId !== null && assignee === null) return refused("NO_SUCH_COLLEAGUE", "Không có người này trong cơ quan, hoặc tài khoản đã khóa. Hãy chọn người khác.", "assigneeId");
    const batchId = newId<"batch">();
    await tx.batch.create({
      data: {
        id: batchId, agencyId, kind: input.kind, askedById: permitted.actor.id, askedByName: permitted.actor.name, createdAt: at,
        payload: { assigneeId: assignee?.id ?? null, assigneeName: assignee?.name ?? null, reason: input.reason },
        items: { createMany: { data: items } },
      },
    });
    await enqueue(tx, "batch", batchId, { batchId });
    return ok({ batchId, items: items.length });
  });
}
