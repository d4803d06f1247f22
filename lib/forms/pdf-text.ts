import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export type PdfContent = Readonly<{ pages: readonly string[]; title: string; lang: string; sizes: readonly (readonly [widthMm: number, heightMm: number])[] }>;

/** What a reader finds in a PDF: text page by page with single spaces, title, language, page sizes in whole millimetres. For tests. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false, isEvalSupported: false });
  const file = await loading.promise;
  const pages: string[] = [];
  const sizes: (readonly [number, number])[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const content = await page.getTextContent();
    const text = content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    pages.push(text.replace(/\u200b/g, "").replace(/\s+/g, " ").trim());
    const { width, height } = page.getViewport({ scale: 25.4 / 72 });
    sizes.push([Math.round(width), Math.round(height)]);
  }
  const { info } = await file.getMetadata();
  const title = "Title" in info && typeof info.Title === "string" ? info.Title : "";
  const lang = "Language" in info && typeof info.Language === "string" ? info.Language : "";
  await loading.destroy();
  return { pages, title, lang, sizes };
}
