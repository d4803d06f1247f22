import { CHAIN_START } from "@/lib/audit/chain";
import type { ActorKind } from "@/lib/identity/actor";
import { effectsOf } from "@/lib/dossiers/effects";
import { eventHash, type EventRecord } from "@/lib/dossiers/event-record";
import { type DossierEventName, LIFECYCLE, statusAfter } from "@/lib/dossiers/lifecycle";
import type { DossierStatus } from "@/lib/platform/generated/enums";
import type { Json } from "@/lib/platform/hash";

/** One act of the past, as it was. */
export type PastAct = Readonly<{
  event: DossierEventName;
  at: Date;
  actor: Readonly<{ kind: ActorKind; id: string; name: string }>;
  operationId: string;
  reason?: string;
  payload?: { readonly [key: string]: Json };
}>;

export type ReplayedEvent = EventRecord & Readonly<{ prevHash: string; hash: string }>;
export type ReplayedRow = Readonly<{ status: DossierStatus; version: number; updatedAt: Date }> & ReturnType<typeof effectsOf>;

/** The acts are no path of the lifecycle: a fault of the loader. */
export class NotAPath extends Error {
  override readonly name = "NotAPath";
}

/**
 * Replays acts into the rows that live commands would have left: each act one link of the chain, its effects on the dossier.
 * Pure; used by the bulk loader and by `verify`.
 * @throws NotAPath when an act may not follow the one before it, or goes back in time
 */
export function replay(dossierId: string, acts: readonly PastAct[]): { row: ReplayedRow; events: ReplayedEvent[] } {
  let status: DossierStatus | null = null;
  let prevHash = CHAIN_START;
  let effects: ReturnType<typeof effectsOf> = {};
  let last: Date | null = null;
  const events: ReplayedEvent[] = [];
  for (const [index, act] of acts.entries()) {
    const from: readonly (DossierStatus | null)[] = LIFECYCLE[act.event].from;
    if (!from.includes(status)) throw new NotAPath(`${dossierId}: ${act.event} after ${status ?? "nothing"}`);
    if (last !== null && act.at < last) throw new NotAPath(`${dossierId}: ${act.event} goes back in time`);
    const toStatus = statusAfter(act.event, status);
    const record: EventRecord = {
      dossierId, seq: index + 1, event: act.event, fromStatus: status, toStatus, versionBefore: index, versionAfter: index + 1,
      actorKind: act.actor.kind, actorId: act.actor.id, actorName: act.actor.name, reason: act.reason ?? null,
      payload: act.payload ?? {}, operationId: act.operationId, occurredAt: act.at,
    };
    const hash = eventHash(prevHash, record);
    events.push({ ...record, prevHash, hash });
    effects = { ...effects, ...effectsOf(act.event, act.at, act.actor.id, act.payload ?? {}) };
    [prevHash, status, last] = [hash, toStatus, act.at];
  }
  if (status === null || last === null) throw new NotAPath(`${dossierId}: no act`);
  return { row: { ...effects, status, version: acts.length, updatedAt: last }, events };
}
