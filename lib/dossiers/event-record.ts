import { chainHash } from "@/lib/audit/chain";
import type { DossierStatus } from "@/lib/platform/generated/enums";
import type { Json } from "@/lib/platform/hash";

/** What a dossier event says, in the form that is hashed and stored. */
export type EventRecord = Readonly<{
  dossierId: string;
  seq: number;
  event: string;
  fromStatus: DossierStatus | null;
  toStatus: DossierStatus;
  versionBefore: number;
  versionAfter: number;
  actorKind: string;
  actorId: string;
  actorName: string;
  reason: string | null;
  payload: { readonly [key: string]: Json };
  operationId: string;
  occurredAt: Date;
}>;

/** The hash of a dossier event in its chain; commands, the bulk loader and `verify` all compute it here. */
export function eventHash(prevHash: string, record: EventRecord): string {
  return chainHash(prevHash, { ...record, occurredAt: record.occurredAt.toISOString() });
}
