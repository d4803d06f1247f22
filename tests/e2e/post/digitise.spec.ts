import type { Locator, Page } from "@playwright/test";
import { readPdf } from "@/lib/forms/pdf-text";
import { browserLaunch } from "@/scripts/browser";
import { ask, dossiersWhere } from "@/tests/e2e/database";
import { fetchLinked } from "@/tests/e2e/desk-input";
import type { SampleFile } from "@/tests/e2e/sample-files";
import { expect, test } from "@/tests/e2e/test";
import { blurredPage, scannedPage, scanOfPage } from "@/tests/integration/post/scan-files";

const launch = await browserLaunch();
// A browser of its own: its camera shows a moving test picture, and nobody is asked.
test.use({ launchOptions: { ...launch, args: [...launch.args, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"] } });

const OPEN = `d.status = 'SUBMITTED' and d.channel = 'ONLINE' and d.office_id = (select office_id from staff where username = 'ntha.quay')
  and (select count(*) from component c where c.case_id = d.case_id) >= 2 and not exists (select 1 from component c where c.case_id = d.case_id and c.kind = 'NOTE') and not exists (select 1 from scan_page s where s.dossier_id = d.id)
  and not exists (select 1 from dossier_event e where e.dossier_id = d.id and e.event = 'DIGITISE')`;

const jpeg = (name: string, bytes: Uint8Array): SampleFile => ({ name, mimeType: "image/jpeg", buffer: Buffer.from(bytes) });

/** Opens the scanning table of a dossier that nobody has scanned yet, from its desk. */
async function openTable(page: Page): Promise<string> {
  const [dossier] = await dossiersWhere(OPEN);
  if (!dossier) throw new Error("No dossier to digitise");
  await page.goto(`/buu-dien/quay/${dossier.id}`);
  await page.getByRole("link", { name: "Mở bàn quét" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Số hóa giấy tờ" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  return dossier.id;
}

const cards = (place: Page | Locator) => place.locator("[data-scan-page]");
const partOf = (page: Page, code: string) => page.getByRole("region", { name: new RegExp(`^${code}\\.`) });

async function send(page: Page, ...files: readonly SampleFile[]): Promise<void> {
  await page.getByLabel("Tệp quét").setInputFiles([...files]);
}

test("a blurred page is stopped while the paper is still there; redone, it becomes one searchable file in the dossier", async ({ as }) => {
  const page = await as("ntha.quay");
  const id = await openTable(page);
  await page.getByLabel("Trang mới vào").selectOption({ index: 1 });
  await send(page, jpeg("trang-1.jpg", await scannedPage("SHORT", 3)), jpeg("trang-2.jpg", await blurredPage("SHORT", 8)), jpeg("trang-3.jpg", await scannedPage("SHORT", 12)));
  const first = partOf(page, "TP01");
  await expect(cards(first)).toHaveCount(3, { timeout: 90_000 });
  await expect(cards(first).nth(1)).toContainText("Chữ trên trang bị mờ");
  await page.getByRole("button", { name: "Ghi vào hồ sơ" }).click();
  await expect(page.getByText(/TP01, trang 2: trang mờ/)).toBeVisible();

  // The browser is closed and opened again on a bad line: everything is there, and the pictures come by themselves.
  await page.route("**/api/scans/pictures**", (route) => route.abort(), { times: 1 });
  await page.reload();
  await page.waitForLoadState("networkidle");
  await expect(cards(first)).toHaveCount(3);
  await first.getByLabel("Thay trang 2 bằng bản quét lại").setInputFiles(jpeg("trang-2-lai.jpg", await scannedPage("SHORT", 8)));
  await expect(first.locator('[data-scan-page="stopped"]')).toHaveCount(0, { timeout: 60_000 });
  // By keys: turned and turned back, the last page moved up.
  await cards(first).nth(0).focus();
  await page.keyboard.press("]");
  await expect(cards(first).nth(0).getByRole("img")).toHaveAttribute("style", /90deg/);
  await page.keyboard.press("[");
  await expect(cards(first).nth(0).getByRole("img")).toHaveAttribute("style", /\(0deg\)/);
  await cards(first).nth(2).focus();
  await page.keyboard.press(",");
  await expect(cards(first).nth(1)).toContainText("Đạt");
  await expect(cards(first).nth(1).getByRole("img")).toHaveAttribute("alt", /trang-3/);

  const few = first.getByRole("textbox");
  if (await few.isVisible()) await few.fill("Giấy tờ chỉ có ba trang.");
  await page.getByRole("button", { name: "Ghi vào hồ sơ" }).click();
  // Nothing is left on the table: the clerk stands before the dossier again, and the document is on its way.
  await expect(page.getByText("Đã giao bản quét cho máy ghi")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Kiểm thành phần hồ sơ" })).toBeVisible();
  await page.goto(`/buu-dien/quay/${id}/so-hoa`);
  await expect(page.locator('[data-document="DONE"]')).toHaveCount(1, { timeout: 120_000 });
  const file = page.getByRole("link", { name: /_TP01_01\.pdf$/ });
  const { pages, lang } = await readPdf(await fetchLinked(file));
  expect([pages.length, lang]).toEqual([3, "vi-VN"]);
  expect(pages[0]).toContain("Giấy này có giá trị đến hết ngày 31/12/2026");
  await page.goto(`/buu-dien/quay/${id}`);
  await expect(page.getByRole("link", { name: /_TP01_01\.pdf$/ }).first()).toBeVisible();
  expect(await ask("select 1 from dossier_event where dossier_id = $1 and event = 'DIGITISE'", [id])).toHaveLength(1);
});

test("printed separator sheets lay the pages to their papers; a virus is refused with words", async ({ as }) => {
  const page = await as("ntha.quay");
  const id = await openTable(page);
  const sheets = await page.request.get(`/api/scans/separators/${id}`);
  expect(sheets.status()).toBe(200);
  const separator = await scanOfPage(new Uint8Array(await sheets.body()), 2);
  // Who scans nothing gets no sheets, of one dossier or of all.
  const citizen = await as("ngoc.bich");
  for (const address of [`/api/scans/separators/${id}`, "/api/scans/separators"]) expect((await citizen.request.get(address)).status()).toBe(404);
  const clean = await scannedPage("SHORT", 3);
  await send(page, jpeg("quet-001.jpg", clean), jpeg("quet-002.jpg", separator), jpeg("quet-003.jpg", clean));
  await expect(page.locator("[data-judging]")).not.toHaveAttribute("data-judging", "0");
  await expect(page.getByRole("list", { name: "Tệp đang gửi" })).toHaveCount(0, { timeout: 30_000 });
  // The clerk goes on meanwhile; when he comes back every sheet has its verdict.
  await page.goto(`/buu-dien/quay/${id}`);
  await expect(page.getByRole("link", { name: "Mở bàn quét" })).toBeVisible();
  await page.goto(`/buu-dien/quay/${id}/so-hoa`);
  await expect(cards(partOf(page, "TP02"))).toHaveCount(1, { timeout: 90_000 });
  const loose = page.getByRole("region", { name: "Chưa xếp (1 trang)" });
  await expect(cards(loose)).toHaveCount(1);
  await loose.getByRole("button", { name: "TP01" }).click();
  await expect(cards(partOf(page, "TP01"))).toHaveCount(1);

  const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
  await send(page, { name: "la.pdf", mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7\n%${eicar}\n%%EOF\n`, "latin1") });
  await expect(page.getByRole("alert").filter({ hasText: "vi-rút" })).toBeVisible();
  await page.getByRole("button", { name: "Bỏ tệp này" }).click();
  await expect(cards(page)).toHaveCount(2);
});

test("the camera's picture goes the way of a scan, and is taken away and back by keys", async ({ as }) => {
  const page = await as("ntha.quay", { permissions: ["camera"] });
  await openTable(page);
  await page.getByRole("button", { name: "Chụp bằng máy ảnh" }).click();
  const video = page.getByLabel("Hình từ máy ảnh");
  await expect.poll(() => video.evaluate((shown) => (shown instanceof HTMLVideoElement ? shown.videoWidth : 0))).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Chụp trang" }).press("Enter");
  await expect(cards(page)).toHaveCount(1, { timeout: 60_000 });
  // The test picture is small and no paper: the gate says so.
  await expect(page.locator('[data-scan-page="stopped"]')).toHaveCount(1);
  await page.getByRole("button", { name: "Đóng máy ảnh" }).click();
  await cards(page).first().focus();
  await page.keyboard.press("Delete");
  await expect(cards(page)).toHaveCount(0);
  await page.getByText("Trang đã xóa gần đây (1)").click();
  await page.getByRole("button", { name: "Lấy lại" }).click();
  await expect(cards(page)).toHaveCount(1);
});
