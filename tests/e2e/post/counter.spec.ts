import type { Page } from "@playwright/test";
import { ask, dossiersWhere, dossierWhere } from "@/tests/e2e/database";
import { refusals, scan } from "@/tests/e2e/desk-input";
import { madeDossiers } from "@/tests/e2e/made-dossiers";
import { expect, test } from "@/tests/e2e/test";

const AT_COUNTER = "d.status = 'SUBMITTED' and not exists (select 1 from pickup_request r where r.dossier_id = d.id and r.status in ('REQUESTED', 'ASSIGNED')) and not exists (select 1 from paper k where k.dossier_id = d.id and k.holder_kind = 'COURIER')";

/** Presses Tab until the wanted thing has the focus: what a keyboard alone reaches. */
async function tabTo(page: Page, wanted: ReturnType<Page["getByRole"]>): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab never reached it");
}

test("a dossier is received by the keyboard alone", async ({ as }) => {
  const dossier = await dossierWhere(`${AT_COUNTER} and d.channel = 'ONLINE'`);
  const page = await as("ntha.quay");
  await page.goto(`/buu-dien/quay?tim=${dossier.code}`);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Phím tắt" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Phím tắt" })).toBeHidden();
  // A slow machine gives the focus back after the sheet has gone: whoever sees nothing marked presses again.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.getByRole("link", { name: new RegExp(dossier.code) })).toBeFocused({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Kiểm thành phần hồ sơ" })).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "Điền sẵn theo số đã đếm" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Đã điền sẵn theo số giấy tờ đếm được/)).toBeVisible();
  // What nothing suggested is answered with the arrow keys: the third answer, "Dùng giấy tờ thay thế".
  for (const group of await page.getByRole("group", { name: /^Kiểm / }).all()) {
    if ((await group.getByRole("radio", { checked: true }).count()) > 0) continue;
    await tabTo(page, group.getByRole("radio").first());
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
  }
  await page.getByRole("heading", { name: "Kiểm thành phần hồ sơ" }).evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
  await page.keyboard.press("t");
  await expect(page.getByText(/^Đã tiếp nhận, mã H42\./)).toBeVisible();
});

test("a reception with open components says which, at each of them, and keeps what was answered", async ({ as }) => {
  const dossier = await dossierWhere(`${AT_COUNTER} and d.channel = 'POST'`);
  const page = await as(dossier.clerk ?? "ntha.quay");
  await page.goto(`/buu-dien/quay?hs=${dossier.id}`);
  await page.getByLabel(/^ghi chú về/).first().fill("Bìa hơi rách");
  await page.getByRole("button", { name: "Tiếp nhận hồ sơ", exact: true }).click();
  await expect(refusals(page)).toBeVisible();
  await expect(page.getByLabel(/^ghi chú về/).first()).toHaveValue("Bìa hơi rách");
  await expect(page.getByText(/^Đã tiếp nhận, mã/)).toHaveCount(0);
});

test("saved again from the same address it is saved again, and what is typed while it is being saved stays", async ({ as }) => {
  const [dossier] = await madeDossiers("AT_COUNTER", 1);
  if (!dossier) throw new Error("no dossier");
  const page = await as("ntha.quay");
  await page.goto(`/buu-dien/quay?hs=${dossier.id}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("group", { name: /^Kiểm / }).first().getByRole("radio", { name: "Thiếu" }).check();
  const [note, save] = [page.getByLabel(/^ghi chú về/).first(), page.getByRole("button", { name: "Lưu kiểm đếm" })];
  for (const words of ["Bìa hơi rách", "Bìa rách hẳn", "Đã thay bìa"]) {
    await note.fill(words);
    await save.click();
    await expect.poll(async () => (await ask<{ note: string }>("select note from component_answer where dossier_id = $1", [dossier.id])).map((row) => row.note)).toContain(words);
    // While it is being saved the button says so.
    await expect(save).toBeVisible();
    await expect(page.getByText("Đã lưu kiểm đếm.")).toBeVisible();
  }
  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/_rsc=/, async (route) => {
    await late;
    await route.continue();
  });
  await note.fill("Chờ trang sau");
  await save.click();
  await expect.poll(() => ask("select 1 from component_answer where dossier_id = $1 and note = 'Chờ trang sau'", [dossier.id])).toHaveLength(1);
  await note.fill("Viết thêm khi đang lưu");
  arrive();
  await expect(save).toBeVisible();
  await expect(note).toHaveValue("Viết thêm khi đang lưu");
  await save.click();
  await expect.poll(() => ask("select 1 from component_answer where dossier_id = $1 and note = 'Viết thêm khi đang lưu'", [dossier.id])).toHaveLength(1);
});

test("two clerks, one dossier: the second is told who received it and when", async ({ as }) => {
  const dossier = await dossierWhere(`${AT_COUNTER} and d.channel = 'ONLINE'`);
  const [first, second] = [await as("ntha.quay"), await as("lvson.quay")];
  for (const page of [first, second]) await page.goto(`/buu-dien/quay?hs=${dossier.id}&dien=1`);
  for (const page of [first, second]) {
    for (const group of await page.getByRole("group", { name: /^Kiểm / }).all()) {
      if ((await group.getByRole("radio", { checked: true }).count()) === 0) await group.getByLabel("Dùng giấy tờ thay thế").check();
    }
  }
  await first.getByRole("button", { name: "Tiếp nhận hồ sơ", exact: true }).click();
  await expect(first.getByText(/^Đã tiếp nhận, mã/)).toBeVisible();
  await second.getByRole("button", { name: "Tiếp nhận hồ sơ", exact: true }).click();
  await expect(refusals(second)).toContainText(/Nguyễn Thị Thu Hà vừa tiếp nhận hồ sơ lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
});

test("papers of a dossier that was not received are never offered to the agency", async ({ as }) => {
  const waiting = await dossierWhere("d.status = 'AWAITING_SUPPLEMENT' and d.received_at is null and exists (select 1 from paper k where k.dossier_id = d.id and k.holder_kind = 'CLERK')");
  const page = await as(waiting.clerk ?? "");
  await page.goto("/buu-dien/ban-giao");
  await expect(page.getByRole("heading", { level: 2, name: "Giấy tờ chờ giao cơ quan" })).toBeVisible();
  await expect(page.getByText(waiting.code)).toHaveCount(0);
});

test("a scan anywhere opens what the code names; an unknown code leads to a search for it", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and d.office_id = (select office_id from staff where username = 'ntha.quay')");
  const page = await as("ntha.quay");
  await page.goto("/buu-dien/ban-giao");
  await expect(page.getByRole("button", { name: /Phím tắt/ })).toBeVisible();
  await scan(page, dossier.code);
  await expect(page).toHaveURL(new RegExp(`hs=${dossier.id}`));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await scan(page, "H42.18-990101-0001");
  await expect(page).toHaveURL(/tim=H42\.18-990101-0001/);
  await expect(page.getByText("Không có hồ sơ nào khớp")).toBeVisible();
});

test("a dossier of another office's counter is not found", async ({ as }) => {
  const [dossier] = await dossiersWhere("d.status = 'SUBMITTED' and d.office_id = (select office_id from staff where username = 'ntha.quay')");
  const page = await as("tthoa.phuly");
  const response = await page.goto(`/buu-dien/quay/${dossier?.id ?? ""}`);
  expect(response?.status()).toBe(404);
});

test("each of the post's people begins where the work is, and sees no other's wing", async ({ as }) => {
  for (const [key, home] of [["ntha.quay", "/buu-dien/quay"], ["pvcuong.buuta", "/buu-dien/gom"], ["btminh.giamsat", "/buu-dien/ban-giao"]] as const) {
    const page = await as(key);
    await page.goto("/buu-dien");
    await expect(page).toHaveURL(home);
    expect((await page.goto("/co-quan/ho-so"))?.status()).toBe(404);
    expect((await page.goto("/quan-tri"))?.status()).toBe(404);
  }
});
