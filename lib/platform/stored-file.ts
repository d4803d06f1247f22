import type { Tx } from "@/lib/platform/db";
import { putFile } from "@/lib/platform/storage";

/** Stores bytes and their record, once per content, in the caller's transaction. @returns the SHA-256 in hex */
export async function keepFile(tx: Tx, bytes: Uint8Array, contentType: string): Promise<string> {
  const { sha256, size } = await putFile(bytes);
  await tx.storedFile.createMany({ data: [{ sha256, size, contentType }], skipDuplicates: true });
  return sha256;
}
