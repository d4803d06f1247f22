import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { dropPagePictures } from "@/lib/dossiers/jobs/drop-page-pictures";
import { readScanDesk, readScanThumbs } from "@/lib/dossiers/queries/scan-desk";
import { setClock } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { filePath } from "@/lib/platform/storage";
import { keepFile } from "@/lib/platform/stored-file";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { openTestWorld } from "@/tests/test-world";

const DAY_MS = 86_400_000;
const after = (days: number) => new Date(TODAY.getTime() + days * DAY_MS);

let world: World;
let made: MadeDossier;
beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  setClock(() => TODAY);
  made = await world.dossier("AT_COUNTER");
  return opened.close;
});

const bytesOf = (text: string) => new Uint8Array(Buffer.from(`picture ${text}`));
const hashOf = (text: string) => createHash("sha256").update(bytesOf(text)).digest("hex");
const isThere = (text: string) => existsSync(filePath(hashOf(text)));
/** As old as the page that it was kept for. */
async function keep(text: string): Promise<string> {
  const sha256 = await transactAsJobs((tx) => keepFile(tx, bytesOf(text), "image/jpeg"));
  await utimes(filePath(sha256), TODAY, TODAY);
  return sha256;
}

/** A page with pictures of its own; `document`: it is in a written document; `removed`: it was taken away. */
async function page(text: string, where: Readonly<{ document?: boolean; removed?: boolean }> = {}): Promise<string> {
  const { clerk } = world.cast;
  const [id, documentId] = [newId(), newId()];
  if (where.document === true) {
    const { rows: [file] } = await world.owner.query<{ id: string }>("insert into dossier_file (id, dossier_id, sha256, purpose, name, uploaded_by_id, uploaded_by_name, uploaded_at) values (gen_random_uuid(), $1, $2, 'COMPONENT', 'a.pdf', $3, 'x', $4) returning id", [made.id, await keep(`${text} document`), clerk.id, TODAY]);
    await insertRows(world.owner, "scan_document", [{
      id: documentId, dossier_id: made.id, component_id: world.version.components[0]?.id ?? null, operation_id: newId(), state: "DONE", file_id: file?.id ?? null, page_count: 1, asked_by_id: clerk.id, asked_by_name: clerk.name, asked_at: TODAY, finished_at: TODAY,
    }]);
  }
  await insertRows(world.owner, "scan_page", [{
    id, dossier_id: made.id, component_id: null, position: 1, sending_id: newId(), sha256: await keep(text), thumb_sha256: await keep(`${text} small`), width: 40, height: 56, dpi: 200, virus_check: "CLEAN", source: "quet.jpg", source_page: 1,
    added_by_id: clerk.id, added_by_name: clerk.name, added_at: TODAY, removed_at: where.removed === true ? TODAY : null, document_id: where.document === true ? documentId : null,
  }]);
  return id;
}

test("pictures of pages whose document is written, or that were taken away, go after a week; what anybody else names stays", async () => {
  const written = await page("written", { document: true });
  await page("removed", { removed: true });
  await page("lying");
  // The same picture lies on another table, and another is somebody's file.
  await page("shared", { removed: true });
  await page("shared");
  await page("filed", { removed: true });
  await world.owner.query("insert into dossier_file (id, dossier_id, sha256, purpose, name, uploaded_by_id, uploaded_by_name, uploaded_at) values (gen_random_uuid(), $1, $2, 'COMPONENT', 'b.jpg', $3, 'x', $4)", [made.id, hashOf("filed"), world.cast.clerk.id, TODAY]);
  await page("again", { removed: true });

  setClock(() => after(6));
  expect(await dropPagePictures()).toEqual({ pages: 0, files: 0 });
  setClock(() => after(8));
  expect(await dropPagePictures()).toEqual({ pages: 5, files: 0 });
  const desk = await readScanDesk(world.cast.clerk, made.id);
  expect([desk?.pages.length, desk?.removed.length]).toEqual([2, 0]);
  expect(await readScanThumbs(world.cast.clerk, [written])).toEqual([]);

  // Somebody keeps one of them again before its bytes are gone.
  await transactAsJobs((tx) => keepFile(tx, bytesOf("again"), "image/jpeg"));
  setClock(() => after(10));
  const { files } = await dropPagePictures();
  expect(files).toBe(6);
  expect(["written", "written small", "removed", "removed small", "filed small", "again small"].filter(isThere)).toEqual([]);
  expect(["written document", "lying", "lying small", "shared", "shared small", "filed", "again"].filter(isThere)).toHaveLength(7);
  expect(await dropPagePictures()).toEqual({ pages: 0, files: 0 });
  // Every file that a row names is on the disk.
  const { rows } = await world.owner.query<{ sha256: string }>("select sha256 from stored_file where content_type = 'image/jpeg'");
  expect(rows.filter(({ sha256 }) => !existsSync(filePath(sha256)))).toEqual([]);
});
