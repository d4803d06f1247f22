import { onceEach } from "@/lib/access/once";
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
import { Prisma } from "@/lib/platform/generated/client";
import { newId, type OperationId } from "@/lib/platform/ids";
import { enqueueAll } from "@/lib/platform/queue";
import { ok, type Result } from "@/lib/platform/result";
import { normaliseText } from "@/lib/platform/vietnamese";

/** A file of a sending, under an operation of its own. */
export type ScanFile = Readonly<{ operationId: OperationId; name: string; bytes: Uint8Array }>;
export type AddScansInput = Omit<ScanFields, "replaces" | "operationIds"> & Readonly<{ replaces: Readonly<{ id: string; version: number }> | null; files: readonly ScanFile[] }>;
export type AddedScan = Result<{ scanId: string }>;

/** The worker looks after a scan this long after it came: the web has judged it by then, unless it stopped in the middle or has too much to do. */
const LOOK_AFTER_SECONDS = 15;

/**
 * Takes scanned files from the clerk (NĐ 61/2018, Điều 17.1), in one transaction: each checked without being opened, kept in quarantine, where nobody can read it, and
 * answered at once. Drawing them anew, judging their pages and laying them on the table goes on behind him (`judgeScan`): begun here right away, and looked after by
 * the worker. With `replaces` the pages will take the place of that page.
 * @returns an answer for each file, in their order: what one is refused for does not keep the others back
 */
export async function addScans(actor: Actor, input: AddScansInput): Promise<AddedScan[]> {
  const permitted = permit(actor, "scan.manage");
  const checked = input.files.map((file) => ({ file, kind: checkSafe(file.bytes, file.name, "file") }));
  const safe = checked.flatMap(({ file, kind }) => (kind.ok ? [{ file, kind: kind.value }] : []));
  const kept = await onceEach<{ scanId: string }>(permitted.actor, safe.map(({ file }) => file.operationId), "addScan", (tx, places) => keep(permitted, tx, input, places.flatMap((place) => {
    const one = safe[place];
    return one ? [{ ...one, place }] : [];
  })));
  const answers = new Map(safe.map(({ file }, place) => [file, kept[place]]));
  return checked.map(({ file, kind }) => {
    if (!kind.ok) return kind;
    const answer = answers.get(file);
    if (!answer) throw new Error("A file got no answer");
    if (answer.ok) judgeSoon(permitted, { id: answer.value.scanId, dossierId: input.dossierId, sendingId: input.sendingId, kind: kind.value, bytes: file.bytes });
    return answer;
  });
}

type Place = Readonly<{ place: number; file: ScanFile; kind: FileKind }>;

async function keep(permitted: Permit<"scan.manage">, tx: Tx, { dossierId, componentId, sendingId, replaces }: AddScansInput, files: readonly Place[]): Promise<Map<number, AddedScan>> {
  const table = await scanTableIsOpen(permitted, tx, dossierId);
  if (!table.ok) return new Map(files.map(({ place }) => [place, table]));
  const waiting = await tx.incomingScan.count({ where: { dossierId, state: "JUDGING" } });
  const room = Math.max(0, MOST_ON_TABLE - waiting);
  const taken = files.slice(0, room).map((one) => ({ ...one, id: newId<"incomingScan">() }));
  const answers = new Map<number, AddedScan>(files.slice(room).map(({ place }) => [place, tableFull(waiting + taken.length)]));
  if (taken.length === 0) return answers;
  const { actor } = permitted;
  const addedAt = now();
  await tx.incomingScan.createMany({
    data: taken.map(({ id, file, kind }) => ({
      id, dossierId, sendingId, componentId, replacesId: replaces?.id ?? null, replacesVersion: replaces?.version ?? null, source: sourceName(file.name), kind,
      addedById: actor.id, addedByName: actor.name, addedAt,
    })),
  });
  // Written raw: the client would copy megabytes through its query compiler as text. Nothing is asked for back: the web's role may not read what lies in quarantine.
  await tx.$executeRaw`insert into quarantined_scan (scan_id, bytes) values ${Prisma.join(taken.map(({ id, file }) => Prisma.sql`(${id}::uuid, ${file.bytes})`))}`;
  await enqueueAll(tx, "incoming-scan", taken.map(({ id }) => ({ key: id, job: { scanId: id } })), LOOK_AFTER_SECONDS);
  for (const { place, id } of taken) answers.set(place, ok({ scanId: id }));
  return answers;
}

/** The name without folders and control characters, short. */
function sourceName(given: string): string {
  return (normaliseText((given.split(/[\\/]/).pop() ?? "").replace(/\p{Cc}/gu, "")) || "tep").slice(-120);
}
