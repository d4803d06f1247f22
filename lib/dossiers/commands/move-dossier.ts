import { CHAIN_START } from "@/lib/audit/chain";
import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { DeadlineReason } from "@/lib/deadlines/due";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { missingComponents } from "@/lib/dossiers/checklist";
import { claimLapsed } from "@/lib/dossiers/claim-lapse";
import { dueAfter } from "@/lib/dossiers/commands/due-after";
import { dueColumns, movesDue } from "@/lib/dossiers/due-change";
import { effectsOf } from "@/lib/dossiers/effects";
import { eventHash, type EventRecord } from "@/lib/dossiers/event-record";
import { EVENT_WORDS, type MoveReason, REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { type CountedFacts, type DossierEventName, type DossierFacts, LIFECYCLE, refusalOf, statusAfter } from "@/lib/dossiers/lifecycle";
import { type Checklist, readChecklist } from "@/lib/dossiers/queries/checklist";
import type { Tx } from "@/lib/platform/db";
import { formatDate, formatTime } from "@/lib/platform/format";
import type { Dossier, Prisma } from "@/lib/platform/generated/client";
import type { Json } from "@/lib/platform/hash";
import { type DossierId, newId, type OperationId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/queue";
import { ok, refused, type Result } from "@/lib/platform/result";

export type Move<E extends DossierEventName = DossierEventName> = Readonly<{
  dossierId: DossierId;
  event: E;
  operationId: OperationId;
  /** The version the page showed; null when the act does not depend on what a page showed (a courier's scan). */
  expectedVersion: number | null;
  at: Date;
  reason?: string;
  payload?: { readonly [key: string]: Json };
  /** For RECEIVE: the checklist as the caller wrote and read it in this transaction; read here when he did not. */
  checklist?: Checklist;
  /** Columns beyond `effectsOf` that change with the event. Computed after the refusals, so a number is taken only when it is used. */
  changes?: (dossier: Dossier) => Prisma.DossierUncheckedUpdateInput | Promise<Prisma.DossierUncheckedUpdateInput>;
}>;

export type Moved = Readonly<{ dossier: Dossier; eventId: string }>;
type PermissionOf<E extends DossierEventName> = (typeof LIFECYCLE)[E]["permission"];

function refusedAs(reason: MoveReason, words: string = REFUSAL_WORDS[reason]): ReturnType<typeof refused<MoveReason>> {
  return refused(reason, words);
}

/** "Chị X vừa tiếp nhận hồ sơ lúc 09:05 ngày 26/11/2026": who won, with what, when. */
async function somebodyFaster(tx: Tx, dossierId: string): Promise<ReturnType<typeof refused<MoveReason>>> {
  const last = await tx.dossierEvent.findFirst({ where: { dossierId }, orderBy: { seq: "desc" } });
  if (!last) return refusedAs("SOMEBODY_FASTER");
  const what = last.event in EVENT_WORDS ? EVENT_WORDS[last.event as DossierEventName] : "cập nhật hồ sơ";
  return refusedAs(
    "SOMEBODY_FASTER",
    `${last.actorName} vừa ${what} lúc ${formatTime(last.occurredAt)} ngày ${formatDate(last.occurredAt)}. Hãy tải lại trang để xem bước mới nhất.`,
  );
}

type Asked = Pick<Move, "event" | "at" | "checklist">;
const NOT_ASKED: CountedFacts = { supplementRequests: 0, supplementAllowances: 0, resultFiles: 0, papersOwed: 0, signOff: false };

/** Whether a colleague may claim what somebody holds: asked only when somebody tries. */
async function lapsed(permitted: Permit, tx: Tx, { id, holderId, heldSince, calendarVersion, ...place }: Dossier, at: Date): Promise<boolean> {
  if (holderId === null || heldSince === null || calendarVersion === null) return false;
  const last = await tx.dossierEvent.findFirst({ where: { dossierId: id, actorId: holderId }, orderBy: { seq: "desc" }, select: { occurredAt: true } });
  const calendar = await calendarOfVersion(permitted, tx, calendarVersion, place);
  const since = last && last.occurredAt > heldSince ? last.occurredAt : heldSince;
  return calendar.ok && claimLapsed(calendar.value, since, at);
}

/** Reads what the lifecycle's refusals look at. */
async function factsOf(permitted: Permit, tx: Tx, dossier: Dossier, { event, at, checklist }: Asked): Promise<DossierFacts> {
  const dossierId = dossier.id;
  const [counts] = "unlessCounted" in LIFECYCLE[event]
    ? await tx.$queryRaw<CountedFacts[]>`
        select (select count(*)::int from dossier_event where dossier_id = ${dossierId}::uuid and event = 'REQUEST_SUPPLEMENT') as "supplementRequests",
          (select count(*)::int from dossier_event where dossier_id = ${dossierId}::uuid and event = 'ALLOW_SUPPLEMENT') as "supplementAllowances",
          (select sign_off from procedure_version where id = ${dossier.procedureVersionId}::uuid) as "signOff",
          (select count(*)::int from dossier_file where dossier_id = ${dossierId}::uuid and purpose = 'RESULT' and removed_at is null) as "resultFiles",
          (select count(*)::int from paper where dossier_id = ${dossierId}::uuid and owed_back and holder_kind <> 'CITIZEN') as "papersOwed"`
    : [];
  let missingAnswers = 0;
  if (event === "RECEIVE") {
    const { components, answers } = checklist ?? (await readChecklist(permitted, tx, dossier));
    missingAnswers = missingComponents(components, answers).length;
  }
  const { status, holderId, returnMethod } = dossier;
  const { id: actorId, kind: actorKind } = permitted.actor;
  return {
    ...(counts ?? NOT_ASKED), status, received: dossier.receivedAt !== null, holderId, actorId, actorKind, returnMethod, missingAnswers,
    proposed: dossier.proposedAt !== null, claimLapsed: event === "CLAIM" && (await lapsed(permitted, tx, dossier, at)),
  };
}

/** Appends the event to the chain and the job to the outbox. */
async function record(tx: Tx, permitted: Permit, move: Move, before: Dossier | null, after: Dossier): Promise<string> {
  const previous = await tx.dossierEvent.findFirst({ where: { dossierId: after.id }, orderBy: { seq: "desc" }, select: { hash: true } });
  const { actor } = permitted;
  const entry: EventRecord = {
    dossierId: after.id,
    seq: after.version,
    event: move.event,
    fromStatus: before?.status ?? null,
    toStatus: after.status,
    versionBefore: before?.version ?? 0,
    versionAfter: after.version,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    reason: move.reason ?? null,
    payload: move.payload ?? {},
    operationId: move.operationId,
    occurredAt: move.at,
  };
  const prevHash = previous?.hash ?? CHAIN_START;
  const eventId = newId<"event">();
  await tx.dossierEvent.create({
    data: { ...entry, payload: entry.payload as Prisma.InputJsonObject, id: eventId, prevHash, hash: eventHash(prevHash, entry) },
  });
  await enqueue(tx, "dossier-event", after.id, { dossierId: after.id, eventId });
  return eventId;
}

type Beginning = "CREATE_DRAFT" | "FILE_AT_COUNTER";

/** Begins a dossier: its row and the first event of its chain. `permitted` proves that the gate was passed. */
export async function beginDossier<E extends Beginning>(
  permitted: Permit<PermissionOf<E>>,
  tx: Tx,
  move: Omit<Move<E>, "dossierId" | "expectedVersion" | "changes">,
  data: Omit<Prisma.DossierUncheckedCreateInput, "status" | "version">,
): Promise<Moved> {
  const effects = effectsOf(move.event, move.at, permitted.actor.id, move.payload ?? {});
  const dossier = await tx.dossier.create({ data: { ...data, ...effects, status: statusAfter(move.event, null), version: 1, updatedAt: move.at } });
  const eventId = await record(tx, permitted, { ...move, dossierId: dossier.id as DossierId, expectedVersion: null }, null, dossier);
  return { dossier, eventId };
}

/**
 * The only writer of a dossier's status: scope → stale page → lifecycle refusal → update guarded by the old version → event in
 * the chain → job in the outbox, all in the caller's transaction.
 * @returns the dossier as it is now, or why not: not found, somebody was faster (who, what, when), or the lifecycle's reason
 */
export async function moveDossier<E extends DossierEventName>(
  permitted: Permit<PermissionOf<E>>,
  tx: Tx,
  move: Move<E>,
): Promise<Result<Moved, MoveReason | DeadlineReason>> {
  const { actor } = permitted;
  const before = await tx.dossier.findFirst({ where: { AND: [{ id: move.dossierId }, dossiersVisibleTo(actor)] } });
  if (!before) return refusedAs("NOT_FOUND");
  if (move.expectedVersion !== null && move.expectedVersion !== before.version) return somebodyFaster(tx, before.id);
  // A history never goes back: whoever took his moment before another's act was recorded is written after it.
  const at = move.at < before.updatedAt ? before.updatedAt : move.at;
  const reason = refusalOf(move.event, await factsOf(permitted, tx, before, { ...move, at }));
  if (reason) return refusedAs(reason);
  const due = movesDue(move.event, before) ? await dueAfter(permitted, tx, before, { event: move.event, occurredAt: at, payload: move.payload }) : null;
  if (due?.ok === false) return due;
  const moved = due && dueColumns(before, due.value);
  const changes = (await move.changes?.(before)) ?? {};
  const won = await tx.dossier.updateManyAndReturn({
    where: { AND: [{ id: before.id, version: before.version }, dossiersVisibleTo(actor)] },
    data: { ...effectsOf(move.event, at, actor.id, move.payload ?? {}), ...moved?.columns, ...changes, status: statusAfter(move.event, before.status), version: before.version + 1, updatedAt: at },
  });
  const after = won[0];
  if (!after) return somebodyFaster(tx, before.id);
  return ok({ dossier: after, eventId: await record(tx, permitted, { ...move, at, payload: { ...move.payload, ...moved?.payload } }, before, after) });
}
