import type { X509Certificate } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { readPem } from "@/lib/digitisation/signing/trust";
import { env, EnvironmentError } from "@/lib/platform/env";

/** The remote-signing service as SIGNING_SERVICE describes it. */
const signingSettings = z.object({
  /** Base of the Cloud Signature Consortium's API, e.g. `https://ky.vidu.vn/csc/v1`. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, "")),
  clientId: z.string().min(1),
  clientSecret: z.string().min(8),
  /** Where time stamps are asked for (RFC 3161). */
  timeStampUrl: z.url({ protocol: /^https?$/ }),
  /** File of the certificates (PEM) of the authorities that are trusted. */
  trustedRoots: z.string().min(1),
  timeoutMs: z.number().int().positive().default(15_000),
});
export type SigningSettings = z.output<typeof signingSettings>;

/** The settings; null when there is no service, and then nothing can be certified. @throws EnvironmentError when the variable is set and wrong */
export function signingSettingsInForce(): SigningSettings | null {
  const text = env("SIGNING_SERVICE").SIGNING_SERVICE;
  if (text === "") return null;
  const read = signingSettings.safeParse(asJson(text));
  if (!read.success) throw new EnvironmentError(["SIGNING_SERVICE"]);
  return read.data;
}

let known: { file: string; changed: number; roots: readonly X509Certificate[] } | undefined;

/** The authorities that are trusted now; none when there is no service or its file cannot be read: then every signature is of an unknown one. */
export function trustedRoots(): readonly X509Certificate[] {
  const file = signingSettingsInForce()?.trustedRoots;
  if (file === undefined) return [];
  try {
    const changed = statSync(file).mtimeMs;
    if (known?.file !== file || known.changed !== changed) known = { file, changed, roots: readPem(readFileSync(file, "utf8")) };
    return known.roots;
  } catch {
    return [];
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
