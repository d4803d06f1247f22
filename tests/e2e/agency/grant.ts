import type { Page } from "@playwright/test";
import { pdfFile } from "@/tests/e2e/sample-files";
import { expect } from "@/tests/e2e/test";

/** The holder attaches the result and closes the dossier with it, from its page. */
export async function attachAndGrant(official: Page, result: string): Promise<void> {
  await official.getByRole("link", { name: "Giải quyết xong" }).click();
  await expect(official.getByText("Đính kèm kết quả trước")).toBeVisible();
  const attach = official.getByRole("form", { name: "Đính kèm kết quả" }).first();
  await attach.getByLabel("Tệp kết quả").setInputFiles(pdfFile("the-huong-dan-vien.pdf"));
  await attach.getByRole("button", { name: "Đính kèm" }).click();
  await expect(official.getByText("Đã đính kèm tệp kết quả.")).toBeVisible();
  const grant = official.getByRole("form", { name: "Giải quyết xong, có kết quả" });
  await grant.getByLabel("Kết quả", { exact: true }).fill(result);
  await grant.getByRole("button", { name: "Giải quyết xong" }).click();
  await expect(official.getByText(/^Đã giải quyết xong, có kết quả/)).toBeVisible();
}
