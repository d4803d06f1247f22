import { dossierWhere } from "@/tests/e2e/database";
import { refusals, scan, signByName, signOnGlass } from "@/tests/e2e/desk-input";
import { personOf } from "@/tests/e2e/people";
import { expect, test } from "@/tests/e2e/test";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const FREE_STOP = "exists (select 1 from pickup_request r where r.dossier_id = d.id and r.status = 'REQUESTED' and r.courier_id is null)";

test("at the door: nothing counted, no seal, no signature are told at their fields, and nothing is lost", async ({ as }) => {
  const dossier = await dossierWhere(FREE_STOP);
  const page = await as("pvcuong.buuta", PHONE);
  await page.goto("/buu-dien/gom");
  await page.getByRole("listitem").filter({ hasText: dossier.code }).getByRole("button", { name: "Nhận điểm này" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "1. Đếm cùng công dân" })).toBeVisible();
  await page.getByLabel("Khối lượng (gam)").fill("abc");
  await page.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }).click();
  const summary = refusals(page);
  await expect(summary).toContainText("Nhập hoặc quét số niêm phong trên túi.");
  await expect(summary).toContainText("Khối lượng là số gam nguyên");
  await expect(page.getByLabel("Khối lượng (gam)")).toHaveValue("abc");
  await page.getByLabel("Khối lượng (gam)").fill("120");
  await page.getByLabel("Số niêm phong trên túi").fill("np 000 991");
  await signOnGlass(page, /^Người giao giấy tờ ký/);
  await page.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }).click();
  await expect(page.getByText("Đã lấy giấy tờ")).toBeVisible();
  await expect(page.getByText("NP000991")).toBeVisible();
});

test("a stop that another courier has taken is told as such", async ({ as }) => {
  const dossier = await dossierWhere(FREE_STOP);
  const [first, second] = [await as("pvcuong.buuta", PHONE), await as("dvhai.buuta", PHONE)];
  for (const page of [first, second]) await page.goto("/buu-dien/gom");
  const take = (page: typeof first) => page.getByRole("listitem").filter({ hasText: dossier.code }).getByRole("button", { name: "Nhận điểm này" });
  await take(first).click();
  await expect(first.getByRole("heading", { level: 2, name: "1. Đếm cùng công dân" })).toBeVisible();
  await take(second).click();
  await expect(second.getByText(/bưu tá khác vừa nhận/i).first()).toBeVisible();
});

test("a paper's count that differs is said at once and stays on record", async ({ as }) => {
  const dossier = await dossierWhere(`${FREE_STOP} and (select count(*) from paper k where k.dossier_id = d.id) > 1`);
  const page = await as("dvhai.buuta", PHONE);
  await page.goto("/buu-dien/gom");
  await page.getByRole("listitem").filter({ hasText: dossier.code }).getByRole("button", { name: "Nhận điểm này" }).click();
  await page.getByRole("button", { name: /^Bớt một/ }).first().click();
  await expect(page.getByText(/^Thiếu 1 so với công dân/).first()).toBeVisible();
  await page.getByLabel("Số niêm phong trên túi").fill("NP000992");
  await signByName(page, /^Người giao giấy tờ ký/, personOf(dossier.applicant).fullName);
  await page.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }).click();
  await expect(page.getByText(/khai \d, đếm được \d/)).toBeVisible();
});

test("a delivery that failed keeps its reason and stays in the round; a scan opens it", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'RESOLVED' and exists (select 1 from postal_item i where i.dossier_id = d.id and i.direction = 'TO_CITIZEN' and i.status = 'IN_TRANSIT')");
  const couriers = ["pvcuong.buuta", "dvhai.buuta"];
  for (const key of couriers) {
    const page = await as(key, PHONE);
    await page.goto("/buu-dien/phat");
    await expect(page.getByRole("heading", { level: 1, name: "Phát kết quả" })).toBeAttached();
    await scan(page, dossier.code);
    await page.waitForURL(({ pathname, search }) => pathname.startsWith("/buu-dien/phat/") || search.includes("khong="));
    const reason = page.getByText("Chưa phát được?", { exact: true });
    if (!(await reason.isVisible())) continue;
    await reason.click();
    await page.getByLabel("Vì sao chưa phát được?").fill("Không có ai ở nhà, hẹn chiều mai");
    await page.getByRole("button", { name: "Ghi lần đến này" }).click();
    await expect(page.getByText(/^Đã ghi lần đến này/)).toBeVisible();
    await expect(page.getByText(/Không có ai ở nhà, hẹn chiều mai/)).toBeVisible();
    return;
  }
  throw new Error("No courier had the delivery in his round");
});
