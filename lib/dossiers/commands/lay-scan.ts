import type { Permit } from "@/lib/access/policy";
import type { HarmlessPage } from "@/lib/digitisation/page-message";
import { type Laid, layPages } from "@/lib/digitisation/separator";
import { openScanTable, type ScanTable } from "@/lib/dossiers/commands/scan-table";
import { MOST_ON_TABLE, tableFull } from "@/lib/dossiers/scan-limits";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { IncomingScan } from "@/lib/platform/generated/client";
import type { VirusCheck } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { keepFile } from "@/lib/platform/stored-file";

/**
 * Lays the pages of a scan that was drawn anew and judged on its dossier's table; separator sheets lay what follows them to their component. The caller holds the
 * table's lock. A refusal has written nothing.
 */
export async function layScan(permitted: Permit<"scan.manage">, tx: Tx, scan: IncomingScan, pages: readonly HarmlessPage[], virusCheck: VirusCheck): Promise<Result<{ pages: number }>> {
  // Looked at once more: the dossier may have moved on while the file was drawn.
  const table = await openScanTable(permitted, tx, scan.dossierId);
  if (!table.ok) return table;
  const { dossierId, sendingId, source, addedById, addedByName } = scan;
  const onTable = await tx.scanPage.count({ where: { dossierId, removedAt: null, documentId: null } });
  if (onTable + pages.length > MOST_ON_TABLE) return tableFull(onTable);
  const place = await placeFor(permitted, tx, scan, pages.length);
  if (!place.ok) return place;
  const laid = await layOut(permitted, tx, table.value, scan, place.value, pages);
  const addedAt = now();
  const rows = [];
  for (const [index, page] of pages.entries()) {
    const { componentCode, separator } = laid[index] ?? { componentCode: null, separator: null };
    rows.push({
      id: newId<"scanPage">(), dossierId, componentId: idOf(table.value, componentCode), position: place.value.position + index, sendingId,
      sha256: await keepFile(tx, page.image, "image/jpeg"), thumbSha256: await keepFile(tx, page.thumb, "image/jpeg"),
      width: page.width, height: page.height, dpi: page.dpi, findings: separator === null ? page.look.findings.map((finding) => ({ ...finding })) : [], separator, virusCheck,
      source, sourcePage: index + 1, addedById, addedByName, addedAt,
    });
  }
  await tx.scanPage.createMany({ data: rows });
  return ok({ pages: rows.length });
}

type Place = Readonly<{ position: number; /** of the page that is replaced */ componentId: string | null | undefined }>;

/** Behind everything on the table, or where the replaced page lay. */
async function placeFor(_permitted: Permit<"scan.manage">, tx: Tx, { dossierId, replacesId, replacesVersion }: IncomingScan, count: number): Promise<Result<Place>> {
  if (replacesId === null || replacesVersion === null) {
    const last = await tx.scanPage.aggregate({ where: { dossierId }, _max: { position: true } });
    return ok({ position: (last._max.position ?? 0) + 1, componentId: undefined });
  }
  const taken = await tx.scanPage.updateManyAndReturn({
    where: { id: replacesId, dossierId, version: replacesVersion, removedAt: null, documentId: null }, data: { removedAt: now(), version: replacesVersion + 1 },
  });
  const [old] = taken;
  if (!old) return refused("SOMEBODY_FASTER", "Trang cần thay vừa được người khác sửa hoặc đã ghi vào hồ sơ. Hãy xem lại bàn quét rồi quét lại nếu cần.", "file");
  if (count > 1) await tx.scanPage.updateMany({ where: { dossierId, position: { gt: old.position } }, data: { position: { increment: count - 1 } } });
  return ok({ position: old.position, componentId: old.componentId });
}

/** A sending goes on where its last page lay: a scanner may give one file a page. */
async function layOut(_permitted: Permit<"scan.manage">, tx: Tx, table: ScanTable, scan: IncomingScan, { componentId }: Place, pages: readonly HarmlessPage[]): Promise<Laid[]> {
  const before = componentId === undefined ? await tx.scanPage.findFirst({ where: { dossierId: scan.dossierId, sendingId: scan.sendingId }, orderBy: { id: "desc" } }) : null;
  const from = componentId !== undefined ? componentId : before ? before.componentId : scan.componentId;
  const fromCode = table.components.find(({ id }) => id === from)?.code ?? null;
  return layPages(pages.map(({ codes }) => codes), { codes: table.codes, componentCodes: table.components.map(({ code }) => code) }, fromCode);
}

function idOf({ components }: ScanTable, code: string | null): string | null {
  return components.find((component) => component.code === code)?.id ?? null;
}
