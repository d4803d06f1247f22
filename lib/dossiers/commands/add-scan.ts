import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { HarmlessPage } from "@/lib/digitisation/page-message";
import { decodeChecked, expectPages, PAGE_LIMITS } from "@/lib/digitisation/page-process";
import { checkSafe } from "@/lib/digitisation/safe-file";
import { type Laid, layPages } from "@/lib/digitisation/separator";
import { refuseVirus } from "@/lib/digitisation/virus-check";
import { lockScanTable, openScanTable, type ScanTable } from "@/lib/dossiers/commands/scan-table";
import type { ScanFields } from "@/lib/dossiers/schema/scan";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { VirusCheck } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { keepFile } from "@/lib/platform/stored-file";
import { inTurn } from "@/lib/platform/turns";
import { normaliseText } from "@/lib/platform/vietnamese";

export type AddScanInput = Omit<ScanFields, "replaces"> & Readonly<{ replaces: Readonly<{ id: string; version: number }> | null; name: string; bytes: Uint8Array }>;
/** The pages that were laid on the table, in their order; separator sheets among them. */
export type AddedScan = { pageIds: string[] };

/** Pages on one dossier's table at most: a table is not an archive. */
const MOST_ON_TABLE = 400;
/** Page processes of one web process at a time: two cores are all that many counters have. */
const AT_ONCE = 2;

/**
 * Lays a scanned file's pages on the dossier's scanning table (NĐ 61/2018, Điều 17.1): the file is checked, looked through by the antivirus and drawn anew in a
 * process of its own, each page is judged by the quality gate, separator sheets lay what follows them to their component. Of the file itself nothing is kept.
 * With `replaces` the pages take the place of that page.
 */
export async function addScan(actor: Actor, input: AddScanInput): Promise<Result<AddedScan>> {
  const permitted = permit(actor, "scan.manage");
  const table = await withActor(actor, (tx) => openScanTable(permitted, tx, input.dossierId));
  if (!table.ok) return table;
  const kind = checkSafe(input.bytes, input.name, "file");
  if (!kind.ok) return kind;
  const virus = await refuseVirus(input.bytes, "file");
  if (!virus.ok) return virus;
  const job = { bytes: input.bytes, kind: kind.value, paper: null, mostPages: PAGE_LIMITS.pages, mostPixels: PAGE_LIMITS.pixels };
  const decoded = await inTurn("page process", AT_ONCE, () => decodeChecked(job, "file"));
  expectPages();
  if (!decoded.ok) return decoded;
  return once(permitted.actor, input.operationId, "addScan", (tx) => lay(permitted, tx, input, decoded.value.pages, virus.value));
}

async function lay(permitted: Permit<"scan.manage">, tx: Tx, input: AddScanInput, pages: readonly HarmlessPage[], virusCheck: VirusCheck): Promise<Result<AddedScan>> {
  // Looked at once more: the dossier may have moved on while the file was drawn.
  const table = await openScanTable(permitted, tx, input.dossierId);
  if (!table.ok) return table;
  await lockScanTable(permitted, tx, input.dossierId);
  const { dossierId, sendingId } = input;
  const onTable = await tx.scanPage.count({ where: { dossierId, removedAt: null, documentId: null } });
  if (onTable + pages.length > MOST_ON_TABLE) return refused("TABLE_FULL", `Bàn quét đã có ${onTable} trang. Hãy ghi các giấy tờ đã xong vào hồ sơ rồi quét tiếp.`, "file");
  const place = await placeFor(permitted, tx, input, pages.length);
  if (!place.ok) return place;
  const laid = await layOut(permitted, tx, table.value, input, place.value, pages);
  const at = now();
  const source = sourceName(input.name);
  const rows = [];
  for (const [index, page] of pages.entries()) {
    const { componentCode, separator } = laid[index] ?? { componentCode: null, separator: null };
    rows.push({
      id: newId<"scanPage">(), dossierId, componentId: idOf(table.value, componentCode), position: place.value.position + index, sendingId,
      sha256: await keepFile(tx, page.image, "image/jpeg"), thumbSha256: await keepFile(tx, page.thumb, "image/jpeg"),
      width: page.width, height: page.height, dpi: page.dpi, findings: separator === null ? page.look.findings.map((finding) => ({ ...finding })) : [], separator, virusCheck,
      source, sourcePage: index + 1, addedById: permitted.actor.id, addedByName: permitted.actor.name, addedAt: at,
    });
  }
  await tx.scanPage.createMany({ data: rows });
  return ok({ pageIds: rows.map(({ id }) => id) });
}

type Place = Readonly<{ position: number; /** of the page that is replaced */ componentId: string | null | undefined }>;

/** Behind everything on the table, or where the replaced page lay. */
async function placeFor(_permitted: Permit<"scan.manage">, tx: Tx, { dossierId, replaces }: AddScanInput, count: number): Promise<Result<Place>> {
  if (replaces === null) {
    const last = await tx.scanPage.aggregate({ where: { dossierId }, _max: { position: true } });
    return ok({ position: (last._max.position ?? 0) + 1, componentId: undefined });
  }
  const taken = await tx.scanPage.updateManyAndReturn({
    where: { id: replaces.id, dossierId, version: replaces.version, removedAt: null, documentId: null }, data: { removedAt: now(), version: replaces.version + 1 },
  });
  const [old] = taken;
  if (!old) return refused("SOMEBODY_FASTER", "Trang cần thay vừa được người khác sửa hoặc đã ghi vào hồ sơ. Hãy xem lại bàn quét rồi quét lại nếu cần.", "file");
  if (count > 1) await tx.scanPage.updateMany({ where: { dossierId, position: { gt: old.position } }, data: { position: { increment: count - 1 } } });
  return ok({ position: old.position, componentId: old.componentId });
}

/** A sending goes on where its last page lay: a scanner may give one file a page. */
async function layOut(_permitted: Permit<"scan.manage">, tx: Tx, table: ScanTable, input: AddScanInput, { componentId }: Place, pages: readonly HarmlessPage[]): Promise<Laid[]> {
  const before = componentId === undefined ? await tx.scanPage.findFirst({ where: { dossierId: input.dossierId, sendingId: input.sendingId }, orderBy: { id: "desc" } }) : null;
  const from = componentId !== undefined ? componentId : before ? before.componentId : input.componentId;
  const fromCode = table.components.find(({ id }) => id === from)?.code ?? null;
  return layPages(pages.map(({ codes }) => codes), { codes: table.codes, componentCodes: table.components.map(({ code }) => code) }, fromCode);
}

function idOf({ components }: ScanTable, code: string | null): string | null {
  return components.find((component) => component.code === code)?.id ?? null;
}

/** The name without folders and control characters, short. */
function sourceName(given: string): string {
  return (normaliseText((given.split(/[\\/]/).pop() ?? "").replace(/\p{Cc}/gu, "")) || "tep").slice(-120);
}
