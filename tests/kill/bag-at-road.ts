import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { ledgerPlace, place } from "@/tests/kill/work";

const PRESSED = 8_000;

/** The code in large letters after these words. */
async function codeAfter(page: Page, words: RegExp): Promise<string> {
  const text = await page.getByRole("main").getByText(words).first().innerText();
  const code = /([0-9A-Z]{4} [0-9A-Z]{4})\s*$/.exec(text)?.[1];
  if (code === undefined) throw new Error(`No code after ${words.source}: ${text}`);
  return code;
}

async function beginBag(page: Page, name: "Trao túi cho bưu tá khác" | "Nhận túi của bưu tá khác"): Promise<void> {
  await place(page, "Phát").click();
  await page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

/** The giver chooses these items and shows them. @returns the bag's code */
export async function showBag(page: Page, itemCodes: readonly string[]): Promise<string> {
  await beginBag(page, "Trao túi cho bưu tá khác");
  for (const code of itemCodes) await page.getByRole("checkbox", { name: new RegExp(code) }).check();
  await page.getByRole("button", { name: "Hiện mã túi" }).click();
  return codeAfter(page, /^Hoặc đọc mã túi/);
}

/** The bag that a page killed before was showing. */
export async function shownAgain(page: Page): Promise<string> {
  await beginBag(page, "Trao túi cho bưu tá khác");
  return codeAfter(page, /^Hoặc đọc mã túi/);
}

/** The receiver types the code and what he counted. @returns his code for the giver */
export async function takeBag(page: Page, code: string, counted: number): Promise<string> {
  await fillTaken(page, code, counted);
  await page.getByRole("button", { name: "Nhận túi", exact: true }).click();
  return codeAfter(page, /^Hoặc đọc mã xác nhận/);
}

async function fillTaken(page: Page, code: string, counted: number): Promise<void> {
  await beginBag(page, "Nhận túi của bưu tá khác");
  await page.getByLabel("Mã túi trên máy người trao").fill(code);
  await page.getByLabel("Đếm được mấy túi, bưu gửi").fill(String(counted));
}

/** The receiver's browser is about to be killed while he presses. */
export async function pressTaken(page: Page, code: string, counted: number, after: number): Promise<void> {
  await fillTaken(page, code, counted);
  void page.getByRole("button", { name: "Nhận túi", exact: true }).click().catch(() => undefined);
  await sleep(after);
}

/** The receiver's code among what stands on his phone; null when the press was never written down. */
export async function confirmWritten(page: Page): Promise<string | null> {
  await ledgerPlace(page).click();
  const told = page.getByRole("main").getByText(/^Mã xác nhận đưa người trao/);
  return (await told.count()) === 0 ? null : codeAfter(page, /^Mã xác nhận đưa người trao/);
}

/** The giver takes the receiver's code in. */
export async function confirmGiven(page: Page, confirm: string): Promise<void> {
  await page.getByLabel("Mã xác nhận trên máy người nhận").fill(confirm);
  await page.getByRole("button", { name: "Ghi đã trao" }).click();
  await page.locator('nav[aria-label="Việc hôm nay"] button[aria-current="page"]', { hasText: "Đã ghi" }).waitFor({ timeout: 4 * PRESSED });
}
