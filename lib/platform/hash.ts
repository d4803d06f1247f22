import { createHash } from "node:crypto";

// Their home is a file that a browser can read too.
export { canonicalJson, type Json } from "@/lib/platform/json";

/** SHA-256 in lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
