import { DEMO_STAFF } from "@/prisma/seed/data/people";
import { dossierWhere } from "@/tests/e2e/database";
import { refusals, scan } from "@/tests/e2e/desk-input";
import { pdfFile } from "@/tests/e2e/sample-files";
import { expect, test } from "@/tests/e2e/test";

const UNCLAIMED = "d.status = 'RECEIVED' and d.holder_id is null";

/** Officials of an agency, by key. */
function officialsOf(agency: string): string[] {
  return DEMO_STAFF.filter(({ agencyCode, role }) => agencyCode === agency && role === "OFFICIAL").map(({ username }) => username);
}

const nameOf = (key: string) => DEMO_STAFF.find(({ username }) => username === key)?.fullName ?? "";

test("a dossier is claimed and granted from the inbox by the keyboard", async ({ as }) => {
  const dossier = await dossierWhere(UNCLAIMED);
  const [key = ""] = officialsOf(dossier.agency);
  const page = await as(key);
  await page.goto(`/co-quan/ho-so?hang=tat-ca&tim=${dossier.code}`);
  await expect(page.getByRole("button", { name: /Phím tắt/ })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: new RegExp(dossier.code) }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Nhận giải quyết" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByText("Anh/chị đã nhận giải quyết hồ sơ này.")).toBeVisible();
  await page.keyboard.press("g");
  await expect(page.getByText("Đính kèm kết quả trước")).toBeVisible();
  const attach = page.getByRole("form", { name: "Đính kèm kết quả" }).first();
  await attach.getByLabel("Tệp kết quả").setInputFiles(pdfFile("ket-qua.pdf"));
  await attach.getByRole("button", { name: "Đính kèm" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Đã đính kèm tệp kết quả.")).toBeVisible();
  const grant = page.getByRole("form", { name: "Giải quyết xong, có kết quả" });
  await grant.getByLabel("Kết quả", { exact: true }).focus();
  // As slowly as a person: quicker keys are a scanner's.
  await page.keyboard.type("QD 15", { delay: 80 });
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Đã giải quyết xong, có kết quả/)).toBeVisible();
});

test("two officials claim one dossier: the second reads who was faster and when", async ({ as }) => {
  const dossier = await dossierWhere(UNCLAIMED);
  const [first = "", second = ""] = officialsOf(dossier.agency);
  const [winner, late] = [await as(first), await as(second)];
  for (const page of [winner, late]) await page.goto(`/co-quan/ho-so/${dossier.id}`);
  await winner.getByRole("button", { name: "Nhận giải quyết" }).click();
  await expect(winner.getByText("Anh/chị đã nhận giải quyết hồ sơ này.")).toBeVisible();
  await late.getByRole("button", { name: "Nhận giải quyết" }).click();
  await expect(refusals(late)).toContainText(new RegExp(`${nameOf(first)} vừa nhận giải quyết lúc \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}`));
});

test("another agency's dossier is not found: not by its address, its code, or a scan", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and a.code = 'H42.18'");
  const page = await as("lthuong.gddt");
  const response = await page.goto(`/co-quan/ho-so/${dossier.id}`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "Không tìm thấy trang này" })).toBeVisible();
  await page.goto(`/co-quan/ho-so?hang=tat-ca&tim=${dossier.code}`);
  await expect(page.getByText("Không có hồ sơ nào khớp")).toBeVisible();
  await expect(page.getByRole("button", { name: /Phím tắt/ })).toBeVisible();
  await scan(page, dossier.code);
  await page.waitForURL(/hang=tat-ca/);
  await expect(page.getByText("Không có hồ sơ nào khớp")).toBeVisible();
});

test("a request for supplement names each paper, and stops the clock; an empty one is refused with what was typed", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and d.holder_id is not null and not exists (select 1 from dossier_event e where e.dossier_id = d.id and e.event = 'REQUEST_SUPPLEMENT')");
  const page = await as(dossier.holder ?? "");
  await page.goto(`/co-quan/ho-so/${dossier.id}`);
  await page.getByRole("link", { name: "Yêu cầu bổ sung" }).click();
  const form = page.getByRole("form", { name: "Yêu cầu bổ sung" });
  await form.getByLabel("Ghi chú chung").fill("Gửi qua bưu tá cũng được.");
  await form.getByRole("button", { name: "Gửi yêu cầu bổ sung" }).click();
  await expect(refusals(page)).toBeVisible();
  await expect(form.getByLabel("Ghi chú chung")).toHaveValue("Gửi qua bưu tá cũng được.");
  await form.getByLabel("Vấn đề").first().selectOption({ index: 1 });
  await form.getByLabel("Người nộp cần làm gì").first().fill("Nộp lại bản có dấu.");
  await form.getByRole("button", { name: "Gửi yêu cầu bổ sung" }).click();
  await expect(page.getByText(/^Đã gửi yêu cầu bổ sung/)).toBeVisible();
  await expect(page.getByText("Yêu cầu bổ sung giấy tờ").first()).toBeVisible();
});

test("a refusal needs its reason and is named before it is done", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and d.holder_id is not null");
  const page = await as(dossier.holder ?? "");
  await page.goto(`/co-quan/ho-so/${dossier.id}`);
  await page.getByRole("link", { name: "Từ chối", exact: true }).click();
  const form = page.getByRole("form", { name: "Từ chối giải quyết" });
  await expect(form).toContainText(`hồ sơ ${dossier.code}`);
  await form.getByRole("button", { name: "Từ chối giải quyết" }).click();
  await expect(form.getByLabel("Lý do từ chối")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("Lý do từ chối").fill("Không đủ điều kiện theo Điều 59 Luật Du lịch; có thể nộp lại khi đủ.");
  await form.getByRole("button", { name: "Từ chối giải quyết" }).click();
  await expect(page.getByText(/^Đã từ chối giải quyết/)).toBeVisible();
});
