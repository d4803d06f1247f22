import { dossierWhere } from "@/tests/e2e/database";
import { mailArrives } from "@/tests/e2e/mail";
import { personOf } from "@/tests/e2e/people";
import { pdfFile } from "@/tests/e2e/sample-files";
import { expect, test } from "@/tests/e2e/test";

test("somebody else's dossier, form and file are not found", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'PROCESSING' and exists (select 1 from issued_form f where f.dossier_id = d.id)");
  const stranger = await as(dossier.applicant === "mai.lan" ? "quyet.tran" : "mai.lan");
  const page = await stranger.goto(`/cong-dan/ho-so/${dossier.id}`);
  expect(page?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { level: 1, name: "Không tìm thấy trang này" })).toBeVisible();
  const owner = await as(dossier.applicant);
  await owner.goto(`/cong-dan/ho-so/${dossier.id}`);
  const form = await owner.getByRole("link", { name: /\(PDF\)/ }).first().getAttribute("href");
  expect((await owner.request.get(form ?? "")).status()).toBe(200);
  expect((await stranger.request.get(form ?? "")).status()).toBe(404);
});

test("a dossier that waits for its applicant says what to do, and takes the answer without JavaScript", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'AWAITING_SUPPLEMENT' and d.received_at is null");
  const page = await as(dossier.applicant, { javaScriptEnabled: false });
  await page.goto("/cong-dan?loc=can-toi");
  await expect(page.getByRole("heading", { level: 1, name: "Hồ sơ của tôi" })).toBeVisible();
  await page.goto(`/cong-dan/ho-so/${dossier.id}`);
  await expect(page.getByText("Cần anh/chị bổ sung")).toBeVisible();
  await page.getByRole("link", { name: "Bổ sung hồ sơ" }).click();
  const upload = page.getByRole("form", { name: /^Gửi tệp/ }).first();
  await upload.getByLabel("Tệp bổ sung").setInputFiles(pdfFile("bo-sung.pdf"));
  await upload.getByRole("button", { name: "Tải tệp lên" }).click();
  await expect(page.getByText(/^Đã nhận tệp/)).toBeVisible();
  await page.getByLabel("Lời nhắn cho người kiểm tra").fill("Tôi gửi lại bản rõ hơn.");
  await page.getByRole("button", { name: "Nộp lại hồ sơ" }).click();
  // A browser without scripts keeps the fragment of the page it comes from.
  await expect(page).toHaveURL(new RegExp(`/cong-dan/ho-so/${dossier.id}(#.*)?$`));
  await expect(page.getByText("Mới đăng ký").first()).toBeVisible();
  await expect(page.getByText(/nộp lại hồ sơ/i).first()).toBeVisible();
});

test("the list is searched and narrowed by its address", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'RETURNED'");
  const page = await as(dossier.applicant);
  await page.goto("/cong-dan?loc=da-xong");
  await expect(page.getByRole("link", { name: /^Đã kết thúc/ })).toHaveAttribute("aria-current", "page");
  await page.goto(`/cong-dan?q=${dossier.code}`);
  await expect(page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("button", { name: `Sao chép mã hồ sơ ${dossier.code}` }) })).toHaveCount(1);
});

test("a question from the counter reaches the citizen as a real mail that leads to the page", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'SUBMITTED' and d.channel = 'ONLINE'");
  const clerk = await as("ntha.quay");
  await clerk.goto(`/buu-dien/quay?hs=${dossier.id}&viec=hoan-thien`);
  await clerk.getByLabel("Vấn đề").first().selectOption({ index: 1 });
  await clerk.getByLabel("Người nộp cần làm gì").first().fill("Ký tên vào trang cuối rồi chụp lại.");
  await clerk.getByRole("button", { name: "Gửi yêu cầu hoàn thiện" }).click();
  await expect(clerk.getByText("Đã gửi yêu cầu hoàn thiện cho công dân.")).toBeVisible();
  const mail = await mailArrives(personOf(dossier.applicant).email, "Cần hoàn thiện hồ sơ", dossier.code);
  expect(mail.text).toContain("Ký tên vào trang cuối rồi chụp lại.");
  const citizen = await as(dossier.applicant);
  await citizen.goto(/https?:\/\/\S+\/cong-dan\/ho-so\/\S+/.exec(mail.text)?.[0] ?? "");
  await expect(citizen.getByText("Ký tên vào trang cuối rồi chụp lại.").first()).toBeVisible();
});
