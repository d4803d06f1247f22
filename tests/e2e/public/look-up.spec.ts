import { dossierWhere } from "@/tests/e2e/database";
import { expect, test } from "@/tests/e2e/test";

test("a stage is looked up by the dossier's code in any writing, without a person's data", async ({ page }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and d.code is not null");
  await page.goto("/tra-cuu");
  await page.getByLabel("Mã hồ sơ").fill(` ${dossier.code.toLowerCase()} `);
  await page.getByRole("button", { name: "Tra cứu" }).click();
  await expect(page.getByText("Cơ quan đang giải quyết hồ sơ.")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/Nguyễn|Trần|Phạm|Đỗ|Vũ|Lê|Hoàng|Bùi|Ngô/);
  await expect(page.getByRole("link", { name: "Mở hồ sơ" })).toHaveCount(0);
});

test("a dossier's code typed into the front page's search leads to its stage", async ({ page }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and d.code is not null");
  await page.goto("/");
  await page.getByLabel("Anh/chị cần làm thủ tục gì?").fill(dossier.code);
  await page.getByRole("button", { name: "Tìm" }).click();
  await expect(page.getByText("Cơ quan đang giải quyết hồ sơ.")).toBeVisible();
});

test("a wrong code says how codes look, an unknown one that there is none", async ({ page }) => {
  await page.goto("/tra-cuu?ma=abc");
  await expect(page.getByText(/^Mã chưa đúng dạng/)).toBeVisible();
  await page.goto("/tra-cuu?ma=H42.18-260101-9999");
  await expect(page.getByText(/^Không có hồ sơ nào đã nộp mang mã này/)).toBeVisible();
});

test("its own applicant is led to the dossier's page", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and d.code is not null");
  const citizen = await as(dossier.applicant);
  await citizen.goto(`/tra-cuu?ma=${dossier.code}`);
  await citizen.getByRole("link", { name: "Mở hồ sơ" }).click();
  await expect(citizen).toHaveURL(`/cong-dan/ho-so/${dossier.id}`);
});
