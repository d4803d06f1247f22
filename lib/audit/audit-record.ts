import { chainHash } from "@/lib/audit/chain";
import type { Json } from "@/lib/platform/hash";

/** What an audit event says, in the form that is hashed and stored. */
export type AuditRecord = Readonly<{
  stream: string;
  /** 1 for the first event of the stream, then gapless. */
  seq: number;
  event: string;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  subjectId: string | null;
  payload: { readonly [key: string]: Json };
  occurredAt: Date;
}>;

/** The hash of an audit event in its stream's chain; the command and `verify` both compute it here. */
export function auditHash(prevHash: string, record: AuditRecord): string {
  return chainHash(prevHash, { ...record, occurredAt: record.occurredAt.toISOString() });
}
