import type { PgBoss } from "pg-boss";
import { may, NotPermitted } from "@/lib/access/policy";
import { PERMISSION_OF_BATCH } from "@/lib/dossiers/batch";
import { assignDossier, transferDossier } from "@/lib/dossiers/commands/assign-dossier";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { remindDossier } from "@/lib/dossiers/commands/remind-dossier";
import { payloadText } from "@/lib/dossiers/notice-facts";
import { manifestsMadeBy, sortResultsToHandOver } from "@/lib/dossiers/queries/result-hand-over";
import type { StaffActor } from "@/lib/identity/actor";
import { actorOfStaff } from "@/lib/identity/jobs";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import type { Batch } from "@/lib/platform/generated/client";
import type { BatchKind } from "@/lib/platform/generated/enums";
import { asId, type DossierId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";
import type { Result } from "@/lib/platform/result";

type Item = Readonly<{ position: number; dossierId: DossierId; operationId: string; version: number }>;
type Outcome = Readonly<{ status: "DONE" | "REFUSED"; words: string }>;

const DISABLED = "Tài khoản của người yêu cầu đã bị khóa nên không làm tiếp.";
const NOT_HIS = "Người yêu cầu không còn được làm việc này.";
const BROKEN = "Hệ thống gián đoạn nhiều lần khi làm hồ sơ này. Hãy mở hồ sơ và làm riêng.";
/** Lines of one manifest at most. */
const MOST_LINES = 200;
const TURNS = 2;

async function pendingOf(batchId: string): Promise<Item[]> {
  const items = await transactAsJobs((tx) => tx.batchItem.findMany({ where: { batchId, status: "PENDING" }, orderBy: { position: "asc" } }));
  return items.flatMap(({ dossierId, ...item }) => (dossierId === null ? [] : [{ ...item, dossierId: asId<"dossier">(dossierId) }]));
}

/** An item is told once: whoever comes second, after a worker that was thought dead, changes nothing. */
async function tell(batchId: string, { position }: Item, outcome: Outcome): Promise<void> {
  await transactAsJobs((tx) => tx.batchItem.updateMany({ where: { batchId, position, status: "PENDING" }, data: { ...outcome, doneAt: now() } }));
}

const refusedWith = (words: string): Outcome => ({ status: "REFUSED", words });

function outcomeOf(result: Result<unknown>): Outcome {
  return result.ok ? { status: "DONE", words: "" } : refusedWith(result.refusals.map(({ words }) => words).join(" "));
}

/** The ordinary command on one dossier, under the item's own operation: the same answer however often it is asked. */
async function act(kind: Exclude<BatchKind, "HAND_OVER_RESULTS">, actor: StaffActor, payload: unknown, item: Item): Promise<Outcome> {
  const input = { operationId: asId<"operation">(item.operationId), dossierId: item.dossierId, expectedVersion: item.version, reason: payloadText(payload, "reason") ?? "" };
  if (kind === "REMIND") return outcomeOf(await remindDossier(actor, input));
  const assigneeId = asId<"staff">(payloadText(payload, "assigneeId") ?? "");
  return outcomeOf(await (kind === "ASSIGN" ? assignDossier : transferDossier)(actor, { ...input, assigneeId }));
}

/** One item for the employee as he stands now. On the last try a fault becomes the item's refusal, so that the others go on. */
async function actFor(batch: Batch, kind: Exclude<BatchKind, "HAND_OVER_RESULTS">, item: Item, lastTry: boolean): Promise<Outcome> {
  const actor = await actorOfStaff(batch.askedById);
  if (actor === null) return refusedWith(DISABLED);
  try {
    return await act(kind, actor, batch.payload, item);
  } catch (error) {
    if (error instanceof NotPermitted) return refusedWith(NOT_HIS);
    if (!lastTry) throw error;
    log.error("batch item given up", error);
    return refusedWith(BROKEN);
  }
}

async function oneByOne(batch: Batch, kind: Exclude<BatchKind, "HAND_OVER_RESULTS">, lastTry: boolean): Promise<void> {
  for (const item of await pendingOf(batch.id)) await tell(batch.id, item, await actFor(batch, kind, item, lastTry));
}

async function tellAll(batchId: string, items: readonly Item[], outcome: Outcome): Promise<void> {
  for (const item of items) await tell(batchId, item, outcome);
}

const onList = (number: string): Outcome => ({ status: "DONE", words: `Trong ${number}, chờ bưu điện ký nhận.` });

/**
 * Results go on one list for each post office. The list is made under the operation of its first item, so a list made just
 * before a worker died is found again and not made twice.
 */
async function handOver(batch: Batch): Promise<void> {
  const actor = await actorOfStaff(batch.askedById);
  const begun = await pendingOf(batch.id);
  if (actor === null || !may(actor, PERMISSION_OF_BATCH.HAND_OVER_RESULTS)) return tellAll(batch.id, begun, refusedWith(actor === null ? DISABLED : NOT_HIS));
  for (const { number, dossierIds } of await manifestsMadeBy(actor, begun.map(({ operationId }) => operationId))) {
    await tellAll(batch.id, begun.filter(({ dossierId }) => dossierIds.includes(dossierId)), onList(number));
  }
  // A colleague may put one of them on his own list between the look and the making: then it is looked at anew.
  for (let turn = 1; turn <= TURNS; turn++) await makeLists(actor, batch.id, turn === TURNS);
}

async function makeLists(actor: StaffActor, batchId: string, lastTurn: boolean): Promise<void> {
  const left = await pendingOf(batchId);
  const { groups, refused } = await sortResultsToHandOver(actor, left.map(({ dossierId }) => dossierId));
  for (const item of left) {
    const words = refused.get(item.dossierId);
    if (words !== undefined) await tell(batchId, item, refusedWith(words));
  }
  for (const { dossierIds } of groups) {
    const listed = left.filter(({ dossierId }) => dossierIds.includes(dossierId));
    for (let from = 0; from < listed.length; from += MOST_LINES) {
      const lines = listed.slice(from, from + MOST_LINES);
      const made = await makeManifest(actor, { operationId: asId<"operation">(lines[0]?.operationId ?? ""), dossierIds: lines.map(({ dossierId }) => dossierId) });
      if (made.ok) await tellAll(batchId, lines, onList(made.value.number));
      else if (lastTurn) await tellAll(batchId, lines, outcomeOf(made));
    }
  }
}

/**
 * Runs a batch: every item by the ordinary command, as the employee who asked, in a transaction of its own; its result is readable
 * as soon as it is there. May run any number of times, also twice at once: each item happens once.
 * @param lastTry nobody will try again after this run
 * @throws when an item could not be tried now; the items before it stay done
 */
export async function runBatch({ batchId }: Jobs["batch"], lastTry = false): Promise<void> {
  const batch = await transactAsJobs((tx) => tx.batch.findUnique({ where: { id: batchId } }));
  if (!batch || batch.finishedAt !== null) return;
  try {
    if (batch.kind === "HAND_OVER_RESULTS") await handOver(batch);
    else await oneByOne(batch, batch.kind, lastTry);
  } catch (error) {
    if (!lastTry) throw error;
    log.error("batch given up", error);
    await tellAll(batchId, await pendingOf(batchId), refusedWith(BROKEN));
  }
  await transactAsJobs((tx) => tx.batch.updateMany({ where: { id: batchId, finishedAt: null, items: { none: { status: "PENDING" } } }, data: { finishedAt: now() } }));
}

/** Lets the worker run batches, two at a time. */
export async function runBatches(queue: PgBoss): Promise<string> {
  return queue.work("batch", { includeMetadata: true, localConcurrency: 2, pollingIntervalSeconds: 1 } as const, async (jobs: readonly BatchMetadata[]) => {
    for (const { data, retryCount, retryLimit } of jobs) await runBatch(data, retryCount >= retryLimit);
  });
}

type BatchMetadata = Readonly<{ data: Jobs["batch"]; retryCount: number; retryLimit: number }>;
