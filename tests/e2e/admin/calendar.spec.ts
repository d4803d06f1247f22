import type { Page } from "@playwright/test";
import { ask } from "@/tests/e2e/database";
import { refusals } from "@/tests/e2e/desk-input";
import { expect, test } from "@/tests/e2e/test";

type Dates = { id: string; due_at: Date; original_due_at: Date; calendar_version: string };

const inForce = async () => (await ask<{ version: string }>("select version from calendar_version where published_at is not null order by published_at desc limit 1"))[0]?.version ?? "";
const openOf = (province: string) => ask<Dates>(
  "select id, due_at, original_due_at, calendar_version from dossier where status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT') and received_at is not null and province_code = $1 order by id", [province]);

/** The worker has counted every open dossier by the calendar in force: until then other tests would meet changed pages. */
async function recomputed(): Promise<void> {
  await expect(async () => {
    const [row] = await ask<{ left: number }>(
      `select count(*)::int as left from dossier where status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT') and received_at is not null
       and calendar_version is distinct from (select version from calendar_version where published_at is not null order by published_at desc limit 1)`);
    expect(row?.left).toBe(0);
  }).toPass({ timeout: 120_000 });
}

/** A draft of the province, begun on the page of calendars; one left over is thrown away first. */
async function beginDraft(admin: Page): Promise<void> {
  await admin.goto("/quan-tri/lich");
  const left = admin.getByRole("link", { name: "Sửa tiếp bản nháp" });
  if (await left.isVisible()) {
    await left.click();
    await admin.getByRole("button", { name: /^Bỏ bản nháp/ }).click();
    await expect(admin.getByText(/^Đã bỏ bản nháp/)).toBeVisible();
  }
  await admin.getByRole("button", { name: "Lập bản nháp" }).click();
  await expect(admin.getByLabel("Vì sao sửa lịch")).toHaveAttribute("aria-invalid", "true");
  await admin.getByLabel("Vì sao sửa lịch").fill("Đóng cửa do bão số 14");
  await admin.getByRole("button", { name: "Lập bản nháp" }).click();
  await expect(admin.getByText(/^Đã lập bản nháp/)).toBeVisible();
}

async function addDay(admin: Page, day: string, scope: string, kind: RegExp, name: string): Promise<void> {
  const form = admin.getByRole("form", { name: "Thêm hoặc sửa một ngày" });
  await form.getByLabel("Ngày", { exact: true }).fill(day);
  await form.getByLabel("Áp dụng cho").selectOption({ label: scope });
  const option = await form.getByLabel("Ngày này là").getByRole("option", { name: kind }).first().getAttribute("value");
  await form.getByLabel("Ngày này là").selectOption(option ?? "");
  await form.getByLabel("Tên ngày hoặc lý do").fill(name);
  await form.getByLabel("Đã có thông báo chính thức").check();
  await form.getByRole("button", { name: "Ghi ngày này" }).click();
}

test.describe.serial("the calendar", () => {
  test("a closure is drafted, its effects are shown, and publishing moves the dossiers but not the receipt's promise", async ({ as }) => {
    const before = await openOf("37");
    const [first] = await ask<{ day: string; n: number }>(
      `select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day, count(*)::int as n from dossier
       where status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT') and received_at is not null and province_code = '37' and due_at > now() group by 1 order by n desc limit 1`);
    const day = first?.day ?? "";
    const admin = await as("nvhung.tinh37");
    await beginDraft(admin);
    await admin.goto(`${new URL(admin.url()).pathname}?nam=${day.slice(0, 4)}`);
    await addDay(admin, day, "Cả nước", /^Tạm ngừng làm việc/, "Đóng cửa do bão số 14");
    await expect(admin.getByText("Đã ghi ngày vào bản nháp.")).toBeVisible();
    await expect(admin.getByRole("table", { name: "Ngày khác với lịch trước" })).toContainText("Đóng cửa do bão số 14");
    const publish = admin.getByRole("button", { name: /^Công bố lịch và đổi hạn \d+ hồ sơ$/ });
    await expect(publish).toBeVisible();
    const named = Number(/(\d+) hồ sơ/.exec((await publish.textContent()) ?? "")?.[1]);
    expect(named).toBeGreaterThanOrEqual(first?.n ?? 1);
    await publish.click();
    await expect(admin.getByText(/^Đã công bố\./)).toBeVisible();
    await recomputed();

    await admin.reload();
    await expect(admin.getByText(/đang giải quyết của tỉnh đã tính theo lịch này/)).toBeVisible();
    const version = await inForce();
    const after = new Map((await openOf("37")).map((row) => [row.id, row]));
    const both = before.flatMap((was) => { const is = after.get(was.id); return is ? [{ was, is }] : []; });
    expect(both.length).toBeGreaterThan(0);
    for (const { was, is } of both) {
      expect(is.calendar_version).toBe(version);
      expect(is.original_due_at).toEqual(was.original_due_at);
    }
    expect(both.filter(({ was, is }) => is.due_at.getTime() !== was.due_at.getTime()).length).toBeLessThanOrEqual(named);
    expect(both.some(({ was, is }) => is.due_at > was.due_at)).toBe(true);
    await expect(admin.getByRole("button", { name: /^Công bố/ })).toHaveCount(0);
  });

  test("a day both off and worked is refused at its field, and what was typed stays", async ({ as }) => {
    const admin = await as("nvhung.tinh37");
    await beginDraft(admin);
    await admin.goto(`${new URL(admin.url()).pathname}?nam=2026`);
    await addDay(admin, "2026-11-24", "Tỉnh Ninh Bình", /^Ngày làm việc/, "Trực ngày lễ");
    await expect(refusals(admin)).toContainText("vừa được khai là ngày nghỉ vừa là ngày làm việc");
    await expect(admin.getByLabel("Tên ngày hoặc lý do")).toHaveValue("Trực ngày lễ");
  });

  test("of two administrators who publish one wins; the other reads who and when", async ({ as }) => {
    const mine = await as("nvhung.tinh37");
    const theirs = await as("ltyen.tinh38");
    const pages: string[] = [];
    for (const admin of [mine, theirs]) {
      await beginDraft(admin);
      const address = new URL(admin.url()).pathname;
      pages.push(address);
      await admin.goto(`${address}?nam=2027`);
      await addDay(admin, "2027-12-20", "Cả nước", /^Tạm ngừng làm việc/, "Đóng cửa thử");
      await expect(admin.getByText("Đã ghi ngày vào bản nháp.")).toBeVisible();
    }
    expect((await theirs.goto(pages[0] ?? ""))?.status()).toBe(404);
    await theirs.goto(pages[1] ?? "");
    await mine.getByRole("button", { name: /^Công bố lịch/ }).click();
    await expect(mine.getByText(/^Đã công bố\./)).toBeVisible();
    await theirs.getByRole("button", { name: /^Công bố lịch/ }).click();
    await expect(refusals(theirs)).toContainText(/đã công bố lịch .* lúc \d\d:\d\d ngày/);
    await theirs.reload();
    await expect(theirs.getByText("Bản nháp này không công bố được nữa")).toBeVisible();
    await theirs.getByRole("button", { name: /^Bỏ bản nháp/ }).click();
    await expect(theirs.getByText(/^Đã bỏ bản nháp/)).toBeVisible();
    await recomputed();
  });
});

test("anybody tries a due date out, and reads which days were left out and why", async ({ page }) => {
  await page.goto("/tinh-han-tra?ngay=2026-02-12&gio=08:10&so=3&don-vi=WORKING_DAY");
  await expect(page.getByText("Hết thứ Ba 24/02/2026 (17:00)")).toBeVisible();
  await expect(page.getByRole("table", { name: "Ngày nghỉ đã bỏ qua" }).getByRole("row", { name: /16\/02\/2026.*Tết Nguyên đán/ })).toBeVisible();
  await page.getByLabel("Mã thủ tục").fill("9.999999");
  await page.getByLabel("Thời hạn", { exact: false }).first().fill("");
  await page.getByRole("button", { name: "Tính hạn trả" }).click();
  await expect(page.getByText("Không có thủ tục mã 9.999999 trong danh mục.").first()).toBeVisible();
  await expect(page.getByLabel("Mã thủ tục")).toHaveAttribute("aria-invalid", "true");
});
