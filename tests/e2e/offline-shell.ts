import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "@/tests/e2e/test";

/** A courier's telephone. */
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const PIN = "204816";

/** The shell prepared with a PIN, its lists read, and kept by the browser for a start without a network. */
export async function prepareShell(page: Page): Promise<void> {
  await page.goto("/buu-dien/ngoai-tuyen");
  await page.getByLabel(/^Chọn mã PIN/).fill(PIN);
  await page.getByLabel("Nhập lại mã PIN").fill(PIN);
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  await expect(page.getByText(/^Danh sách lấy lúc/)).toBeVisible();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
}

/** The shell that the page is to show, opened with the PIN. */
export async function unlockShell(page: Page): Promise<void> {
  await page.getByLabel("Mã PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Mở", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Việc hôm nay" })).toBeVisible();
}

/** The shell in a fresh tab of the same phone. */
export async function openShell(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/buu-dien/ngoai-tuyen");
  await unlockShell(page);
  return page;
}

let taken = 0;

/** A picture as a camera gives it: larger than what is kept, and never the same twice. */
export async function cameraPicture(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  taken += 1;
  const bytes = await page.evaluate(async (serial) => {
    const canvas = new OffscreenCanvas(2_400, 1_800);
    const pen = canvas.getContext("2d");
    for (let i = 0; pen && i < 400; i += 1) {
      pen.fillStyle = `hsl(${i * 7 + serial * 31} 70% 50%)`;
      pen.fillRect((i * 97) % 2_400, (i * 61) % 1_800, 160, 120);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
  }, taken);
  return { name: "anh.png", mimeType: "image/png", buffer: Buffer.from(bytes) };
}
