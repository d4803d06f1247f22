import { decodeOutside } from "@/lib/digitisation/page-process";
import { pdfContents } from "@/lib/digitisation/pdf-content";
import type { UnsafeReason } from "@/lib/digitisation/safe-file";
import { searchablePdf } from "@/lib/digitisation/searchable-pdf";
import { isPreparable } from "@/lib/digitisation/signing/pades";
import { ok, type Result } from "@/lib/platform/result";

/**
 * A file as the PDF/A that is signed: one of our own scans as it is; any other PDF, and every picture, drawn anew page by page in the page process. What
 * somebody outside has put together is never signed as it came: the clerk compared what can be seen of it.
 * @param at the moment written into a new PDF, the same at every try
 */
export async function pdfToSign(file: Readonly<{ bytes: Uint8Array; name: string }>, title: string, at: Date): Promise<Result<Uint8Array, UnsafeReason>> {
  const { bytes, name } = file;
  if (isPreparable(bytes)) {
    const { encrypted, active, hidden } = pdfContents(bytes);
    if (!encrypted && !hidden && active.length === 0) return ok(bytes);
  }
  const decoded = await decodeOutside({ bytes, name, field: "file", paper: null });
  if (!decoded.ok) return decoded;
  const pages = decoded.value.pages.map(({ image, width, height, dpi }) => ({ image: { encoding: "COLOUR" as const, bytes: image, width, height, dpi }, text: null }));
  return ok(await searchablePdf({ title, pages, createdAt: at }));
}
