import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { DEFECT_LABELS, findingWords } from "@/lib/digitisation/labels";
import { readFindings } from "@/lib/digitisation/page-message";
import { pageCountFinding } from "@/lib/digitisation/page-quality";
import { lockScanTable, openScanTable, type TableComponent } from "@/lib/dossiers/commands/scan-table";
import type { FinishScansInput } from "@/lib/dossiers/schema/scan";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { ScanPage } from "@/lib/platform/generated/client";
import { newId } from "@/lib/platform/ids";
import { enqueueAll } from "@/lib/platform/queue";
import { ok, type Refusal, refused, type Result } from "@/lib/platform/result";

const FASTER = "Bàn quét vừa được người khác thay đổi. Hãy xem lại các trang rồi ghi vào hồ sơ.";

const MOST_NAMED = 4;

/** `left`: pages that still lie on the table, because nobody has said to which paper they belong. */
export type FinishedScans = { dossierId: string; documentIds: string[]; left: number };

/**
 * Gives the laid pages to the worker, one document a component, and clears them from the table; the clerk goes on with the next citizen meanwhile. Refused while
 * a scan is still being judged, a page has a finding that was neither redone nor kept with a reason, or a component has fewer pages than its paper (domain 2.1: all pages).
 */
export async function finishScans(actor: Actor, input: FinishScansInput): Promise<Result<FinishedScans>> {
  const permitted = permit(actor, "scan.manage");
  return once(permitted.actor, input.operationId, "finishScans", async (tx) => {
    const table = await openScanTable(permitted, tx, input.dossierId);
    if (!table.ok) return table;
    await lockScanTable(permitted, tx, input.dossierId);
    const judging = await tx.incomingScan.findMany({ where: { dossierId: input.dossierId, state: "JUDGING" }, select: { source: true }, orderBy: { id: "asc" } });
    if (judging.length > 0) return stillJudging(judging.map(({ source }) => source));
    const pages = await tx.scanPage.findMany({ where: { dossierId: input.dossierId, componentId: { not: null }, removedAt: null, documentId: null, separator: null }, orderBy: { position: "asc" } });
    const shown = new Map(input.pages.map(({ id, version }) => [id, version]));
    if (pages.length !== shown.size || pages.some(({ id, version }) => shown.get(id) !== version)) return refused("SOMEBODY_FASTER", FASTER);
    const groups = table.value.components.map((component) => ({ component, pages: pages.filter(({ componentId }) => componentId === component.id) })).filter((group) => group.pages.length > 0);
    const [first, ...rest] = groups.flatMap((group) => faultsOf(group, input.fewReasons.get(group.component.id) ?? ""));
    if (first) return { ok: false, refusals: [first, ...rest] };
    const documentIds = await give(permitted, tx, input, groups);
    const left = await tx.scanPage.count({ where: { dossierId: input.dossierId, componentId: null, removedAt: null, documentId: null, separator: null } });
    return ok({ dossierId: input.dossierId, documentIds, left });
  });
}

/** Nothing that was scanned may be left behind unseen. */
function stillJudging(sources: readonly string[]): Result<never> {
  const named = sources.slice(0, MOST_NAMED).join(", ");
  const more = sources.length > MOST_NAMED ? ` và ${sources.length - MOST_NAMED} tệp nữa` : "";
  return refused("STILL_JUDGING", `Còn ${sources.length} tệp đang chấm: ${named}${more}. Chờ vài giây cho chấm xong rồi ghi vào hồ sơ.`);
}

type Group = Readonly<{ component: TableComponent; pages: readonly ScanPage[] }>;

function faultsOf({ component, pages }: Group, fewReason: string): Refusal[] {
  const faults = pages.flatMap((page, index): Refusal[] => {
    const findings = readFindings(page.findings);
    if (findings.length === 0 || page.keptReason !== "") return [];
    const what = findings.map(({ defect }) => DEFECT_LABELS[defect].toLowerCase()).join(", ");
    return [{ reason: "PAGE_STOPPED", words: `${component.code}, trang ${index + 1}: ${what}. Quét lại, xóa, hoặc giữ trang và ghi lý do.`, field: `page.${page.id}` }];
  });
  const few = pageCountFinding(component.expected, component.finished + pages.length);
  if (few && fewReason.length < 5) faults.push({ reason: "TOO_FEW_PAGES", words: `${component.code}: ${findingWords(few)} Nếu giấy tờ chỉ có vậy, ghi lý do.`, field: `few.${component.id}` });
  return faults;
}

async function give(permitted: Permit<"scan.manage">, tx: Tx, { dossierId, fewReasons }: FinishScansInput, groups: readonly Group[]): Promise<string[]> {
  const { actor } = permitted;
  const askedAt = now();
  const given = groups.map((group) => ({ ...group, id: newId<"scanDocument">() }));
  await tx.scanDocument.createMany({
    data: given.map(({ id, component, pages }) => ({
      id, dossierId, componentId: component.id, operationId: newId<"operation">(), pageCount: pages.length, fewPagesReason: fewReasons.get(component.id) ?? "",
      askedById: actor.id, askedByName: actor.name, askedAt,
    })),
  });
  const laid = given.flatMap(({ id, pages }) => pages.map((page) => ({ page: page.id, document: id })));
  await tx.$executeRaw`
    update scan_page p set document_id = given.document from jsonb_to_recordset(${JSON.stringify(laid)}::jsonb) as given(page uuid, document uuid)
    where p.id = given.page and p.dossier_id = ${dossierId}::uuid`;
  await enqueueAll(tx, "scan-document", given.map(({ id }) => ({ key: id, job: { documentId: id } })));
  return given.map(({ id }) => id);
}
