import type { BrowserContext, Page } from "@playwright/test";
import type { SampleFile } from "@/tests/e2e/sample-files";
import { scannedPage, scanOfPage } from "@/tests/integration/post/scan-files";

/** The places of the components that are scanned, and how many pages each has: thẻ hướng dẫn viên du lịch nội địa. */
const SCANNED = [{ position: 1, pages: 1 }, { position: 2, pages: 1 }, { position: 4, pages: 1 }, { position: 5, pages: 2 }] as const;

export const USUAL_PROCEDURE = "the huong dan vien du lich noi dia";
export const USUAL_PAGES = SCANNED.reduce((sum, { pages }) => sum + pages, 0);

/** What the feeder gives: the counter's separator sheets, printed once for every dossier, each before the pages of its component. */
export async function usualPages({ request }: Page | BrowserContext): Promise<SampleFile[]> {
  const answer = await request.get("/api/scans/separators");
  if (answer.status() !== 200) throw new Error(`No separator sheets: ${answer.status()}`);
  const sheets = new Uint8Array(await answer.body());
  const clean = await scannedPage("SHORT", 3);
  const images: Uint8Array[] = [];
  for (const { position, pages } of SCANNED) images.push(await scanOfPage(sheets, position), ...Array.from({ length: pages }, () => clean));
  return images.map((bytes, i) => ({ name: `quet-${String(i + 1).padStart(3, "0")}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(bytes) }));
}
