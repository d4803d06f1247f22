import { auditHash, type AuditRecord } from "@/lib/audit/audit-record";
import { CHAIN_START } from "@/lib/audit/chain";
import type { AuditEventName, AuditStream } from "@/lib/audit/labels";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { Json } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";

export type AuditEntry = Readonly<{
  stream: AuditStream;
  event: AuditEventName;
  /** Who did it. The database accepts only the transaction's own actor, except while somebody signs in. */
  actor: Readonly<{ kind: string; id: string | null; name: string }>;
  /** What it was done to: an account, a contract. */
  subjectId?: string;
  /** Never passwords, codes or tokens. */
  payload?: { readonly [key: string]: Json };
  at: Date;
}>;

/**
 * Appends one event to its stream's chain, in the caller's transaction: it stands or falls with what it tells of.
 * Writers of one stream wait for each other until the transaction ends, so call it last.
 */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audit:' || ${entry.stream}, 0))`;
  const [tail] = await tx.$queryRaw<{ seq: number; hash: string }[]>`select seq, hash from audit_tail(${entry.stream})`;
  const record: AuditRecord = {
    stream: entry.stream,
    seq: (tail?.seq ?? 0) + 1,
    event: entry.event,
    actorKind: entry.actor.kind,
    actorId: entry.actor.id,
    actorName: entry.actor.name,
    subjectId: entry.subjectId ?? null,
    payload: entry.payload ?? {},
    occurredAt: entry.at,
  };
  const prevHash = tail?.hash ?? CHAIN_START;
  await tx.auditEvent.create({
    data: { ...record, payload: record.payload as Prisma.InputJsonObject, id: newId<"audit-event">(), prevHash, hash: auditHash(prevHash, record) },
  });
}
