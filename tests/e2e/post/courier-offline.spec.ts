import type { BrowserContext, Page } from "@playwright/test";
import { ask, dossiersWhere } from "@/tests/e2e/database";
import { signByName } from "@/tests/e2e/desk-input";
import { personOf } from "@/tests/e2e/people";
import { expect, test } from "@/tests/e2e/test";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const PIN = "204816";
const COURIER = "pvcuong.buuta";
const COLLEAGUE = "dvhai.buuta";
const FREE_STOP = "exists (select 1 from pickup_request r where r.dossier_id = d.id and r.status = 'REQUESTED' and r.courier_id is null)";

const events = async (dossierId: string, event: string) =>
  (await ask<{ n: number }>("select count(*)::int as n from dossier_event where dossier_id = $1 and event = $2", [dossierId, event]))[0]?.n;

/** The shell prepared with a PIN, its lists read, and kept by the browser for a start without a network. */
async function prepared(page: Page): Promise<void> {
  await page.goto("/buu-dien/ngoai-tuyen");
  await page.getByLabel(/^Chọn mã PIN/).fill(PIN);
  await page.getByLabel("Nhập lại mã PIN").fill(PIN);
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  await expect(page.getByText(/^Danh sách lấy lúc/)).toBeVisible();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
}

async function opened(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/buu-dien/ngoai-tuyen");
  await page.getByLabel("Mã PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Mở", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Việc hôm nay" })).toBeVisible();
  return page;
}

/** The page dies with a sending on the way: nothing that it held may keep the next one from sending (docs/decisions/061). */
async function killedWhileSending(page: Page): Promise<void> {
  await page.route("**/api/courier-sync", () => new Promise(() => undefined));
  const sending = page.waitForRequest("**/api/courier-sync");
  await page.getByRole("button", { name: "Gửi và lấy danh sách" }).click();
  await sending;
  await page.close();
}

/** A picture as a camera gives it, larger than what is kept. */
async function picture(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2_400, 1_800);
    const pen = canvas.getContext("2d");
    for (let i = 0; pen && i < 400; i += 1) {
      pen.fillStyle = `hsl(${i * 7} 70% 50%)`;
      pen.fillRect((i * 97) % 2_400, (i * 61) % 1_800, 160, 120);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

async function collect(page: Page, code: string, signer: string): Promise<void> {
  await page.getByRole("button", { name: "Gom", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: code }).getByRole("button", { name: /^Đến lấy giấy tờ/ }).click();
  await page.getByLabel("Số niêm phong trên túi").fill("NP000995");
  await page.locator('input[name="photos"]').setInputFiles({ name: "tui.png", mimeType: "image/png", buffer: await picture(page) });
  await signByName(page, /^Người giao giấy tờ ký/, signer);
  await page.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }).click();
  await expect(page.getByText("Chưa gửi xong", { exact: true }).first()).toBeVisible();
}

test("a stop collected and an attempt written without a network, the page killed and opened again: each once on the server, the photo whole", async ({ as }) => {
  const [dossier] = await dossiersWhere(FREE_STOP);
  if (!dossier) throw new Error("No free stop");
  const page = await as(COURIER, { ...PHONE, fresh: true });
  const context = page.context();
  await prepared(page);
  await context.setOffline(true);
  await page.reload();
  await page.getByLabel("Mã PIN", { exact: true }).fill(PIN);
  await page.getByRole("button", { name: "Mở", exact: true }).click();
  await collect(page, dossier.code, personOf(dossier.applicant).fullName);
  const round = page.getByRole("button", { name: "Phát", exact: true });
  await round.click();
  const bag = page.getByRole("button", { name: /^Phát: / }).first();
  const delivers = (await bag.count()) > 0;
  if (delivers) {
    await bag.click();
    await page.getByText("Chưa phát được?", { exact: true }).click();
    await page.getByLabel("Vì sao chưa phát được?").fill("Không có ai ở nhà, hẹn chiều mai");
    await page.getByRole("button", { name: "Ghi lần đến này" }).click();
    await expect(page.getByText("Chưa phát được", { exact: true })).toBeVisible();
  }
  await killedWhileSending(page);
  const again = await opened(context);
  await again.getByRole("button", { name: /^Đã ghi/ }).click();
  await expect(again.getByText("Chưa gửi xong", { exact: true })).toHaveCount(delivers ? 2 : 1);
  expect(await events(dossier.id, "COLLECT_PAPERS")).toBe(0);
  await context.setOffline(false);
  await expect(again.getByText("Máy chủ đã ghi", { exact: true })).toHaveCount(delivers ? 2 : 1);
  expect(await events(dossier.id, "COLLECT_PAPERS")).toBe(1);
  const photos = await ask<{ sha256: string; announced: string; kept: string | null }>(
    `select p.sha256, r.photos -> 0 ->> 'sha256' as announced, f.sha256 as kept from courier_receipt r join courier_photo p on p.operation_id = r.id
     left join stored_file f on f.sha256 = p.sha256 join dossier_event e on e.operation_id = r.id where e.dossier_id = $1`, [dossier.id]);
  expect(photos).toHaveLength(1);
  expect(photos[0]?.announced).toBe(photos[0]?.kept);
});

test("a stop that a colleague took meanwhile is turned down with his name, and nothing is called done", async ({ as }) => {
  const [dossier] = await dossiersWhere(FREE_STOP);
  if (!dossier) throw new Error("No free stop");
  const page = await as(COURIER, { ...PHONE, fresh: true });
  await prepared(page);
  await page.context().setOffline(true);
  await collect(page, dossier.code, personOf(dossier.applicant).fullName);
  await ask("update pickup_request set courier_id = (select id from staff where username = $1), status = 'ASSIGNED' where dossier_id = $2", [COLLEAGUE, dossier.id]);
  await page.context().setOffline(false);
  await expect(page.getByText("Không ghi được", { exact: true })).toBeVisible();
  await expect(page.getByText(new RegExp(`đã chuyển cho bưu tá ${personOf(COLLEAGUE).fullName}`))).toBeVisible();
  expect(await events(dossier.id, "COLLECT_PAPERS")).toBe(0);
});
