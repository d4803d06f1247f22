import type { Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { FileKind } from "@/lib/digitisation/file-kind";
import type { HarmlessPage } from "@/lib/digitisation/page-message";
import { type PageLine, PAGE_LIMITS } from "@/lib/digitisation/page-process";
import { refuseVirus } from "@/lib/digitisation/virus-check";
import { layScan } from "@/lib/dossiers/commands/lay-scan";
import { lockScanTable } from "@/lib/dossiers/commands/scan-table";
import { now } from "@/lib/platform/clock";
import type { VirusCheck } from "@/lib/platform/generated/enums";
import type { Result } from "@/lib/platform/result";
import { ok } from "@/lib/platform/result";

/** A scanned file that waits for its verdict, with its bytes. */
export type ScanToJudge = Readonly<{ id: string; dossierId: string; sendingId: string; kind: FileKind; bytes: Uint8Array }>;

type Judged = Result<Readonly<{ pages: readonly HarmlessPage[]; virusCheck: VirusCheck }>>;

/**
 * Gives a scan its verdict: looked through by the antivirus, drawn anew, judged by the quality gate, and laid on the table in the clerk's name or refused with words;
 * its bytes are thrown away in the same moment. Whoever does it again, or at the same time, finds it done.
 * @returns false when a scan before it in the sending has no verdict yet, and it has to be done again after that
 */
export async function judgeScan(permitted: Permit<"scan.manage">, scan: ScanToJudge, line: PageLine): Promise<boolean> {
  const begun = performance.now();
  const judged = await judge(scan, line);
  return writeVerdict(permitted, scan, judged, Math.round(performance.now() - begun));
}

async function judge({ bytes, kind }: ScanToJudge, line: PageLine): Promise<Judged> {
  const virus = await refuseVirus(bytes, "file");
  if (!virus.ok) return virus;
  const decoded = await line.decode({ bytes, kind, paper: null, mostPages: PAGE_LIMITS.pages, mostPixels: PAGE_LIMITS.pixels }, "file");
  return decoded.ok ? ok({ pages: decoded.value.pages, virusCheck: virus.value }) : decoded;
}

async function writeVerdict(permitted: Permit<"scan.manage">, { id, dossierId, sendingId }: ScanToJudge, judged: Judged, workMs: number): Promise<boolean> {
  return withActor(permitted.actor, async (tx) => {
    await lockScanTable(permitted, tx, dossierId);
    const scan = await tx.incomingScan.findFirst({ where: { id, state: "JUDGING" } });
    if (!scan) return true;
    // Separator sheets sort what comes after them: pages are laid in the order in which they were scanned.
    const before = await tx.incomingScan.count({ where: { dossierId, sendingId, state: "JUDGING", id: { lt: id } } });
    if (before > 0) return false;
    const laid = judged.ok ? await layScan(permitted, tx, scan, judged.value.pages, judged.value.virusCheck) : judged;
    const verdict = laid.ok ? { state: "LAID" as const, pageCount: laid.value.pages } : { state: "REFUSED" as const, words: laid.refusals[0].words };
    const { count } = await tx.incomingScan.updateMany({ where: { id, state: "JUDGING" }, data: { ...verdict, workMs, judgedAt: now() } });
    if (count !== 1) throw new Error("The scan was given up while it was laid");
    await tx.quarantinedScan.deleteMany({ where: { scanId: id } });
    return true;
  });
}
