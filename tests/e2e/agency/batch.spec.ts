import { ask } from "@/tests/e2e/database";
import { manyDossiers } from "@/tests/e2e/agency/many-dossiers";
import { personOf } from "@/tests/e2e/people";
import { refusals } from "@/tests/e2e/desk-input";
import { expect, test } from "@/tests/e2e/test";

const AGENCY = "H42.09";
const [HEAD, FIRST, SECOND] = ["ntbinh.nnmt", "dttrang.nnmt", "lvtung.nnmt"] as const;
const listOf = (name: string, queue = "tat-ca") => `/co-quan/ho-so?hang=${queue}&tim=${encodeURIComponent(name)}`;
/** The worker takes the job within a second; a busy machine lets it wait. */
const RUN = { timeout: 90_000 };

test("fifty dossiers are assigned at once; one that an official claimed meanwhile is refused with who and when", async ({ as }) => {
  test.setTimeout(240_000);
  const { ids, name } = await manyDossiers(AGENCY, 50, null);
  const page = await as(HEAD);
  await page.goto(listOf(name));
  await expect(page.getByText("Đã chọn 0", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Chọn cả trang" }).click();
  await expect(page.getByText("Đã chọn 50", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Làm hàng loạt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Làm hàng loạt với 50 hồ sơ" })).toBeVisible();
  const form = page.getByRole("form", { name: "Phân công", exact: true });
  await form.getByRole("button", { name: "Phân công: 50 hồ sơ" }).click();
  await expect(refusals(page)).toContainText("Chọn người giải quyết.");

  const faster = await as(FIRST);
  await faster.goto(`/co-quan/ho-so/${ids[20] ?? ""}`);
  await faster.getByRole("button", { name: "Nhận giải quyết" }).first().click();
  await expect(faster.getByText("Anh/chị đã nhận giải quyết hồ sơ này.")).toBeVisible();

  await form.getByLabel("Giao cho").selectOption({ label: personOf(SECOND).fullName });
  await form.getByRole("button", { name: "Phân công: 50 hồ sơ" }).click();
  await page.waitForURL(/\/co-quan\/viec-hang-loat\/[0-9a-f-]{36}$/);
  // The page goes on by itself.
  await expect(page.getByText("Đã làm 49 trong 50 hồ sơ, 1 không làm được.")).toBeVisible(RUN);
  await expect(page.getByText(/^Xong lúc/)).toBeVisible(RUN);
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText("Không làm được");
  await expect(first).toContainText(new RegExp(`${personOf(FIRST).fullName} vừa nhận giải quyết lúc \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}`));
  await expect(first.getByRole("link")).toHaveAttribute("href", `/co-quan/ho-so/${ids[20] ?? ""}`);
  const held = await ask<{ username: string; n: number }>("select s.username, count(*)::int as n from dossier d join staff s on s.id = d.holder_id where d.id = any($1) group by 1 order by 2", [ids]);
  expect(held).toEqual([{ username: FIRST, n: 1 }, { username: SECOND, n: 49 }]);
  const times = await ask<{ n: number }>("select count(*)::int as n from dossier_event where dossier_id = any($1) and event = 'ASSIGN'", [ids]);
  expect(times).toEqual([{ n: 49 }]);
});

test("by the keyboard alone: rows are ticked, transferred and found done", async ({ as }) => {
  test.setTimeout(180_000);
  const { ids, name } = await manyDossiers(AGENCY, 3, FIRST);
  const page = await as(FIRST);
  await page.goto(listOf(name, "cua-toi"));
  await expect(page.getByText("Đã chọn 0", { exact: true })).toBeVisible();
  for (const key of ["j", "x", "j", "x"]) {
    await page.keyboard.press(key);
    // As slowly as a person: quicker keys are a scanner's.
    await page.waitForTimeout(250);
  }
  await expect(page.getByText("Đã chọn 2", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Làm hàng loạt" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Làm hàng loạt với 2 hồ sơ" })).toBeVisible();
  const form = page.getByRole("form", { name: "Chuyển cho đồng nghiệp" });
  const choice = form.getByLabel("Chuyển cho");
  await choice.focus();
  await page.keyboard.type(personOf(SECOND).fullName.slice(0, 4), { delay: 80 });
  await expect(choice.locator("option:checked")).toHaveText(personOf(SECOND).fullName);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Đi công tác hai tuần", { delay: 60 });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Đã làm 2 trong 2 hồ sơ.")).toBeVisible(RUN);
  const held = await ask<{ username: string; n: number }>("select s.username, count(*)::int as n from dossier d join staff s on s.id = d.holder_id where d.id = any($1) group by 1 order by 2", [ids]);
  expect(held).toEqual([{ username: FIRST, n: 1 }, { username: SECOND, n: 2 }]);
});

test("without JavaScript: the page is ticked by a link, and the result comes by itself", async ({ as }) => {
  test.setTimeout(180_000);
  const { name } = await manyDossiers(AGENCY, 4, SECOND);
  const page = await as(HEAD, { javaScriptEnabled: false });
  await page.goto(listOf(name));
  await page.getByRole("link", { name: "Chọn cả trang" }).click();
  await expect(page.getByRole("checkbox", { name: /^Chọn H42/ }).first()).toBeChecked();
  await page.getByRole("button", { name: "Làm hàng loạt" }).click();
  await page.getByRole("link", { name: /^Nhắc việc/ }).last().click();
  const form = page.getByRole("form", { name: "Nhắc việc" });
  await form.getByLabel("Điều cần nhắc").fill("Trình lãnh đạo trước thứ Sáu.");
  await form.getByRole("button", { name: "Nhắc việc: 4 hồ sơ" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nhắc việc: 4 hồ sơ" })).toBeVisible();
  await expect(page.getByText("Đã làm 4 trong 4 hồ sơ.")).toBeVisible(RUN);
});

test("conditions are saved under a name, opened again, and deleted; the list is a spreadsheet", async ({ as }) => {
  const { name } = await manyDossiers(AGENCY, 2, SECOND);
  const page = await as(SECOND);
  await page.goto(listOf(name, "cua-toi"));
  await page.getByText(/^Bộ lọc đã lưu/).click();
  await page.getByLabel("Tên cho điều kiện đang xem").fill(`Hồ sơ của ${name}`);
  await page.getByRole("button", { name: "Lưu bộ lọc" }).click();
  await expect(page.getByText("Đã lưu bộ lọc.")).toBeVisible();
  await page.goto("/co-quan/ho-so");
  await page.getByText(/^Bộ lọc đã lưu/).click();
  await page.getByRole("link", { name: `Hồ sơ của ${name}` }).click();
  await page.waitForURL(/hang=cua-toi/);
  await expect(page.getByText("Đã chọn 0", { exact: true })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Xuất bảng tính" }).click();
  expect((await download).suggestedFilename()).toMatch(/^ho-so-cua-toi-\d{4}-\d\d-\d\d\.csv$/);
  const remove = page.getByRole("button", { name: `Xóa bộ lọc Hồ sơ của ${name}` });
  // Opened once, the list of saved filters stays open over the way to one of them.
  if (!(await remove.isVisible())) await page.getByText(/^Bộ lọc đã lưu/).click();
  await remove.click();
  await expect(page.getByRole("link", { name: `Hồ sơ của ${name}` })).toHaveCount(0);
});
