import { refused, type Result } from "@/lib/platform/result";

/** Pages on one dossier's table at most: a table is not an archive. */
export const MOST_ON_TABLE = 400;

/** Files that go to the table in one request at most. */
export const MOST_AT_ONCE = 12;

/** Small pictures that are asked for in one request at most. */
export const MOST_PICTURES = 24;

/** The refusal when a table holds all the pages it can. */
export function tableFull(onTable: number): Result<never> {
  return refused("TABLE_FULL", `Bàn quét đã có ${onTable} trang. Hãy ghi các giấy tờ đã xong vào hồ sơ rồi quét tiếp.`, "file");
}
