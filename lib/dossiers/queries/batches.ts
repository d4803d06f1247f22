import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { payloadText } from "@/lib/dossiers/notice-facts";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import type { Batch, Prisma } from "@/lib/platform/generated/client";
import type { BatchItemStatus, BatchKind } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** A batch and how far it is: `total` = done + refused + those that wait. */
export type BatchSummary = Readonly<{
  id: string; kind: BatchKind; askedByName: string; createdAt: Date; finishedAt: Date | null; assigneeName: string | null; reason: string | null;
  total: number; done: number; refused: number;
}>;
export type BatchItemView = Readonly<{ position: number; dossierId: string | null; code: string; applicantName: string | null; procedureName: string | null; status: BatchItemStatus; words: string; doneAt: Date | null }>;
export type BatchView = BatchSummary & Readonly<{ items: readonly BatchItemView[] }>;

const PAGE = 50;

function batchesVisibleTo(actor: Actor): Prisma.BatchWhereInput {
  const agencyId = "agencyId" in actor ? actor.agencyId : null;
  return agencyId === null ? { id: { in: [] } } : { agencyId };
}

async function summariesOf(tx: Tx, batches: readonly Batch[]): Promise<BatchSummary[]> {
  const counted = await tx.batchItem.groupBy({ by: ["batchId", "status"], where: { batchId: { in: batches.map(({ id }) => id) } }, _count: true });
  return batches.map(({ id, kind, askedByName, createdAt, finishedAt, payload }) => {
    const of = (status?: BatchItemStatus) => counted.filter((group) => group.batchId === id && (status === undefined || group.status === status)).reduce((sum, { _count }) => sum + _count, 0);
    return {
      id, kind, askedByName, createdAt, finishedAt, assigneeName: payloadText(payload, "assigneeName"), reason: payloadText(payload, "reason"),
      total: of(), done: of("DONE"), refused: of("REFUSED"),
    };
  });
}

/** The batches of one's agency, newest first, 50 a page. @param before id of the last one shown */
export async function listBatches(actor: Actor, before = ""): Promise<{ batches: BatchSummary[]; next: string | null }> {
  permit(actor, "batch.run");
  return withActor(actor, async (tx) => {
    const rows = await tx.batch.findMany({ where: { AND: [batchesVisibleTo(actor), isId(before) ? { id: { lt: before } } : {}] }, orderBy: { id: "desc" }, take: PAGE + 1 });
    const shown = rows.slice(0, PAGE);
    return { batches: await summariesOf(tx, shown), next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
  });
}

const URGENCY = { REFUSED: 0, PENDING: 1, DONE: 2 } as const satisfies Record<BatchItemStatus, number>;

/** One batch with the result of each item: the refused first, then what waits, then what is done. null when there is none such in the agency. */
export async function readBatch(actor: Actor, batchId: string): Promise<BatchView | null> {
  permit(actor, "batch.run");
  if (!isId(batchId)) return null;
  return withActor(actor, async (tx) => {
    const batch = await tx.batch.findFirst({ where: { AND: [{ id: batchId }, batchesVisibleTo(actor)] } });
    const [summary] = batch ? await summariesOf(tx, [batch]) : [];
    if (!summary) return null;
    const items = await tx.batchItem.findMany({
      where: { batchId }, orderBy: { position: "asc" },
      include: { dossier: { select: { applicantName: true, procedureVersion: { select: { name: true } } } } },
    });
    return {
      ...summary,
      items: items
        .map(({ position, dossierId, dossierCode, status, words, doneAt, dossier }) => ({
          position, dossierId, code: dossierCode, status, words, doneAt, applicantName: dossier?.applicantName ?? null, procedureName: dossier?.procedureVersion.name ?? null,
        }))
        .sort((a, b) => URGENCY[a.status] - URGENCY[b.status] || a.position - b.position),
    };
  });
}
