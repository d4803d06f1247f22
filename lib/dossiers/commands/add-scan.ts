import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import type { FileKind } from "@/lib/digitisation/file-kind";
import { checkSafe } from "@/lib/digitisation/safe-file";
import { judgeSoon } from "@/lib/dossiers/commands/judge-soon";
import { scanTableIsOpen } from "@/lib/dossiers/commands/scan-table";
import { MOST_ON_TABLE, tableFull } from "@/lib/dossiers/scan-limits";
import type { ScanFields } from "@/lib/dossiers/schema/scan";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/queue";
import { ok, type Result } from "@/lib/platform/result";
import { normaliseText } from "@/lib/platform/vietnamese";

export type AddScanInput = Omit<ScanFields, "replaces"> & Readonly<{ replaces: Readonly<{ id: string; version: number }> | null; name: string; bytes: Uint8Array }>;

/** The worker looks after a scan this long after it came: the web has judged it by then, unless it stopped in the middle or has too much to do. */
const LOOK_AFTER_SECONDS = 15;

/**
 * Takes a scanned file from the clerk (NĐ 61/2018, Điều 17.1): checked without being opened, kept in quarantine, where nobody can read it, and answered at once. Drawing
 * it anew, judging its pages and laying them on the table goes on behind him (`judgeScan`): begun here right away, and looked after by the worker. With `replaces` the
 * pages will take the place of that page.
 */
export async function addScan(actor: Actor, input: AddScanInput): Promise<Result<{ scanId: string }>> {
  const permitted = permit(actor, "scan.manage");
  const kind = checkSafe(input.bytes, input.name, "file");
  if (!kind.ok) return kind;
  const kept = await once(permitted.actor, input.operationId, "addScan", (tx) => keep(permitted, tx, input, kind.value));
  if (kept.ok) judgeSoon(permitted, { id: kept.value.scanId, dossierId: input.dossierId, sendingId: input.sendingId, kind: kind.value, bytes: input.bytes });
  return kept;
}

async function keep(permitted: Permit<"scan.manage">, tx: Tx, input: AddScanInput, kind: FileKind): Promise<Result<{ scanId: string }>> {
  const { dossierId, componentId, sendingId, replaces, name, bytes } = input;
  const table = await scanTableIsOpen(permitted, tx, dossierId);
  if (!table.ok) return table;
  const waiting = await tx.incomingScan.count({ where: { dossierId, state: "JUDGING" } });
  if (waiting >= MOST_ON_TABLE) return tableFull(waiting);
  const id = newId<"incomingScan">();
  const { actor } = permitted;
  await tx.incomingScan.createMany({
    data: [{
      id, dossierId, sendingId, componentId, replacesId: replaces?.id ?? null, replacesVersion: replaces?.version ?? null, source: sourceName(name), kind,
      addedById: actor.id, addedByName: actor.name, addedAt: now(),
    }],
  });
  // createMany asks for nothing back: the web's role may not read what lies in quarantine.
  await tx.quarantinedScan.createMany({ data: [{ scanId: id, bytes: Uint8Array.from(bytes) }] });
  await enqueue(tx, "incoming-scan", id, { scanId: id }, LOOK_AFTER_SECONDS);
  return ok({ scanId: id });
}

/** The name without folders and control characters, short. */
function sourceName(given: string): string {
  return (normaliseText((given.split(/[\\/]/).pop() ?? "").replace(/\p{Cc}/gu, "")) || "tep").slice(-120);
}
