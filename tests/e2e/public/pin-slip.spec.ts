import { readPdf } from "@/lib/forms/pdf-text";
import { newId } from "@/lib/platform/ids";
import { ask } from "@/tests/e2e/database";
import { theStack } from "@/tests/e2e/stack";
import { expect, test } from "@/tests/e2e/test";

const HELD = `select d.id, d.code from dossier d where d.office_id = (select office_id from staff where username = 'ntha.quay') and d.status in ('RECEIVED', 'PROCESSING')
  and exists (select 1 from paper p where p.dossier_id = d.id) limit 1`;

test("the slip from the counter opens one's own dossier with code and PIN, which no address ever holds; a wrong PIN tells nothing", async ({ as }) => {
  const clerk = await as("ntha.quay");
  const [dossier] = await ask<{ id: string; code: string }>(HELD);
  if (!dossier) throw new Error("No dossier with papers");
  await clerk.goto(`/buu-dien/quay/${dossier.id}`);
  await expect(clerk.getByRole("button", { name: "In phiếu tra cứu có mã PIN" }).first()).toBeVisible();
  // The button's own post, read here instead of in a tab of the browser's viewer.
  const slip = await clerk.request.post("/api/pin-slips", { form: { operationId: newId(), dossierId: dossier.id }, headers: { origin: theStack().origin } });
  expect(slip.status()).toBe(200);
  const pin = /(\d{3} \d{3})/.exec((await readPdf(new Uint8Array(await slip.body()))).pages.join(" "))?.[1] ?? "";

  const page = await as(null);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
  await page.goto(`/tra-cuu?ma=${dossier.code}`);
  await page.getByRole("link", { name: "mở bằng mã PIN" }).click();
  await expect(page.getByLabel("Mã hồ sơ", { exact: true })).toHaveValue(dossier.code);
  await page.waitForLoadState("networkidle");
  await page.getByRole("textbox", { name: "Mã PIN" }).fill(pin === "000 000" ? "111111" : "000000");
  await page.getByRole("button", { name: "Xem hồ sơ" }).click();
  await expect(page.getByText("Mã hồ sơ hoặc mã PIN chưa đúng.").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Mã PIN" }).fill(pin);
  await page.getByRole("button", { name: "Xem hồ sơ" }).click();
  await expect(page.getByRole("heading", { name: "Hồ sơ của anh/chị" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Giấy tờ đang ở đâu" })).toBeVisible();
  expect(addresses.filter((address) => address.includes(pin.replace(" ", "")) || address.includes(pin))).toEqual([]);
  await page.getByRole("button", { name: /^Đóng, không để lại/ }).click();
  await expect(page.getByRole("heading", { name: "Xem hồ sơ bằng phiếu tra cứu" })).toBeVisible();
});

test("the slip's page works without JavaScript", async ({ as }) => {
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto("/tra-cuu/phieu");
  await page.getByLabel("Mã hồ sơ").fill("abc");
  await page.getByRole("button", { name: "Xem hồ sơ" }).click();
  await expect(page.getByText("Mã PIN có 6 chữ số, in trên phiếu.").first()).toBeVisible();
});
