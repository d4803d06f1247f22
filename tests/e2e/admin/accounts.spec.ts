import { ask, dossierWhere } from "@/tests/e2e/database";
import { refusals } from "@/tests/e2e/desk-input";
import { personOf, signInWithPassword } from "@/tests/e2e/people";
import { expect, test } from "@/tests/e2e/test";

test("a disabled account is out at its next request, cannot come back, and can be opened again", async ({ as }) => {
  const { fullName } = personOf("lvtung.nnmt");
  const employee = await as("lvtung.nnmt", { fresh: true });
  await employee.goto("/co-quan/ho-so");
  await expect(employee.getByText(fullName).first()).toBeVisible();
  const admin = await as("nvhung.tinh37");
  await admin.goto("/quan-tri/tai-khoan");
  await admin.getByLabel("Tìm theo tên").fill(fullName);
  await admin.getByRole("button", { name: "Lọc" }).click();
  await admin.getByRole("link", { name: fullName }).click();
  await admin.getByRole("button", { name: `Khoá tài khoản của ${fullName}` }).click();
  await expect(admin.getByLabel("Lý do khoá")).toHaveAttribute("aria-invalid", "true");
  await admin.getByLabel("Lý do khoá").fill("Chuyển công tác");
  await admin.getByRole("button", { name: `Khoá tài khoản của ${fullName}` }).click();
  await expect(admin.getByText(/^Đã khoá tài khoản/)).toBeVisible();

  await employee.reload();
  await expect(employee).toHaveURL(/\/dang-nhap/);
  await signInWithPassword(employee, "lvtung.nnmt");
  await expect(refusals(employee)).toContainText("chưa đúng");

  await admin.getByRole("button", { name: `Mở lại tài khoản của ${fullName}` }).click();
  await expect(admin.getByText(/^Đã mở lại tài khoản/)).toBeVisible();
  await expect(admin.getByRole("list", { name: "Nhật ký tài khoản" }).getByText("Chuyển công tác").first()).toBeVisible();
  await employee.reload();
  await expect(employee).toHaveURL(/\/dang-nhap/);
});

test("nobody disables himself, and another province's accounts are not found", async ({ as }) => {
  const admin = await as("nvhung.tinh37");
  const accounts = await ask<{ id: string; username: string }>("select id, username from staff where role = 'ADMINISTRATOR'");
  const idOf = (username: string) => accounts.find((account) => account.username === username)?.id ?? "";
  await admin.goto(`/quan-tri/tai-khoan/${idOf("nvhung.tinh37")}`);
  await expect(admin.getByText(/^Đây là tài khoản của anh\/chị/)).toBeVisible();
  await expect(admin.getByRole("button", { name: /^Khoá tài khoản/ })).toHaveCount(0);
  expect((await admin.goto(`/quan-tri/tai-khoan/${idOf("ltyen.tinh38")}`))?.status()).toBe(404);
});

test("figures lead down to the dossiers behind them", async ({ as }) => {
  const admin = await as("nvhung.tinh37");
  await admin.goto("/quan-tri");
  await admin.getByRole("link", { name: "Năm 2023 – thí điểm Hà Nam" }).click();
  await expect(admin.getByText(/từ 01\/01\/2023 đến 31\/12\/2023/).first()).toBeVisible();
  await admin.getByRole("link", { name: /^Xem từng hồ sơ ?: Quá hạn$/ }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "Hồ sơ của tỉnh" })).toBeVisible();
  await expect(admin.getByRole("table", { name: "Hồ sơ của tỉnh" }).getByRole("row")).not.toHaveCount(0);
  await expect(admin.getByText("Đang xem 21 trong 21 hồ sơ")).toBeVisible();
});

test("the administrator reads a dossier and cannot act on it", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING'");
  const admin = await as("nvhung.tinh37");
  await admin.goto(`/quan-tri/ho-so/${dossier.id}`);
  await expect(admin.getByText(/^Chỉ xem\./)).toBeVisible();
  await expect(admin.getByRole("main").getByRole("button", { name: /giải quyết|tiếp nhận|từ chối/i })).toHaveCount(0);
  expect((await admin.goto(`/co-quan/ho-so/${dossier.id}`))?.status()).toBe(404);
});
