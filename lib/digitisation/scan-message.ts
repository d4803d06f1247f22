import { z } from "zod";

/** What the scan process and its parent say to each other. */

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const scanJob = z.object({
  title: z.string(),
  createdAt: z.date(),
  /** false writes the pages without a text layer, when reading has failed before. */
  read: z.boolean(),
  /** Pages drawn anew by the page process, each with the clerk's clockwise turn. */
  pages: z.array(z.object({ image: bytes, dpi: z.number().positive(), turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]) })).min(1),
});
export type ScanJob = z.infer<typeof scanJob>;

export const scanAnswer = z.discriminatedUnion("is", [
  z.object({ is: z.literal("PAGE"), done: z.int().positive() }),
  z.object({ is: z.literal("DONE"), pdf: bytes, text: z.string() }),
]);
export type ScanAnswer = z.infer<typeof scanAnswer>;
