import type { Page } from "@playwright/test";
import { ask, dossiersWhere } from "@/tests/e2e/database";
import { signByName } from "@/tests/e2e/desk-input";
import { cameraPicture, openShell, PHONE, prepareShell, unlockShell } from "@/tests/e2e/offline-shell";
import { personOf } from "@/tests/e2e/people";
import { expect, test } from "@/tests/e2e/test";

const COURIER = "pvcuong.buuta";
const COLLEAGUE = "dvhai.buuta";
const FREE_STOP = "exists (select 1 from pickup_request r where r.dossier_id = d.id and r.status = 'REQUESTED' and r.courier_id is null)";

const events = async (dossierId: string, event: string) =>
  (await ask<{ n: number }>("select count(*)::int as n from dossier_event where dossier_id = $1 and event = $2", [dossierId, event]))[0]?.n;

/** The page dies with a sending on the way: nothing that it held may keep the next one from sending (docs/decisions/061). */
async function killedWhileSending(page: Page): Promise<void> {
  await page.route("**/api/courier-sync", () => new Promise(() => undefined));
  const sending = page.waitForRequest("**/api/courier-sync");
  await page.getByRole("button", { name: "Gửi và lấy danh sách" }).click();
  await sending;
  await page.close();
}

async function collect(page: Page, code: string, signer: string): Promise<void> {
  await page.getByRole("button", { name: "Gom", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: code }).getByRole("button", { name: /^Đến lấy giấy tờ/ }).click();
  await page.getByLabel("Số niêm phong trên túi").fill("NP000995");
  await page.locator('input[name="photos"]').setInputFiles(await cameraPicture(page));
  await signByName(page, /^Người giao giấy tờ ký/, signer);
  await page.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }).click();
  await expect(page.getByText("Chưa gửi xong", { exact: true }).first()).toBeVisible();
}

test("a stop collected and an attempt written without a network, the page killed and opened again: each once on the server, the photo whole", async ({ as }) => {
  const [dossier] = await dossiersWhere(FREE_STOP);
  if (!dossier) throw new Error("No free stop");
  const page = await as(COURIER, { ...PHONE, fresh: true });
  const context = page.context();
  await prepareShell(page);
  await context.setOffline(true);
  await page.reload();
  await unlockShell(page);
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
  const again = await openShell(context);
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
  await prepareShell(page);
  await page.context().setOffline(true);
  await collect(page, dossier.code, personOf(dossier.applicant).fullName);
  await ask("update pickup_request set courier_id = (select id from staff where username = $1), status = 'ASSIGNED' where dossier_id = $2", [COLLEAGUE, dossier.id]);
  await page.context().setOffline(false);
  await expect(page.getByText("Không ghi được", { exact: true })).toBeVisible();
  await expect(page.getByText(new RegExp(`đã chuyển cho bưu tá ${personOf(COLLEAGUE).fullName}`))).toBeVisible();
  expect(await events(dossier.id, "COLLECT_PAPERS")).toBe(0);
});
