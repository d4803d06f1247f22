import { readFile } from "node:fs/promises";
import type { PgBoss } from "pg-boss";
import { may, permit } from "@/lib/access/policy";
import type { ScanJob } from "@/lib/digitisation/scan-message";
import { makeScan } from "@/lib/digitisation/scan-process";
import { digitiseComponent } from "@/lib/dossiers/commands/digitise-component";
import { actorOfStaff } from "@/lib/identity/jobs";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import { asId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";
import { filePath } from "@/lib/platform/storage";

const WITH = { pages: { where: { removedAt: null }, orderBy: { position: "asc" } }, dossier: { select: { case: { select: { components: { select: { id: true, name: true } } } } } } } as const satisfies Prisma.ScanDocumentInclude;
type Document = Prisma.ScanDocumentGetPayload<{ include: typeof WITH }>;

const DISABLED = "Tài khoản của người quét đã bị khóa hoặc không còn ở quầy này. Các trang đã trở lại bàn quét: hãy kiểm tra rồi ghi lại.";
const BROKEN = "Không ghi được tệp sau nhiều lần thử. Các trang đã trở lại bàn quét: hãy quét lại trang có vấn đề rồi ghi lại.";

/** Puts a document down and its pages back on the table, so that nothing of what was scanned is lost. */
async function giveBack(documentId: string, words: string): Promise<void> {
  await transactAsJobs(async (tx) => {
    const failed = await tx.scanDocument.updateMany({ where: { id: documentId, state: { in: ["WAITING", "WORKING"] } }, data: { state: "FAILED", words, finishedAt: now() } });
    if (failed.count > 0) await tx.scanPage.updateMany({ where: { documentId }, data: { documentId: null } });
  });
}

/** Tells the desk how far it is; a word that does not arrive matters to nobody. */
function tellProgress(documentId: string, pagesDone: number): void {
  transactAsJobs((tx) => tx.scanDocument.updateMany({ where: { id: documentId, state: { in: ["WAITING", "WORKING"] }, pagesDone: { lt: pagesDone } }, data: { state: "WORKING", pagesDone } }))
    .catch((error: unknown) => log.error("scan progress", error));
}

async function jobOf(document: Document, read: boolean): Promise<ScanJob> {
  const title = document.dossier.case.components.find(({ id }) => id === document.componentId)?.name ?? "Giấy tờ";
  const pages = await Promise.all(document.pages.map(async ({ sha256, dpi, turned }) => ({ image: new Uint8Array(await readFile(filePath(sha256))), dpi, turned: quarter(turned) })));
  // The moment of asking, not of making: the same document made twice is the same, byte for byte.
  return { title, createdAt: document.askedAt, read, pages };
}

function quarter(turned: number): 0 | 90 | 180 | 270 {
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

/**
 * Makes one component's document: straightened, cleaned, compressed, read, written as one PDF/A and laid into the dossier in the name of the clerk who scanned it,
 * as he stands now. May run any number of times, also after a worker died in the middle: there is one file. On the last try it is written without a text layer
 * rather than not at all; what cannot be written goes back on the scanning table with words.
 * @throws when it could not be made now and somebody will try again
 */
export async function makeScanDocument({ documentId }: Jobs["scan-document"], lastTry = false): Promise<void> {
  const document = await transactAsJobs((tx) => tx.scanDocument.findUnique({ where: { id: documentId }, include: WITH }));
  if (!document || document.state === "DONE" || document.state === "FAILED") return;
  const actor = await actorOfStaff(document.askedById);
  if (actor === null || !may(actor, "scan.manage")) return giveBack(documentId, DISABLED);
  const made = await makeScan(await jobOf(document, !lastTry), (done) => tellProgress(documentId, done));
  if (!made.ok) {
    if (!lastTry) throw new Error(`The scan process ended: ${made.fault}`);
    return giveBack(documentId, BROKEN);
  }
  const laid = await digitiseComponent(permit(actor, "file.upload"), asId<"operation">(document.operationId), { documentId, pdf: made.pdf, text: made.text });
  // Refused: the dossier is no longer in his sight, or at a step where nothing is digitised.
  if (!laid.ok) await giveBack(documentId, laid.refusals[0].words);
}

type Metadata = Readonly<{ data: Jobs["scan-document"]; retryCount: number; retryLimit: number }>;

/** Lets the worker make documents, one at a time: reading fills a core. */
export async function makeScanDocuments(queue: PgBoss): Promise<string> {
  return queue.work("scan-document", { includeMetadata: true, localConcurrency: 1, pollingIntervalSeconds: 1 } as const, async (jobs: readonly Metadata[]) => {
    for (const { data, retryCount, retryLimit } of jobs) {
      const lastTry = retryCount >= retryLimit;
      try {
        await makeScanDocument(data, lastTry);
      } catch (error) {
        if (!lastTry) throw error;
        log.error("scan document given up", error);
        await giveBack(data.documentId, BROKEN);
      }
    }
  });
}
