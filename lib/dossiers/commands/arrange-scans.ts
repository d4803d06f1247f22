import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { lockScanTable, openScanTable } from "@/lib/dossiers/commands/scan-table";
import type { ArrangeScansInput, ShownPage } from "@/lib/dossiers/schema/scan";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { Prisma, ScanPage } from "@/lib/platform/generated/client";
import { ok, refused, type Result } from "@/lib/platform/result";

const FASTER = "Trang này vừa được người khác sửa hoặc đã ghi vào hồ sơ. Bàn quét đã được tải lại; hãy xem rồi làm tiếp.";

/** Turns, orders, lays, takes away, takes back or keeps pages of the scanning table. Refused when a page is no longer as it was shown. */
export async function arrangeScans(actor: Actor, input: ArrangeScansInput): Promise<Result<{ pageIds: string[] }>> {
  const permitted = permit(actor, "scan.manage");
  return once(permitted.actor, input.operationId, "arrangeScans", async (tx) => {
    const table = await openScanTable(permitted, tx, input.dossierId);
    if (!table.ok) return table;
    if (input.componentId !== null && !table.value.components.some(({ id }) => id === input.componentId)) return refused("NO_SUCH_COMPONENT", "Hồ sơ này không có giấy tờ đó. Hãy tải lại trang.");
    await lockScanTable(permitted, tx, input.dossierId);
    const pages = await pagesAsShown(permitted, tx, input.dossierId, input.pages);
    if (pages === null) return refused("SOMEBODY_FASTER", FASTER);
    for (const [index, page] of pages.entries()) await change(permitted, tx, input, page, index);
    return ok({ pageIds: pages.map(({ id }) => id) });
  });
}

/** The pages in the order of the table, null when one of them is no longer as shown. */
async function pagesAsShown(_permitted: Permit<"scan.manage">, tx: Tx, dossierId: string, shown: readonly ShownPage[]): Promise<ScanPage[] | null> {
  const rows = await tx.scanPage.findMany({ where: { dossierId, documentId: null, separator: null, picturesGoneAt: null, id: { in: shown.map(({ id }) => id) } }, orderBy: { position: "asc" } });
  const versions = new Map(shown.map(({ id, version }) => [id, version]));
  return rows.length === versions.size && rows.every(({ id, version }) => versions.get(id) === version) ? rows : null;
}

async function change(permitted: Permit<"scan.manage">, tx: Tx, input: ArrangeScansInput, page: ScanPage, index: number): Promise<void> {
  if (input.act === "EARLIER" || input.act === "LATER") return swap(permitted, tx, page, input.act);
  const data = input.act === "MOVE" ? { componentId: input.componentId, position: (await lastPosition(permitted, tx, page.dossierId)) + 1 + index } : changeOf(input, page);
  await tx.scanPage.update({ where: { id: page.id }, data: { ...data, version: page.version + 1 } });
}

function changeOf({ act, reason }: ArrangeScansInput, page: ScanPage): Prisma.ScanPageUncheckedUpdateInput {
  switch (act) {
    case "TURN_LEFT":
      return { turned: (page.turned + 270) % 360 };
    case "TURN_RIGHT":
      return { turned: (page.turned + 90) % 360 };
    case "REMOVE":
      return { removedAt: now() };
    case "RESTORE":
      return { removedAt: null };
    case "KEEP":
      return { keptReason: reason };
    default:
      return {};
  }
}

async function lastPosition(_permitted: Permit<"scan.manage">, tx: Tx, dossierId: string): Promise<number> {
  const last = await tx.scanPage.aggregate({ where: { dossierId }, _max: { position: true } });
  return last._max.position ?? 0;
}

/** Changes places with the neighbour within the same component; the first and the last stay. */
async function swap(_permitted: Permit<"scan.manage">, tx: Tx, page: ScanPage, act: "EARLIER" | "LATER"): Promise<void> {
  const earlier = act === "EARLIER";
  const neighbour = await tx.scanPage.findFirst({
    where: { dossierId: page.dossierId, componentId: page.componentId, removedAt: null, documentId: null, separator: null, position: earlier ? { lt: page.position } : { gt: page.position } },
    orderBy: { position: earlier ? "desc" : "asc" },
  });
  if (!neighbour) return;
  await tx.scanPage.update({ where: { id: page.id }, data: { position: neighbour.position, version: page.version + 1 } });
  await tx.scanPage.update({ where: { id: neighbour.id }, data: { position: page.position } });
}
