import { canonicalJson, type Json, sha256 } from "@/lib/platform/hash";

/** The hash before the first link of a chain. */
export const CHAIN_START = "0".repeat(64);

/** Hash of a link: SHA-256 of the previous link's hash and the canonical JSON of the record. */
export function chainHash(prevHash: string, record: { readonly [key: string]: Json }): string {
  return sha256(`${prevHash}\n${canonicalJson(record)}`);
}
