import type { Tx } from "@/lib/platform/db";
import { putFile } from "@/lib/platform/storage";

/** Stores bytes and their record, once per content, in the caller's transaction. @returns the SHA-256 in hex */
export async function keepFile(tx: Tx, bytes: Uint8Array, contentType: string): Promise<string> {
  const { sha256, size } = await putFile(bytes);
  await tx.storedFile.createMany({ data: [{ sha256, size, contentType }], skipDuplicates: true });
  return sha256;
}

/** Two contents of one act, in one statement. @returns their SHA-256 in hex, in their order */
export async function keepPair(tx: Tx, pair: readonly [Uint8Array, Uint8Array], contentType: string): Promise<readonly [string, string]> {
  const [first, second] = await Promise.all([putFile(pair[0]), putFile(pair[1])]);
  await tx.storedFile.createMany({ data: [first, second].map(({ sha256, size }) => ({ sha256, size, contentType })), skipDuplicates: true });
  return [first.sha256, second.sha256];
}
