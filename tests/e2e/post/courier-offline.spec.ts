import type { Page } from "@playwright/test";
import { hashPassword } from "@/lib/identity/password";
import { ask, dossiersWhere } from "@/tests/e2e/database";
import { signByName } from "@/tests/e2e/desk-input";
import { madeDossiers } from "@/tests/e2e/made-dossiers";
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

test("one stop open in two tabs and pressed in both at once: one act, and the other tab is told that it stands there already", async ({ as }) => {
  const [made] = await madeDossiers("SUBMITTED", 1);
  if (!made) throw new Error("No stop was made");
  const page = await as(COURIER, { ...PHONE, fresh: true });
  await prepareShell(page);
  const other = await openShell(page.context());
  await page.context().setOffline(true);
  const seals = ["NP000981", "NP000982"] as const;
  for (const [tab, seal] of [[page, seals[0]], [other, seals[1]]] as const) {
    await tab.getByRole("listitem").filter({ hasText: made.submissionCode }).getByRole("button", { name: /^Đến lấy giấy tờ/ }).click();
    await tab.getByLabel("Số niêm phong trên túi").fill(seal);
    await signByName(tab, /^Người giao giấy tờ ký/, "Khúc Thị Phương Nam");
  }
  const number = await other.locator('input[name="itemCode"]').inputValue();
  // Both in one moment, by script: one browser would otherwise do one press after the other.
  await Promise.all([page, other].map((tab) => tab.evaluate(() => { document.querySelector<HTMLButtonElement>('form[aria-label="Nhận giấy tờ"] button[type="submit"]')?.click(); })));
  const written = page.getByText("Chưa gửi xong", { exact: true }).or(page.getByRole("main").getByRole("alert").filter({ hasText: "ở một trang khác hoặc một lần bấm trước" }));
  await expect(written).toHaveCount(1);
  const won = (await page.getByText("Chưa gửi xong", { exact: true }).count()) === 1 ? [page, other] as const : [other, page] as const;
  await expect(won[0].getByText("Chưa gửi xong", { exact: true })).toHaveCount(1);
  const told = won[1].getByRole("main").getByRole("alert");
  await expect(told).toContainText(new RegExp(`Máy này đã ghi “Lấy giấy tờ” .*niêm phong ${won[0] === page ? seals[0] : seals[1]}, ở một trang khác hoặc một lần bấm trước`));
  // The page itself does not scroll away under the courier: head and places stay where they are.
  expect(await won[1].evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(0);
  // What was typed there is still there, and the number that was used up is no longer shown.
  await expect(won[1].getByLabel("Số niêm phong trên túi")).toHaveValue(won[0] === page ? seals[1] : seals[0]);
  if (number !== "") await expect(won[1].locator('input[name="itemCode"]')).not.toHaveValue(number);
  await won[1].getByRole("button", { name: /^Đã ghi/ }).click();
  await expect(won[1].getByText("Lấy giấy tờ", { exact: true })).toHaveCount(1);
  await page.context().setOffline(false);
  await expect(won[0].getByText("Máy chủ đã ghi", { exact: true })).toBeVisible();
  expect(await events(made.id, "COLLECT_PAPERS")).toBe(1);
});

test("a one-time code at the door: no hand-over without a network or on a wrong one; proven it is delivered, though the network is gone by then", async ({ as }) => {
  const [made] = await madeDossiers("OUT_FOR_DELIVERY", 1);
  if (!made) throw new Error("No item was made");
  await ask(
    `insert into delivery_code (id, dossier_id, serial, code_hash, recipient_name, made_by_id, made_by_name, made_at, expires_at)
     select gen_random_uuid(), d.id, 1, $2, 'Trần Văn Nhận', d.applicant_id, d.applicant_name, now(), now() + interval '1 day' from dossier d where d.id = $1`, [made.id, await hashPassword("204816")]);
  const page = await as(COURIER, { ...PHONE, fresh: true });
  await prepareShell(page);
  await page.getByRole("button", { name: "Phát", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: made.code ?? "" }).getByRole("button", { name: /^Phát: / }).click();
  const form = page.getByRole("form", { name: "Giao kết quả" });
  await form.getByLabel("Người được ủy quyền", { exact: true }).check();
  await form.getByLabel("Họ tên người nhận, như trên giấy tờ").fill("Trần Văn Nhận");
  await form.getByLabel("4 số cuối của giấy tờ").fill("1234");
  await signByName(form, /^Người nhận ký/, "Trần Văn Nhận");
  const code = form.getByLabel(/^Hoặc người được nhờ: mã một lần/);
  const check = form.getByRole("button", { name: "Kiểm mã" });
  const done = form.getByRole("button", { name: "Đã giao kết quả" });
  await page.context().setOffline(true);
  await code.fill("204 816");
  await check.click();
  await expect(form.getByText(/^Không có mạng nên chưa kiểm được mã này: chưa giao theo mã/)).toBeVisible();
  await done.click();
  await expect(form.getByRole("alert")).toContainText("Mã này chưa được máy chủ kiểm");
  await page.context().setOffline(false);
  await code.fill("111 111");
  await check.click();
  await expect(form.getByText(/Mã một lần chưa đúng.* Còn 4 lần thử/)).toBeVisible();
  await code.fill("204 816");
  await check.click();
  await expect(form.getByText("Mã đúng, giao được", { exact: true })).toBeVisible();
  await expect(code).not.toHaveAttribute("aria-invalid", "true");
  // Another name needs another word of the server's.
  await form.getByLabel("Họ tên người nhận, như trên giấy tờ").fill("Lê Thị Khác");
  await expect(form.getByText("Mã đúng, giao được", { exact: true })).toHaveCount(0);
  await form.getByLabel("Họ tên người nhận, như trên giấy tờ").fill("Trần Văn Nhận");
  await check.click();
  await expect(form.getByText("Mã đúng, giao được", { exact: true })).toBeVisible();
  await page.context().setOffline(true);
  await done.click();
  await expect(page.getByText("Chưa gửi xong", { exact: true })).toBeVisible();
  expect(await events(made.id, "DELIVER_RESULT")).toBe(0);
  await page.context().setOffline(false);
  await expect(page.getByText("Máy chủ đã ghi", { exact: true })).toBeVisible();
  expect(await ask<{ words: string }>("select authorisation as words from delivery_proof where dossier_id = $1", [made.id])).toEqual([{ words: "Mã một lần do Khúc Thị Phương Nam lập cho Trần Văn Nhận" }]);
});

test("a phone taken back with an unsent act says so, wipes itself, and the act waits for a person under its name", async ({ as }) => {
  const [made] = await madeDossiers("SUBMITTED", 1);
  if (!made) throw new Error("No stop was made");
  const page = await as(COURIER, { ...PHONE, fresh: true });
  await prepareShell(page);
  await page.context().setOffline(true);
  await collect(page, made.submissionCode, "Khúc Thị Phương Nam");
  await ask("update courier_device set revoked_at = now(), revoked_by_name = 'Trưởng bưu cục' where id = (select id from courier_device order by registered_at desc limit 1)");
  await page.context().setOffline(false);
  await expect(page.getByText("Máy đã bị thu hồi", { exact: true })).toBeVisible();
  await expect(page.getByText("1 việc chưa gửi không được ghi.")).toBeVisible();
  await expect(page.getByText(/^Lấy giấy tờ .*, niêm phong NP000995/)).toBeVisible();
  await expect(page.getByText("Khúc Thị Phương Nam")).toHaveCount(0);
  await expect(page.getByText("Đã gửi hết")).toHaveCount(0);
  expect(await page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name === "buu-ta").length)).toBe(0);
  expect(await ask<{ outcome: string; kind: string }>("select outcome, kind from courier_receipt where payload ->> 'dossierId' = $1", [made.id])).toEqual([{ outcome: "HELD", kind: "COLLECT_PAPERS" }]);
  expect(await events(made.id, "COLLECT_PAPERS")).toBe(0);
});
