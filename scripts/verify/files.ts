import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { filePath } from "@/lib/platform/storage";
import { rowsOf } from "@/scripts/verify/stream";
import type { Tallies } from "@/scripts/verify/tally";

type FileRow = Readonly<{ sha256: string; size: number }>;

/** Files read at one time: enough to keep the disk busy, few enough to leave it to the web. */
const AT_ONCE = 2;

async function fileFault({ sha256, size }: FileRow): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return "tên không phải là SHA-256";
  const path = filePath(sha256);
  const found = await stat(path).catch(() => null);
  if (found === null) return "không có trong kho";
  if (found.size !== size) return `dài ${found.size} byte, sổ ghi ${size}`;
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const actual = hash.digest("hex");
  return actual === sha256 ? null : `nội dung đã khác, SHA-256 nay là ${actual}`;
}

/** Every stored file is in storage with its size and content, read as a stream. */
export async function checkFiles(client: pg.ClientBase, { FILES: tally }: Tallies): Promise<void> {
  const rows = rowsOf<FileRow>(client, "select sha256, size from stored_file order by sha256");
  // Several readers of one stream: an async generator answers its askers in turn.
  const reader = async () => {
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      const words = await fileFault(next.value);
      tally.saw(words === null ? null : { row: `tệp ${next.value.sha256}`, words });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
}
