import { refusals } from "@/tests/e2e/desk-input";
import { becomeDemoPerson, personOf, signInByIdentityProvider, signInWithPassword } from "@/tests/e2e/people";
import { theStack } from "@/tests/e2e/stack";
import { expect, test } from "@/tests/e2e/test";

async function provider(mode: string): Promise<void> {
  const response = await fetch(`${theStack().identityProvider}/mo-phong`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ mode }) });
  if (!response.ok) throw new Error(`The simulator refused ${mode}: ${response.status}`);
}

test("a visitor is sent to sign in and comes back to the very page, query and all", async ({ page }) => {
  await page.goto("/cong-dan?loc=nhap");
  await expect(page.getByRole("heading", { level: 1, name: "Đăng nhập" })).toBeVisible();
  await expect(page.getByText(/Đăng nhập xong sẽ trở lại đúng trang đó/)).toBeVisible();
  await signInByIdentityProvider(page, "quyet.tran");
  await expect(page).toHaveURL("/cong-dan?loc=nhap");
  await expect(page.getByText(personOf("quyet.tran").fullName).first()).toBeVisible();
});

test("employees find their door first, and a wrong password is refused without telling what was wrong", async ({ page }) => {
  await page.goto("/co-quan/ho-so");
  const forms = page.getByRole("main").getByRole("form");
  await expect(forms.first()).toHaveAccessibleName("Tài khoản nhân viên");
  await signInWithPassword(page, "nqanh.snv", "sai-mat-khau");
  const summary = refusals(page);
  await expect(summary).toContainText("Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng");
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("Tên đăng nhập")).toHaveValue("nqanh.snv");
});

test("an address of another site is never followed after signing in", async ({ page }) => {
  await page.goto("/dang-nhap?tiep=https%3A%2F%2Fevil.example%2F");
  await signInByIdentityProvider(page, "quyet.tran");
  await expect(page).toHaveURL("/cong-dan");
});

test("an identity number that is not twelve digits is refused in words", async ({ page }) => {
  await provider("malformed-identity-number");
  try {
    await page.goto("/dang-nhap");
    await signInByIdentityProvider(page, "thu.hang");
    await expect(page.getByText("Chưa đăng nhập được", { exact: true })).toBeVisible();
    await expect(page.getByText(/^Số định danh mà VNeID gửi sang không hợp lệ/)).toBeVisible();
  } finally {
    await provider("none");
  }
  await signInByIdentityProvider(page, "thu.hang");
  await expect(page).toHaveURL("/cong-dan");
});

test("a newcomer becomes any demo person in two clicks, visibly marked", async ({ page }) => {
  await page.goto("/dang-nhap");
  await page.getByRole("link", { name: "Dùng thử bằng một người có sẵn" }).click();
  await page.getByRole("button", { name: new RegExp(`^${personOf("thu.hang").fullName}`) }).click();
  await expect(page).toHaveURL("/cong-dan");
  await expect(page.getByRole("complementary", { name: "Bản trình diễn" })).toBeVisible();
  await page.getByRole("complementary", { name: "Bản trình diễn" }).getByRole("link", { name: "Đổi vai" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dùng thử" })).toBeVisible();
});

test("without demo mode there is neither the door nor the mark", async ({ page }) => {
  const { realOrigin } = theStack();
  const response = await page.goto(`${realOrigin}/trinh-dien`);
  expect(response?.status()).toBe(404);
  await page.goto(`${realOrigin}/dang-nhap`);
  await expect(page.getByRole("heading", { level: 1, name: "Đăng nhập" })).toBeVisible();
  await expect(page.getByText("Dùng thử")).toHaveCount(0);
  await expect(page.getByRole("complementary", { name: "Bản trình diễn" })).toHaveCount(0);
});

test("the list of sessions ends another one, which is out at its next request", async ({ as }) => {
  const here = await as("gia.bao", { fresh: true });
  const there = await as("gia.bao", { fresh: true });
  await there.goto("/cong-dan");
  await expect(there.getByRole("heading", { level: 1, name: "Hồ sơ của tôi" })).toBeVisible();
  await here.goto("/phien-dang-nhap");
  await expect(here.getByText("Phiên này", { exact: true })).toHaveCount(1);
  await here.getByRole("button", { name: /^Kết thúc phiên trên/ }).first().click();
  await expect(here.getByText(/^Đã kết thúc 1 phiên/)).toBeVisible();
  await there.reload();
  await expect(there).toHaveURL(/\/dang-nhap/);
  await here.reload();
  await expect(here.getByRole("heading", { level: 1, name: "Phiên đăng nhập" })).toBeVisible();
});

test("signing out closes the wing, also for the back button", async ({ as }) => {
  const page = await as("gia.bao", { fresh: true });
  await page.goto("/cong-dan");
  await page.getByRole("button", { name: "Đăng xuất" }).first().click();
  await expect(page.getByText("Đã đăng xuất khỏi trình duyệt này.")).toBeVisible();
  await page.goto("/cong-dan");
  await expect(page).toHaveURL(/\/dang-nhap/);
});

test("sign-in without JavaScript works through both doors", async ({ as }) => {
  const citizen = await as(null, { javaScriptEnabled: false });
  await citizen.goto("/cong-dan");
  await signInByIdentityProvider(citizen, "quang.huy");
  await expect(citizen).toHaveURL("/cong-dan");
  const official = await as(null, { javaScriptEnabled: false });
  await official.goto("/co-quan/ho-so");
  await signInWithPassword(official, "pthnga.khcn");
  await expect(official).toHaveURL("/co-quan/ho-so");
  const demo = await as(null, { javaScriptEnabled: false });
  await becomeDemoPerson(demo, "ntha.quay");
  await expect(demo).toHaveURL(/\/buu-dien/);
});
