import { ask } from "@/tests/e2e/database";
import { expect, test } from "@/tests/e2e/test";

const OWED = `select d.id from dossier d join charge c on c.dossier_id = d.id and c.kind = 'FEE' and c.amount > 0
  where d.office_id = (select office_id from staff where username = 'lvson.quay') and d.status in ('RECEIVED', 'PROCESSING')
    and not exists (select 1 from cash_receipt_line l join charge x on x.id = l.charge_id where x.dossier_id = d.id) limit 1`;

test("a shift is opened, takes a fee with a numbered receipt, and is closed with its difference told and explained", async ({ as }) => {
  const page = await as("lvson.quay");
  const [dossier] = await ask<{ id: string }>(OWED);
  if (!dossier) throw new Error("No dossier that owes a fee");
  await page.goto("/buu-dien/ca");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Tiền lẻ đầu ca").fill("200.000");
  await page.getByRole("button", { name: "Mở ca" }).click();
  await expect(page.getByText("Đã mở ca.")).toBeVisible();

  await page.goto(`/buu-dien/quay/${dossier.id}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("form", { name: "Thu phí, lệ phí" }).getByRole("button", { name: /^Thu tiền mặt/ }).click();
  await expect(page.getByText("Đã thu tiền mặt.")).toBeVisible();
  const [receipt] = await ask<{ number: string; amount: string }>("select number, amount from cash_receipt where dossier_id = $1", [dossier.id]);
  await expect(page.getByText(receipt?.number ?? "no receipt").first()).toBeVisible();

  await page.goto("/buu-dien/ca");
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("link", { name: receipt?.number ?? "" })).toBeVisible();
  const form = page.getByRole("form", { name: /^Đóng ca của/ }).first();
  await form.getByLabel("Đếm được Phí, lệ phí").fill(String(Number(receipt?.amount ?? 0) - 10_000));
  await form.getByRole("button", { name: "Đóng ca" }).click();
  await expect(page.getByText(/thiếu 10\.000 đ so với biên lai/).first()).toBeVisible();
  await form.getByLabel("Lý do nếu lệch, Phí, lệ phí").fill("Thối nhầm cho khách");
  await form.getByRole("button", { name: "Đóng ca" }).click();
  await expect(page.getByText("Đã đóng ca")).toBeVisible();
  await expect(page.getByText("Lệch thiếu 10.000 đ: Thối nhầm cho khách").first()).toBeVisible();
});
