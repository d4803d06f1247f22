import { createReadStream } from "node:fs";
import { mkdir, rename, stat, unlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { sha256 } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";

function root(): string {
  return fileURLToPath(env("STORAGE_URL").STORAGE_URL);
}

function pathOf(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError("Not a SHA-256");
  return path.join(root(), hash.slice(0, 2), hash.slice(2, 4), hash);
}

/**
 * Stores bytes under their SHA-256; the same content is stored once. Written beside and renamed, so a file is whole or absent.
 * @returns the hash in hex and the size in bytes
 */
export async function putFile(bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
  const hash = sha256(bytes);
  const target = pathOf(hash);
  const present = await stat(target).catch(() => null);
  // Touched, so that whoever takes unused files away sees that it is being kept again; gone in this moment means that it is written anew.
  const isThere = present?.size === bytes.byteLength && (await utimes(target, new Date(present.atimeMs), now()).then(() => true, () => false));
  if (!isThere) {
    await mkdir(path.dirname(target), { recursive: true });
    const beside = `${target}.${newId()}`;
    await writeFile(beside, bytes, { flush: true });
    await rename(beside, target);
  }
  return { sha256: hash, size: bytes.byteLength };
}

/**
 * Takes a file from the disk that nothing names any more, unless somebody kept the same content after `before`.
 * @returns false when it was kept again and has to stay
 */
export async function dropFile(hash: string, before: Date): Promise<boolean> {
  const target = pathOf(hash);
  const aside = `${target}.${newId()}`;
  const moved = await rename(target, aside).then(() => true, () => false);
  if (!moved) return true;
  // Looked at after it was moved: who keeps it from now on finds nothing and writes it anew.
  if ((await stat(aside)).mtime < before) {
    await unlink(aside);
    return true;
  }
  await rename(aside, target);
  return false;
}

/** The file as a web stream. @throws when it is not there */
export function openFile(hash: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(pathOf(hash))) as ReadableStream<Uint8Array>;
}

/** Where the file lies on this machine, for tools that check it. */
export function filePath(hash: string): string {
  return pathOf(hash);
}

/** True when storage can be written. */
export async function storageUsable(): Promise<boolean> {
  try {
    await mkdir(root(), { recursive: true });
    await writeFile(path.join(root(), ".usable"), "");
    return true;
  } catch {
    return false;
  }
}
