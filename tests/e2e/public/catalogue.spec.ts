import { GUIDE_CARD } from "@/tests/e2e/filing";
import { expect, test } from "@/tests/e2e/test";

const BY_HAND_ONLY = { code: "3.000347", name: "Đổi giấy phép lái xe" };

test("the front page offers two doors and one search, nothing else competes", async ({ page }) => {
  await page.goto("/");
  const main = page.getByRole("main");
  await expect(main.getByRole("link")).toHaveCount(2);
  await expect(main.getByRole("link", { name: /^Nộp hồ sơ tại nhà/ })).toBeVisible();
  await expect(main.getByRole("link", { name: /^Tra cứu hồ sơ/ })).toBeVisible();
  await expect(main.getByRole("searchbox")).toHaveCount(1);
});

test("a procedure is found without diacritics, by its code, and narrowed by filters kept in the address", async ({ page }) => {
  await page.goto("/thu-tuc");
  await page.getByLabel("Tìm thủ tục").fill("the huong dan vien");
  await page.getByRole("button", { name: "Tìm", exact: true }).click();
  await expect(page.getByRole("link", { name: GUIDE_CARD.name, exact: true })).toBeVisible();
  await page.getByLabel("Tìm thủ tục").fill(GUIDE_CARD.code);
  await page.getByLabel("Nộp được tại đây").check();
  await page.getByRole("button", { name: "Tìm", exact: true }).click();
  await expect(page).toHaveURL(/nop=1/);
  await expect(page.getByRole("region", { name: "Kết quả" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: GUIDE_CARD.name, exact: true }).click();
  await expect(page.getByText(`Mã thủ tục ${GUIDE_CARD.code}`)).toBeVisible();
  await expect(page.getByText("650.000 đ").first()).toBeVisible();
  await expect(page.getByText(GUIDE_CARD.agency).first()).toBeVisible();
});

test("nothing found says what to do next", async ({ page }) => {
  await page.goto("/thu-tuc?q=zzqqxxy");
  await expect(page.getByText("Không tìm thấy thủ tục nào")).toBeVisible();
  await page.getByRole("link", { name: "Xem tất cả thủ tục" }).click();
  await expect(page).toHaveURL(/\/thu-tuc$/);
});

test("a procedure that the post does not take says so, and cannot be begun by its address", async ({ page, as }) => {
  await page.goto(`/thu-tuc/${BY_HAND_ONLY.code}`);
  await expect(page.getByRole("heading", { level: 1, name: BY_HAND_ONLY.name })).toBeVisible();
  await expect(page.getByText("Thủ tục này chưa nộp được trên cổng")).toBeVisible();
  await expect(page.getByRole("link", { name: "Nộp hồ sơ này" })).toHaveCount(0);
  const citizen = await as("mai.lan");
  await citizen.goto(`/cong-dan/nop/${BY_HAND_ONLY.code}`);
  await expect(citizen.getByText("Thủ tục này chưa nộp được trên cổng")).toBeVisible();
  await expect(citizen.getByRole("button", { name: "Tiếp tục" })).toHaveCount(0);
});

test("an unknown procedure is not found", async ({ page }) => {
  const response = await page.goto("/thu-tuc/9.999999");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "Không tìm thấy trang này" })).toBeVisible();
});
