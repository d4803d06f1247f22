import { z } from "zod";
import { normaliseText } from "@/lib/platform/vietnamese";

/**
 * Words that a person writes for the record or for the applicant: line breaks kept, each line normalised.
 * @param missing said at the field when fewer than `least` characters were written
 */
export function wordsField(missing: string, { least, most }: Readonly<{ least: number; most: number }>) {
  return z
    .string(missing)
    .default("")
    .transform((text) => text.split(/\r?\n/).map(normaliseText).join("\n").trim())
    .pipe(z.string().min(least, missing).max(most, `Viết gọn trong ${most} ký tự.`));
}
