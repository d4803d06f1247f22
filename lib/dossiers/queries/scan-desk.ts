import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleSql, dossiersVisibleTo } from "@/lib/access/scope";
import { readAs, withActor } from "@/lib/access/with-actor";
import { findingWords } from "@/lib/digitisation/labels";
import { readFindings } from "@/lib/digitisation/page-message";
import { shownFileName } from "@/lib/digitisation/scan-name";
import { printSeparators } from "@/lib/digitisation/separator-sheets";
import { expectScans } from "@/lib/dossiers/commands/judge-soon";
import { openScanTable, type TableComponent } from "@/lib/dossiers/commands/scan-table";
import { type IncomingView, readIncomingScans } from "@/lib/dossiers/queries/incoming-scans";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { ScanDocument, ScanPage } from "@/lib/platform/generated/client";
import type { ScanDocumentState, SeparatorUse, VirusCheck } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** A page on the scanning table as the desk shows it. `findings`: what to redo, in words; `stopped`: something was found and not kept; `replacing`: what takes its place is being judged. */
export type TablePage = Readonly<{
  id: string; version: number; componentId: string | null; turned: number; width: number; height: number; dpi: number;
  findings: readonly string[]; stopped: boolean; keptReason: string; replacing: boolean; virusCheck: VirusCheck; source: string; sourcePage: number; addedBy: string;
}>;
/** A document being made or just made: state, progress in pages, words when it failed, its name and file when done. */
export type DocumentProgress = Readonly<{ id: string; componentId: string; state: ScanDocumentState; pageCount: number; pagesDone: number; words: string; fileId: string | null; name: string | null; text: string }>;
/** A separator sheet that could not be followed: what came after it waits for the clerk. */
export type StrayMark = Readonly<{ id: string; why: Exclude<SeparatorUse, "FOLLOWED">; source: string; sourcePage: number }>;

export type ScanDesk = Readonly<{
  dossierId: string; shownCode: string; procedureName: string; applicantName: string;
  /** null while the dossier can be digitised, else why not, in words. */
  closed: string | null;
  components: readonly TableComponent[];
  pages: readonly TablePage[];
  /** The pages taken away last, newest first: they can be taken back. */
  removed: readonly TablePage[];
  strays: readonly StrayMark[];
  /** Scans that are being judged or were refused. */
  incoming: readonly IncomingView[];
  documents: readonly DocumentProgress[];
  /** Whether files are looked through for viruses: not set up, or the antivirus did not answer at the last file. */
  virus: VirusCheck;
}>;

/** Pages that can be taken back. */
const MOST_REMOVED = 10;

/** The scanning table of a dossier on this desk; null when there is none such for this clerk. */
export async function readScanDesk(actor: Actor, dossierId: string): Promise<ScanDesk | null> {
  const permitted = permit(actor, "scan.manage");
  if (!isId(dossierId)) return null;
  // Asked before the pages: what is judged meanwhile is told twice rather than not at all.
  const incoming = await readIncomingScans(actor, dossierId);
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] },
      select: { code: true, submissionCode: true, applicantName: true, procedureVersion: { select: { name: true } } },
    });
    if (!dossier) return null;
    const table = await openScanTable(permitted, tx, dossierId);
    if (table.ok) expectScans(permitted);
    const onTable = await tx.scanPage.findMany({ where: { dossierId, documentId: null, removedAt: null, picturesGoneAt: null }, orderBy: { position: "asc" } });
    const removed = await tx.scanPage.findMany({ where: { dossierId, documentId: null, removedAt: { not: null }, separator: null, picturesGoneAt: null }, orderBy: { removedAt: "desc" }, take: MOST_REMOVED });
    return {
      dossierId, shownCode: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name, applicantName: dossier.applicantName,
      closed: table.ok ? null : table.refusals[0].words, components: table.ok ? table.value.components : [],
      pages: onTable.filter(({ separator }) => separator === null).map((page) => pageView(page, incoming)), removed: removed.map((page) => pageView(page, incoming)),
      strays: onTable.flatMap(strayOf), incoming, documents: await documentsOf(permitted, tx, dossierId, dossier), virus: virusState(onTable),
    };
  });
}

/** The documents of a dossier being made and made, newest first: the desk shows how far they are. */
export async function readScanProgress(actor: Actor, dossierId: string): Promise<readonly DocumentProgress[]> {
  const permitted = permit(actor, "scan.manage");
  if (!isId(dossierId)) return [];
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, select: { code: true, submissionCode: true } });
    return dossier ? documentsOf(permitted, tx, dossierId, dossier) : [];
  });
}

export type ScanImage = Readonly<{ sha256: string; size: number }>;

/** The small pictures of pages on tables, for the list; those that are not there for this clerk are left out. One prepared read for as many as are asked for. */
export async function readScanThumbs(actor: Actor, pageIds: readonly string[]): Promise<readonly Readonly<{ id: string; sha256: string }>[]> {
  permit(actor, "scan.manage");
  const { condition, place } = dossiersVisibleSql(actor);
  return readAs<{ id: string; sha256: string }>(actor, {
    name: "scan-thumbs",
    text: `select p.id, p.thumb_sha256 as sha256 from scan_page p join dossier d on d.id = p.dossier_id where ${condition} and p.id = any($2::uuid[]) and p.pictures_gone_at is null`,
    values: [place, pageIds.filter(isId)],
  });
}

/** The picture of a page on the table, drawn anew by us; null when there is none such for this clerk. Reading one is logged. */
export async function readScanImage(actor: Actor, pageId: string): Promise<ScanImage | null> {
  const { actor: reader } = permit(actor, "scan.manage");
  if (!isId(pageId)) return null;
  return withActor(actor, async (tx) => {
    const page = await tx.scanPage.findFirst({ where: { id: pageId, dossier: dossiersVisibleTo(actor) } });
    const stored = page && (await tx.storedFile.findUnique({ where: { sha256: page.sha256 } }));
    if (!page || !stored) return null;
    const what = `Mở trang quét: ${page.source}, trang ${page.sourcePage}`;
    // createMany asks for nothing back: whoever writes into the log may not read it.
    await tx.accessLog.createMany({ data: [{ actorKind: reader.kind, actorId: reader.id, actorName: reader.name, dossierId: page.dossierId, what, occurredAt: now() }] });
    return { sha256: stored.sha256, size: stored.size };
  });
}

async function documentsOf(_permitted: Permit<"scan.manage">, tx: Tx, dossierId: string, dossier: Readonly<{ code: string | null; submissionCode: string }>): Promise<DocumentProgress[]> {
  const rows = await tx.scanDocument.findMany({ where: { dossierId }, orderBy: { askedAt: "desc" }, include: { file: { select: { name: true } } } });
  return rows.map(({ file, ...row }) => progressOf(row, file && shownFileName(file.name, dossier)));
}

function progressOf({ id, componentId, state, pageCount, pagesDone, words, fileId, text }: ScanDocument, name: string | null): DocumentProgress {
  return { id, componentId, state, pageCount, pagesDone, words, fileId, name, text };
}

function pageView(page: ScanPage, incoming: readonly IncomingView[]): TablePage {
  const { id, version, componentId, turned, width, height, dpi, keptReason, virusCheck, source, sourcePage, addedByName } = page;
  const findings = readFindings(page.findings).map(findingWords);
  const replacing = incoming.some(({ state, replacesId }) => state === "JUDGING" && replacesId === id);
  return { id, version, componentId, turned, width, height, dpi, findings, replacing, stopped: findings.length > 0 && keptReason === "", keptReason, virusCheck, source, sourcePage, addedBy: addedByName };
}

function strayOf({ id, separator, source, sourcePage }: ScanPage): StrayMark[] {
  return separator === null || separator === "FOLLOWED" ? [] : [{ id, why: separator, source, sourcePage }];
}

function virusState(pages: readonly ScanPage[]): VirusCheck {
  if (env("CLAMD_URL").CLAMD_URL === "") return "NOT_CONFIGURED";
  return pages.toSorted((a, b) => a.id.localeCompare(b.id)).at(-1)?.virusCheck ?? "CLEAN";
}

/** The separator sheets of a dossier on this desk as a PDF to print, one a component; null when there is none such for this clerk. */
export async function printScanSeparators(actor: Actor, dossierId: string): Promise<{ pdf: Uint8Array; dossierCode: string } | null> {
  permit(actor, "scan.manage");
  const desk = await readScanDesk(actor, dossierId);
  if (desk === null || desk.components.length === 0) return null;
  const { shownCode, procedureName, applicantName, components } = desk;
  return { pdf: printSeparators({ dossierCode: shownCode, procedureName, applicantName, sheets: components }), dossierCode: shownCode };
}
