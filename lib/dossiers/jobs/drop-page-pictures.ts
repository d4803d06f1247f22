import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import { dropFile } from "@/lib/platform/storage";

/** Pictures stay this long after their document is in the dossier, or after the page was taken away: somebody may want to look once more. */
const KEPT_DAYS = 7;
/** A content that was forgotten is taken from the disk this much later, when nobody is in the middle of keeping the same again. */
const LEAVES_AFTER_DAYS = 1;
const PAGES_A_ROUND = 500;
const FILES_A_ROUND = 2_000;
const DAY_MS = 86_400_000;

/**
 * Throws away the pictures of scanned pages that nobody needs any more: the document of the page is in the dossier, or the page was taken away, or it was a separator
 * sheet, a week ago. The rows stay, with who scanned what. A content that another row names is left alone; the bytes of the others go a day later.
 * @returns pages whose pictures were given up in this round, and files taken from the disk
 */
export async function dropPagePictures(): Promise<{ pages: number; files: number }> {
  return { pages: await giveUpPictures(), files: await takeFilesAway() };
}

async function giveUpPictures(): Promise<number> {
  const at = now();
  const before = new Date(at.getTime() - KEPT_DAYS * DAY_MS);
  return transactAsJobs(async (tx) => {
    const pages = await tx.scanPage.findMany({
      where: {
        picturesGoneAt: null,
        OR: [
          { document: { state: "DONE", fileId: { not: null }, finishedAt: { lt: before } } },
          { documentId: null, removedAt: { lt: before } },
          { documentId: null, separator: { not: null }, addedAt: { lt: before } },
        ],
      },
      select: { id: true, sha256: true, thumbSha256: true }, orderBy: { id: "asc" }, take: PAGES_A_ROUND,
    });
    if (pages.length === 0) return 0;
    await tx.scanPage.updateMany({ where: { id: { in: pages.map(({ id }) => id) } }, data: { picturesGoneAt: at } });
    const hashes = [...new Set(pages.flatMap(({ sha256, thumbSha256 }) => [sha256, thumbSha256]))];
    const free = await tx.$queryRaw<{ sha256: string }[]>`select forget_unused_files(${hashes}::text[]) as sha256`;
    await tx.unusedFile.createMany({ data: free.map(({ sha256 }) => ({ sha256, since: at })), skipDuplicates: true });
    return pages.length;
  });
}

async function takeFilesAway(): Promise<number> {
  const before = new Date(now().getTime() - LEAVES_AFTER_DAYS * DAY_MS);
  const unused = await transactAsJobs((tx) => tx.unusedFile.findMany({ where: { since: { lt: before } }, take: FILES_A_ROUND }));
  let gone = 0;
  for (const { sha256 } of unused) {
    // The same content may have been kept again since.
    const kept = await transactAsJobs((tx) => tx.storedFile.count({ where: { sha256 } }));
    if (kept === 0 && !(await dropFile(sha256, before))) continue;
    if (kept === 0) gone += 1;
    await transactAsJobs((tx) => tx.unusedFile.deleteMany({ where: { sha256 } }));
  }
  return gone;
}
