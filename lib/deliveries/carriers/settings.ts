import { z } from "zod";
import { env, EnvironmentError } from "@/lib/platform/env";

/** One operator as POSTAL_CARRIERS describes it. `postage`: what the contract pays per item, for the choice; đồng. */
const carrierSettings = z.object({
  code: z.string().regex(/^[a-z0-9-]{2,30}$/),
  name: z.string().min(1),
  shape: z.enum(["VNPOST", "PARCEL_API"]),
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, "")),
  /** VNPOST: user and password for GetToken, and the customer's code; PARCEL_API: its key is `secret`. */
  user: z.string().default(""),
  secret: z.string().min(8),
  customerCode: z.string().default(""),
  /** Signs webhooks (HMAC-SHA256). */
  webhookSecret: z.string().min(16),
  /** Provinces that it serves; empty: all. */
  provinces: z.array(z.string()).default([]),
  maxGrams: z.number().int().positive().default(30_000),
  postage: z.number().int().nonnegative().default(0),
  timeoutMs: z.number().int().positive().default(8_000),
});
export type CarrierSettings = z.output<typeof carrierSettings>;

let known: { text: string; carriers: readonly CarrierSettings[] } | undefined;

/**
 * The operators of POSTAL_CARRIERS; none when it is not set, and then the house's own people carry everything.
 * @throws EnvironmentError when the variable is set and wrong
 */
export function postalCarriers(): readonly CarrierSettings[] {
  const text = env("POSTAL_CARRIERS").POSTAL_CARRIERS;
  if (known?.text === text) return known.carriers;
  const read = z.array(carrierSettings).safeParse(asJson(text));
  if (!read.success || new Set(read.data.map(({ code }) => code)).size !== read.data.length) throw new EnvironmentError(["POSTAL_CARRIERS"]);
  known = { text, carriers: read.data };
  return read.data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
