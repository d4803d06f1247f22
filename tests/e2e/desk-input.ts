import type { Locator, Page } from "@playwright/test";

/** Signs on the glass of the named signature field with a finger's stroke. */
export async function signOnGlass(place: Page | Locator, label: RegExp): Promise<void> {
  const glass = place.getByRole("group", { name: label }).getByRole("img");
  await glass.scrollIntoViewIfNeeded();
  const box = await glass.boundingBox();
  if (box === null) throw new Error(`No glass to sign on: ${label}`);
  const page = "mouse" in place ? place : place.page();
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.2, 0.6));
  await page.mouse.down();
  for (const [x, y] of [[0.3, 0.35], [0.4, 0.65], [0.55, 0.4], [0.8, 0.55]] as const) await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
}

/** Types the name in place of a signature, as one who cannot draw does. */
export async function signByName(place: Page | Locator, label: RegExp, name: string): Promise<void> {
  const pad = place.getByRole("group", { name: label });
  const field = pad.getByLabel("Họ và tên người ký");
  if (!(await field.isVisible())) await pad.getByText(/Gõ họ tên thay chữ ký/).click();
  await field.fill(name);
  await pad.getByLabel(/Tôi xác nhận họ tên/).check();
}

/** What a barcode scanner does: all keys within a few milliseconds, then Enter, wherever the focus is. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const target = document.activeElement ?? document.body;
    for (const key of [...text, "Enter"]) target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, code);
}

/** Opens the page's PDF behind the link with the person's own session. */
export async function fetchLinked(link: Locator): Promise<Uint8Array> {
  const href = await link.getAttribute("href");
  if (href === null) throw new Error("The link leads nowhere");
  const response = await link.page().request.get(href);
  if (response.status() !== 200) throw new Error(`${href} answered ${response.status()}`);
  return new Uint8Array(await response.body());
}

/** The code that a page shows for copying; codes are drawn in groups, so the button tells it whole. */
export async function shownCode(place: Page | Locator, what: string): Promise<string> {
  const label = await place.getByRole("button", { name: new RegExp(`^Sao chép ${what} `) }).first().getAttribute("aria-label");
  return (label ?? "").split(" ").at(-1) ?? "";
}

/** The words that say why a form was not taken (Next's own announcer of page titles is an alert too, outside of main). */
export function refusals(page: Page): Locator {
  return page.getByRole("main").getByRole("alert").first();
}
