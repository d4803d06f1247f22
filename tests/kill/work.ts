import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { signByName } from "@/tests/e2e/desk-input";
import type { Chance } from "@/tests/chance";

export type Kind = "COLLECT" | "DELIVER" | "FAIL";
/** An act as it stands filled in, before it is pressed. */
export type Ready = Readonly<{ kind: Kind; code: string; photos: number; press: Locator; page: Page }>;
type Giver = Readonly<{ name: string; last4: string }>;

const LONG = 60_000;
const PRESSED = 5_000;
/** What the dossiers of this run owe (tests/factories.ts). */
const FEE = "650000";
const CASH_PERCENT = 25;
let seals = 0;

/** A photo as a camera gives it, and never the same twice. */
export async function randomPhoto(chance: Chance): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [width, height] = [chance.whole(24, 96), chance.whole(24, 96)];
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, () => chance.whole(0, 255)));
  const buffer = await sharp(pixels, { raw: { width, height, channels: 3 } }).resize(chance.whole(900, 2_400), chance.whole(900, 1_800), { fit: "fill" }).jpeg({ quality: 85 }).toBuffer();
  return { name: `anh-${chance.whole(1, 9_999)}.jpg`, mimeType: "image/jpeg", buffer };
}

export const place = (page: Page, name: "Gom" | "Phát") => page.getByRole("navigation", { name: "Việc hôm nay" }).getByRole("button", { name, exact: true });
export const ledgerPlace = (page: Page) => page.getByRole("navigation", { name: "Việc hôm nay" }).getByRole("button", { name: /^Đã ghi/ });

/** Puts up to two photos into the field of a form. @returns how many */
async function takePhotos(form: Locator, chance: Chance): Promise<number> {
  const count = chance.pick([0, 1, 1, 1, 2]);
  const files = [];
  for (let i = 0; i < count; i += 1) files.push(await randomPhoto(chance));
  if (count > 0) await form.locator('input[name="photos"]').setInputFiles(files);
  return count;
}

/** Money that is owed is counted in, now and then. */
async function takeCash(form: Locator, chance: Chance): Promise<void> {
  const field = form.locator('input[name="cash.FEE"]');
  if (chance.likely(CASH_PERCENT / 100) && (await field.count()) > 0) await field.fill(FEE);
}

/** The code by which a row of the lists is known. */
async function codeOf(row: Locator): Promise<string> {
  return /(?:BC-[0-9A-Z]{4}-[0-9A-Z]{4}|H42\.\d\d-\d{6}-\d{4}|CP\d{9}VN)/.exec(await row.innerText())?.[0] ?? "";
}

/** Opens a row of a list. @returns its code, null when there is none to open */
async function openRow(page: Page, where: "Gom" | "Phát", chance: Chance, wanted?: string): Promise<string | null> {
  await place(page, where).click();
  const rows = page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("button", { name: where === "Gom" ? /^Đến lấy giấy tờ/ : /^Phát: / }) });
  const found = wanted === undefined ? rows : rows.filter({ hasText: wanted });
  const count = await found.count();
  if (count === 0) return null;
  const row = found.nth(wanted === undefined ? chance.whole(0, count - 1) : 0);
  const code = await codeOf(row);
  await row.getByRole("button").click();
  return code;
}

/** At a door where papers are collected; now and then one paper is missing. */
export async function fillCollect(page: Page, chance: Chance, giver: Giver, wanted?: string): Promise<Ready | null> {
  const code = await openRow(page, "Gom", chance, wanted);
  if (code === null) return null;
  const form = page.getByRole("form", { name: "Nhận giấy tờ" });
  if (chance.likely(0.15)) await form.getByRole("button", { name: /^Bớt một/ }).first().click();
  await form.getByLabel("Số niêm phong trên túi").fill(`NP${String((seals += 1)).padStart(6, "0")}`);
  const photos = await takePhotos(form, chance);
  await takeCash(form, chance);
  await signByName(form, /^Người giao giấy tờ ký/, giver.name);
  return { kind: "COLLECT", code, photos, page, press: form.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }) };
}

/** At a door where a result is handed over; now and then the identity paper's number is another one than the portal knows. */
export async function fillDeliver(page: Page, chance: Chance, giver: Giver, heldPercent: number): Promise<Ready | null> {
  const code = await openRow(page, "Phát", chance);
  if (code === null) return null;
  const form = page.getByRole("form", { name: "Giao kết quả" });
  await form.getByLabel("4 số cuối của giấy tờ").fill(chance.likely(heldPercent / 100) ? "0000" : giver.last4);
  const photos = await takePhotos(form, chance);
  await takeCash(form, chance);
  await signByName(form, /^Người nhận ký/, giver.name);
  return { kind: "DELIVER", code, photos, page, press: form.getByRole("button", { name: "Đã giao kết quả" }) };
}

/** At a door that nobody opened. */
export async function fillFail(page: Page, chance: Chance): Promise<Ready | null> {
  const code = await openRow(page, "Phát", chance);
  if (code === null) return null;
  await page.getByText("Chưa phát được?", { exact: true }).click();
  const form = page.getByRole("form", { name: "Chưa phát được" });
  await form.getByLabel("Vì sao chưa phát được?").fill(`Không có ai ở nhà, hẹn lần ${chance.whole(2, 99)}`);
  const photos = await takePhotos(form, chance);
  return { kind: "FAIL", code, photos, page, press: form.getByRole("button", { name: "Ghi lần đến này" }) };
}

/**
 * Presses, and waits until the phone shows it among what is written. An item number that the other tab took meanwhile is told, and the
 * next one stands on the form: it is pressed again. @returns null when it is written, else the words with which the form was not taken
 */
export async function pressed({ page, press }: Ready): Promise<string | null> {
  const written = page.locator('nav[aria-label="Việc hôm nay"] button[aria-current="page"]', { hasText: "Đã ghi" });
  for (let tries = 1; ; tries += 1) {
    await press.click();
    // Words of the press before stay until this one is answered: only what is still there after a while was said of it.
    if (await written.waitFor({ timeout: tries === 1 ? PRESSED : 2 * PRESSED }).then(() => true, () => false)) return null;
    const words = (await page.getByRole("main").getByRole("alert").allInnerTexts()).join(" ");
    if (words === "" && (await written.waitFor({ timeout: LONG }).then(() => true, () => false))) return null;
    if (tries === 4 || !/Số hiệu .* đã ghi cho/s.test(words)) return words === "" ? page.getByRole("main").innerText() : words;
  }
}

/** @throws with the words when the form was not taken */
export async function writeDown(ready: Ready): Promise<void> {
  const words = await pressed(ready);
  if (words !== null) throw new Error(`The phone did not take the act: ${words}`);
}

/** What the courier himself can set right in an act that the server holds: another number, money given back. Answers may bring more meanwhile. */
export async function mendHeld(page: Page): Promise<void> {
  await ledgerPlace(page).click();
  const mends = page.getByRole("main").getByRole("button", { name: /^(Đổi sang số|Đã trả lại tiền)/ });
  for (let left = await mends.count(); left > 0; left -= 1) {
    await mends.first().click();
    await page.waitForFunction((most) => [...document.querySelectorAll("main button")].filter(({ textContent }) => /^(Đổi sang số|Đã trả lại tiền)/.test(textContent ?? "")).length < most, left, { timeout: PRESSED }).catch(() => undefined);
  }
}

/** Presses "send"; whatever comes of it. */
export async function pressSend(page: Page): Promise<void> {
  if ((await page.getByRole("button", { name: "← Danh sách" }).count()) > 0) await ledgerPlace(page).click();
  const send = page.getByRole("button", { name: "Gửi và lấy danh sách", exact: true });
  if (await send.isEnabled().catch(() => false)) await send.click({ timeout: 5_000 }).catch(() => undefined);
}

/** How many acts the phone alone knows of, those held for a person among them. */
export async function unsentOn(page: Page): Promise<number> {
  const label = await ledgerPlace(page).innerText();
  return Number(/\((\d+)\)/.exec(label)?.[1] ?? 0);
}

export const STANDINGS = ["Chưa gửi xong", "Chờ người xem xét", "Không ghi được", "Bị từ chối", "Máy chủ đã ghi", "Đã ghi, còn gửi ảnh"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the phone says of everything written on it. */
export async function standingsOn(page: Page): Promise<Record<Standing, number>> {
  await ledgerPlace(page).click();
  const counts = await Promise.all(STANDINGS.map(async (words) => [words, await page.getByRole("main").getByText(words, { exact: true }).count()] as const));
  return Object.fromEntries(counts) as Record<Standing, number>;
}

/**
 * Puts some of what is settled away, as a courier does when he has read it. `lying`: how many acts lie on the phone; by the buttons alone it is not
 * seen whether one went, since answers that come meanwhile bring others.
 */
export async function putSomeAway(page: Page, chance: Chance, lying: () => Promise<number>): Promise<void> {
  await ledgerPlace(page).click();
  const seen = page.getByRole("button", { name: "Đã xem, cất đi" });
  for (let times = chance.whole(0, 4); times > 0 && (await seen.count()) > 0; times -= 1) {
    const before = await lying();
    await seen.nth(chance.whole(0, (await seen.count()) - 1)).click();
    for (const started = performance.now(); (await lying()) >= before; await sleep(100)) {
      if (performance.now() - started > LONG) throw new Error("An act that was read does not go away");
    }
  }
}
