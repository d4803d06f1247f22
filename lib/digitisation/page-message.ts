import { z } from "zod";
import type { PageFinding } from "@/lib/digitisation/page-quality";

/** What the page process and its parent say to each other. The answers come from a process that read a hostile file: they are checked like a form. */

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const pageJob = z.object({
  bytes,
  kind: z.enum(["application/pdf", "image/jpeg", "image/png"]),
  paper: z.object({ widthMm: z.number().positive(), heightMm: z.number().positive() }).nullable(),
  mostPages: z.int().positive(),
  mostPixels: z.int().positive(),
});
export type PageJob = z.infer<typeof pageJob>;

/** What the gate says of one page; also how it is kept with the page. */
export const pageFinding = z.discriminatedUnion("defect", [
  z.object({ defect: z.literal("BLANK") }),
  z.object({ defect: z.literal("BLURRED"), steepness: z.number() }),
  z.object({ defect: z.literal("SKEWED"), degrees: z.number() }),
  z.object({ defect: z.literal("DARK"), brightness: z.number() }),
  z.object({ defect: z.literal("CUT_EDGE"), edges: z.array(z.enum(["LEFT", "RIGHT", "TOP", "BOTTOM"])).readonly() }),
  z.object({ defect: z.literal("LOW_RESOLUTION"), dpi: z.number() }),
]);

/** The findings kept with a page of the scanning table. @throws when the row holds something else: that is a fault, not bad input */
export function readFindings(stored: unknown): PageFinding[] {
  return z.array(pageFinding).parse(stored);
}

const page = z.object({
  image: bytes,
  /** The same, small, for a list. */
  thumb: bytes,
  width: z.int().positive(),
  height: z.int().positive(),
  dpi: z.number().positive(),
  /** Texts of the QR codes on the page. */
  codes: z.array(z.string().max(4_000)).max(4),
  look: z.object({ findings: z.array(pageFinding), skew: z.number().nullable(), steepness: z.number().nullable() }),
});
/** A page drawn anew: a JPEG that holds nothing but the picture. */
export type HarmlessPage = Readonly<z.infer<typeof page>>;

export const pageAnswer = z.discriminatedUnion("is", [
  z.object({ is: z.literal("PAGE"), page }),
  z.object({ is: z.literal("DONE"), pages: z.int().nonnegative() }),
  z.object({ is: z.literal("REFUSED"), reason: z.string() }),
]);
export type PageAnswer = z.infer<typeof pageAnswer>;
