import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { componentCodeOf } from "@/lib/digitisation/scan-name";
import { readDossierForm } from "@/lib/dossiers/dossier-form";
import { expectedPages } from "@/lib/dossiers/expected-pages";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { LIFECYCLE } from "@/lib/dossiers/lifecycle";
import type { Tx } from "@/lib/platform/db";
import type { DossierStatus } from "@/lib/platform/generated/enums";
import { ok, refused, type Result } from "@/lib/platform/result";

export type TableComponent = Readonly<{
  id: string; code: string; name: string;
  /** Pages that its paper must have at least, and pages in documents made or being made of it. */
  expected: number; finished: number;
}>;
/** The dossier whose pages lie on the scanning table, with the components that can be scanned. */
export type ScanTable = Readonly<{ dossierId: string; codes: readonly string[]; components: readonly TableComponent[] }>;

const OPEN: readonly DossierStatus[] = LIFECYCLE.DIGITISE.from;
const CLOSED = refused("WRONG_STATUS", "Hồ sơ đang ở bước không số hóa thêm được nữa. Hãy mở lại hồ sơ để xem bước mới nhất.");

/** Whether there is a scanning table for this clerk, without looking at what belongs on it: asked for every sheet that comes. */
export async function scanTableIsOpen(permitted: Permit<"scan.manage">, tx: Tx, dossierId: string): Promise<Result<null>> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] }, select: { status: true } });
  if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
  return OPEN.includes(dossier.status) ? ok(null) : CLOSED;
}

/** The scanning table of a dossier in the clerk's sight; refused where the lifecycle lets nothing be digitised. */
export async function openScanTable(permitted: Permit<"scan.manage">, tx: Tx, dossierId: string): Promise<Result<ScanTable>> {
  const dossier = await tx.dossier.findFirst({
    where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] },
    include: {
      case: { include: { components: { where: { kind: { not: "NOTE" } }, orderBy: { position: "asc" } } } }, answers: true,
      scanDocuments: { where: { state: { not: "FAILED" } }, select: { componentId: true, pageCount: true } },
    },
  });
  if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
  if (!OPEN.includes(dossier.status)) return CLOSED;
  const declared = readDossierForm(dossier.formData).papers;
  const components = dossier.case.components.map((component): TableComponent => {
    const { id, name, position } = component;
    const answer = dossier.answers.find(({ componentId }) => componentId === id) ?? null;
    const finished = dossier.scanDocuments.filter(({ componentId }) => componentId === id).reduce((sum, { pageCount }) => sum + pageCount, 0);
    return { id, name, code: componentCodeOf(position), expected: expectedPages(component, declared[id] ?? null, answer), finished };
  });
  return ok({ dossierId, codes: [dossier.submissionCode, ...(dossier.code === null ? [] : [dossier.code])], components });
}

/** Whoever changes the pages of one dossier's table waits for the other here, until his transaction ends. */
export async function lockScanTable(_permitted: Permit<"scan.manage">, tx: Tx, dossierId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`scan ${dossierId}`}, 0))`;
}
