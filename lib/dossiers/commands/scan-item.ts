import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { fromPost, manifestKindOf, manifestsVisibleTo, sideOf } from "@/lib/deliveries/manifest";
import { differenceList, type DifferenceList } from "@/lib/deliveries/scan-list";
import { POSTAL_DIRECTION_WORDS } from "@/lib/deliveries/labels";
import { manifestLines } from "@/lib/dossiers/queries/manifest-lines";
import { scansOf } from "@/lib/dossiers/queries/manifest-scans";
import { scannedThing, type ScannedCode } from "@/lib/dossiers/queries/scanned-thing";
import type { ScanItemInput } from "@/lib/dossiers/schema/scan-item";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatTime } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { ScanMethod, ScanSide, ScanVerdict } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

/** `words`: what to say beside the scanner; `scanId`: the row that says it, the earlier one when the thing had been scanned before. */
export type ScanAnswer = { scanId: string; verdict: ScanVerdict; words: string };

const MOST_LINES = 200;
const WITH_LINES = { lines: true } as const satisfies Prisma.ManifestInclude;
type Manifest = Prisma.ManifestGetPayload<{ include: typeof WITH_LINES }>;
type Scanning = Readonly<{ permitted: Permit<"custody.scan">; tx: Tx; manifest: Manifest; side: ScanSide; list: DifferenceList; code: string; at: Date }>;
type Finding = Readonly<{ verdict: ScanVerdict; dossierId: string | null; words: string }>;

/** The manifest with its row locked: a scan and a signature wait for each other. */
async function openManifest({ actor }: Permit, tx: Tx, id: string): Promise<Result<{ manifest: Manifest; side: ScanSide }>> {
  await tx.$queryRaw`select id from manifest where id = ${id}::uuid for update`;
  const manifest = await tx.manifest.findFirst({ where: { AND: [{ id }, manifestsVisibleTo(actor)] }, include: WITH_LINES });
  const side = manifest && sideOf(manifestKindOf(manifest), actor.kind);
  if (!manifest || !side) return refused("NOT_FOUND", "Không tìm thấy biên bản này trong phạm vi của anh/chị.");
  if (manifest.signedAt !== null) return refused("SIGNED", `${manifest.number} đã ký nhận lúc ${formatTime(manifest.signedAt)} nên không quét thêm được. Điều thấy sau thì ghi thành sự cố.`, "code");
  return ok({ manifest, side });
}

async function keepScans({ permitted, tx, manifest, side, at }: Scanning, rows: readonly Readonly<{ method: ScanMethod; verdict: ScanVerdict; code: string; dossierId: string | null; words: string }>[]): Promise<string> {
  const kept = rows.map((row) => ({ id: newId<"scan">(), manifestId: manifest.id, side, scannedById: permitted.actor.id, scannedByName: permitted.actor.name, scannedAt: at, ...row }));
  await tx.custodyScan.createMany({ data: kept });
  return kept[0]?.id ?? "";
}

/** The bag's own code stands for all that it holds: what was not scanned by itself is taken as there, and is noted as such. */
async function scanBag(scanning: Scanning): Promise<Result<ScanAnswer>> {
  const { side, list, manifest, code } = scanning;
  if (side === "GIVER") return refused("BAG_AT_GIVER", "Mã túi dùng khi nhận. Khi giao, quét từng bưu phẩm cho vào túi.", "code");
  if (list.missing.length === 0) return refused("ALL_SCANNED", "Đã quét đủ mọi hồ sơ trong túi này.", "code");
  const scanId = await keepScans(scanning, list.missing.map((dossierId) => ({ method: "BAG", verdict: "LISTED", code, dossierId, words: "" })));
  return ok({ scanId, verdict: "LISTED", words: `Túi ${manifest.number}: nhận cả túi, ${list.missing.length} hồ sơ theo mã túi. Mở túi thì quét từng bưu phẩm.` });
}

/** Why a dossier in sight is not of this list. */
async function elsewhereWords(tx: Tx, dossierId: string): Promise<string> {
  const [line] = await tx.manifestLine.findMany({ where: { dossierId, manifest: { signedAt: null } }, include: { manifest: true } });
  if (line) return `thuộc biên bản ${line.manifest.number} của ${line.manifest.giverName}`;
  const last = await tx.custodyTransfer.findFirst({ where: { dossierId }, orderBy: { occurredAt: "desc" } });
  return last ? `không có trong biên bản này; giấy tờ ghi ${last.receiverName} đang giữ` : "không có trong biên bản này";
}

/** A giver scans what he holds into his own list. Null when it cannot be on it. */
async function scanInto({ permitted, tx, manifest, side }: Scanning, dossierId: string): Promise<Finding | null> {
  const { actor } = permitted;
  if (side !== "GIVER" || actor.id !== manifest.giverId || manifest.lines.length >= MOST_LINES) return null;
  // The same lock as makeManifest's: nothing is put on two lists at once.
  const kind = manifestKindOf(manifest);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`manifest:${kind}:${fromPost(kind) ? manifest.officeId : manifest.agencyId}`}, 0))`;
  const { dossiers: [fit], papers, faults } = await manifestLines(permit(actor, "manifest.make"), tx, kind, [dossierId]);
  if (!fit || faults.size > 0 || fit.agencyId !== manifest.agencyId || fit.officeId !== manifest.officeId) return null;
  const count = papers.get(dossierId) ?? 0;
  await tx.manifestLine.create({ data: { manifestId: manifest.id, dossierId, paperCount: count } });
  return { verdict: "ADDED", dossierId, words: `thêm vào ${manifest.number}, ${count} giấy tờ` };
}

async function judge(scanning: Scanning, thing: Exclude<ScannedCode, { kind: "BAG" }>): Promise<Finding> {
  const { tx, manifest } = scanning;
  if (thing.kind === "NOTHING") return { verdict: "UNKNOWN", dossierId: null, words: thing.words };
  const { dossier, direction, paper } = thing;
  const wanted = manifest.kind === "AGENCY_HANDOVER" ? "TO_AGENCY" : "TO_CITIZEN";
  if (direction !== null && direction !== wanted) return { verdict: "ELSEWHERE", dossierId: dossier.id, words: `số của ${POSTAL_DIRECTION_WORDS[direction].toLowerCase()}, không dùng cho lần giao này` };
  const line = manifest.lines.find(({ dossierId }) => dossierId === dossier.id);
  if (!line) return (await scanInto(scanning, dossier.id)) ?? { verdict: "ELSEWHERE", dossierId: dossier.id, words: await elsewhereWords(tx, dossier.id) };
  return { verdict: "LISTED", dossierId: dossier.id, words: paper === null ? `đúng, ${line.paperCount} giấy tờ` : `đúng, gồm ${paper}` };
}

async function scanThing(scanning: Scanning, thing: Exclude<ScannedCode, { kind: "BAG" }>): Promise<Result<ScanAnswer>> {
  const { tx, list, code, manifest, side } = scanning;
  const known = thing.kind === "DOSSIER" && list.scanned.get(thing.dossier.id) === "SCAN" ? thing.dossier.id : null;
  const aside = list.extra.find((extra) => extra.code === code);
  if (known !== null || aside) {
    const before = await tx.custodyScan.findFirstOrThrow({ where: { manifestId: manifest.id, side, verdict: { not: "TAKEN_BACK" }, ...(aside ? { code } : { dossierId: known }) }, orderBy: [{ scannedAt: "desc" }, { id: "desc" }] });
    return ok({ scanId: before.id, verdict: before.verdict, words: `${code}: đã quét lúc ${formatTime(before.scannedAt)}, ${before.scannedByName}.` });
  }
  const { words, verdict, dossierId } = await judge(scanning, thing);
  const scanId = await keepScans(scanning, [{ method: "SCAN", verdict, code, dossierId, words: verdict === "LISTED" || verdict === "ADDED" ? "" : words }]);
  const left = list.missing.filter((missing) => missing !== dossierId).length;
  const still = left === 0 ? "Đã quét đủ danh sách." : `Còn ${left} hồ sơ chưa quét.`;
  return ok({ scanId, verdict, words: verdict === "UNKNOWN" || verdict === "ELSEWHERE" ? `${code}: ${words}.` : `${code}: ${words}. ${still}` });
}

async function takeBack(scanning: Scanning, thing: ScannedCode): Promise<Result<ScanAnswer>> {
  const { list, code } = scanning;
  const aside = list.extra.find((extra) => extra.code === code);
  const dossierId = aside?.dossierId ?? (thing.kind === "DOSSIER" && list.scanned.has(thing.dossier.id) ? thing.dossier.id : null);
  if (!aside && dossierId === null) return refused("NOT_SCANNED", `${code} chưa được quét nên không có gì để bỏ.`, "code");
  const scanId = await keepScans(scanning, [{ method: "SCAN", verdict: "TAKEN_BACK", code, dossierId, words: "" }]);
  return ok({ scanId, verdict: "TAKEN_BACK", words: `${code}: đã bỏ lần quét.` });
}

/**
 * One scan of a thing that goes into a bag, by the giver, or comes out of it, by the receiver; each is kept as a row beside the manifest, also what is not
 * of the list (QĐ 45/2016/QĐ-TTg, Điều 7, 9: both count against the list). The giver's scan of a thing that he holds and that may go to
 * the same counterpart puts it on the list. Nothing changes hands before the receiver signs.
 */
export async function scanItem(actor: Actor, input: ScanItemInput): Promise<Result<ScanAnswer>> {
  const permitted = permit(actor, "custody.scan");
  return once(permitted.actor, input.operationId, "scanItem", async (tx) => {
    const opened = await openManifest(permitted, tx, input.manifestId);
    if (!opened.ok) return opened;
    const { manifest, side } = opened.value;
    const list = differenceList(manifest.lines.map(({ dossierId }) => dossierId), await scansOf(permitted, tx, manifest.id), side);
    const scanning: Scanning = { permitted, tx, manifest, side, list, code: input.code, at: now() };
    const thing = await scannedThing(permitted, tx, input.code);
    if (input.undo) return takeBack(scanning, thing);
    if (thing.kind !== "BAG") return scanThing(scanning, thing);
    if (thing.manifestId === manifest.id) return scanBag(scanning);
    return scanThing(scanning, { kind: "NOTHING", words: `túi của ${thing.giverName}, theo biên bản khác. Mở biên bản ${thing.number} để nhận túi ấy` });
  });
}
