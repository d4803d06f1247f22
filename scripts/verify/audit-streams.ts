import type pg from "pg";
import { auditHash } from "@/lib/audit/audit-record";
import { CHAIN_START } from "@/lib/audit/chain";
import type { Json } from "@/lib/platform/hash";
import { rowsOf } from "@/scripts/verify/stream";
import type { Tallies } from "@/scripts/verify/tally";

type AuditRow = Readonly<{
  id: string;
  stream: string;
  seq: number;
  event: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  subject_id: string | null;
  payload: { readonly [key: string]: Json };
  occurred_at: Date;
  prev_hash: string;
  hash: string;
}>;

const AUDIT = `
  select id, stream, seq, event, actor_kind, actor_id, actor_name, subject_id, payload, occurred_at, prev_hash, hash
  from audit_event order by stream, seq`;

function linkFault(row: AuditRow, before: { seq: number; hash: string }): string | null {
  if (row.seq !== before.seq + 1) return `số thứ tự phải là ${before.seq + 1}: một sự kiện đã bị xoá hoặc chèn`;
  if (row.prev_hash !== before.hash) return "không nối với mã băm của sự kiện trước";
  const hash = auditHash(row.prev_hash, {
    stream: row.stream, seq: row.seq, event: row.event, actorKind: row.actor_kind, actorId: row.actor_id, actorName: row.actor_name,
    subjectId: row.subject_id, payload: row.payload, occurredAt: row.occurred_at,
  });
  return hash === row.hash ? null : "nội dung không còn khớp mã băm";
}

/** Each audit stream is one gapless chain that recomputes. */
export async function checkAuditStreams(client: pg.ClientBase, { AUDIT_CHAIN: tally }: Tallies): Promise<void> {
  let stream: string | null = null;
  let before = { seq: 0, hash: CHAIN_START };
  for await (const row of rowsOf<AuditRow>(client, AUDIT)) {
    if (row.stream !== stream) before = { seq: 0, hash: CHAIN_START };
    const words = linkFault(row, before);
    tally.saw(words === null ? null : { row: `nhật ký ${row.stream} thứ ${row.seq} (${row.id})`, words });
    stream = row.stream;
    before = { seq: row.seq, hash: row.hash };
  }
}
