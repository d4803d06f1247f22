import { ask, dossierWhere } from "@/tests/e2e/database";
import { refusals } from "@/tests/e2e/desk-input";
import { askPickupAndReturn, choosePapers, declareAndFile, fileGuideCard, fillRequest, GUIDE_CARD, leaveToDatabase, promisePaper, startGuideCard, uploadPaper } from "@/tests/e2e/filing";
import { jpegFile, pdfFile, pngFile } from "@/tests/e2e/sample-files";
import { expect, test } from "@/tests/e2e/test";

const { papers } = GUIDE_CARD;

test("everything is filed with JavaScript off, with errors at their fields and nothing lost", async ({ as }) => {
  const page = await as("ngoc.bich", { javaScriptEnabled: false });
  await page.goto(`/cong-dan/nop/${GUIDE_CARD.code}`);
  await startGuideCard(page);

  await test.step("the form is sent half empty", async () => {
    await page.getByLabel("Nơi cấp bằng").fill("Trường Cao đẳng Du lịch Nha Trang, 2021");
    await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
    const summary = refusals(page);
    await expect(summary).toContainText("Có 2 chỗ cần xem lại");
    await expect(summary.getByRole("link", { name: "Chọn một mục cho “Trình độ chuyên môn”." })).toBeVisible();
    await expect(page.getByLabel("Nơi cấp bằng")).toHaveValue("Trường Cao đẳng Du lịch Nha Trang, 2021");
    await expect(page.getByLabel("Ngày khám sức khỏe")).toHaveAccessibleDescription(/Điền mục “Ngày khám sức khỏe”/);
  });
  await fillRequest(page);

  await test.step("no paper is chosen: the last step says what is missing and leads there", async () => {
    const here = page.url();
    await page.goto(here.replace("giay-to", "kiem-tra"));
    const summary = refusals(page);
    await expect(summary).toContainText("Còn thiếu trước khi nộp");
    await expect(page.getByRole("button", { name: "Nộp hồ sơ" })).toHaveCount(0);
    await summary.getByRole("link", { name: new RegExp(papers.photo) }).click();
    await expect(page).toHaveURL(/\/giay-to#giay-/);
  });
  await choosePapers(page);

  await test.step("a wrong telephone number and no day: told at the fields, the rest stays", async () => {
    await page.getByLabel("Số điện thoại").fill("12345");
    await page.getByLabel("Người giao giấy tờ").fill("Vũ Văn Bình");
    await page.getByLabel("Buổi chiều, 13:30 đến 17:00").check();
    await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
    await expect(refusals(page)).toContainText("Có 2 chỗ cần xem lại");
    await expect(page.getByLabel("Số điện thoại")).toHaveAccessibleDescription(/Số điện thoại chưa đúng\. Số di động có 10 chữ số/);
    await expect(page.getByLabel("Số điện thoại")).toHaveValue("12345");
    await expect(page.getByLabel("Ngày đến")).toHaveAccessibleDescription(/Chọn ngày bưu tá đến/);
    await expect(page.getByLabel("Người giao giấy tờ")).toHaveValue("Vũ Văn Bình");
    await expect(page.getByLabel("Buổi chiều, 13:30 đến 17:00")).toBeChecked();
  });
  await page.getByLabel("Số điện thoại").fill("0912 345 678");
  await askPickupAndReturn(page);

  await test.step("without the declaration nothing is filed", async () => {
    await page.getByRole("button", { name: "Nộp hồ sơ" }).click();
    await expect(refusals(page)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: "Kiểm tra và nộp" })).toBeVisible();
  });
  const code = await declareAndFile(page);
  expect(code).toMatch(/^BC-/);
  const filed = await dossierWhere("d.submission_code = $1", [code]);
  expect(filed).toMatchObject({ status: "SUBMITTED", applicant: "ngoc.bich" });
  const [pickup] = await ask<{ phone: string; contact_name: string }>("select phone, contact_name from pickup_request where dossier_id = $1", [filed.id]);
  expect(pickup).toEqual({ phone: "0912345678", contact_name: "Vũ Văn Bình" });
});

test("a draft is kept half done and found again", async ({ as }) => {
  const page = await as("duc.thang");
  await page.goto(`/cong-dan/nop/${GUIDE_CARD.code}`);
  await startGuideCard(page);
  await page.getByLabel("Nơi cấp bằng").fill("Trường Trung cấp Du lịch Hoa Lư");
  await page.getByRole("button", { name: "Lưu, làm tiếp sau" }).click();
  await expect(page.getByText(/^Đã lưu bản nháp/)).toBeVisible();
  await page.goto("/cong-dan?loc=nhap");
  await page.getByRole("link", { name: GUIDE_CARD.name }).first().click();
  await expect(page.getByLabel("Nơi cấp bằng")).toHaveValue("Trường Trung cấp Du lịch Hoa Lư");
});

test("files: too large, unknown, renamed, cut off are each told in words; the right one is taken", async ({ as }) => {
  const page = await as("duc.thang");
  await page.goto(`/cong-dan/nop/${GUIDE_CARD.code}`);
  await startGuideCard(page);
  await fillRequest(page);
  const megabyte = 1024 * 1024;
  const wrong = [
    [pdfFile("lon.pdf", 20 * megabyte + 10), "Tệp lớn hơn 20 MB. Chụp lại ở chế độ tài liệu hoặc chia thành nhiều tệp."],
    [pdfFile("rat-lon.pdf", 26 * megabyte), "Tệp lớn hơn 20 MB. Chụp lại ở chế độ tài liệu hoặc chia thành nhiều tệp."],
    [{ name: "chuong-trinh.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\u0090 this is no paper") }, "Chỉ nhận tệp PDF, JPG hoặc PNG."],
    [{ ...(await pngFile("anh.jpg")), mimeType: "image/jpeg" }, "Đuôi tên tệp không khớp nội dung bên trong."],
    [{ ...pdfFile("cut.pdf"), buffer: pdfFile("cut.pdf").buffer.subarray(0, 60) }, "Tệp bị cụt"],
    [{ name: "trong.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) }, "Chưa có tệp nào, hoặc tệp trống."],
  ] as const;
  for (const [file, words] of wrong) {
    await test.step(file.name, async () => {
      await uploadPaper(page, papers.request, file);
      await expect(page.getByRole("main").getByRole("alert").filter({ hasText: words }).first()).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: "Giấy tờ" })).toBeVisible();
    });
  }
  for (const file of [await jpegFile("don.jpg"), pdfFile("don-2.pdf")]) {
    await uploadPaper(page, papers.request, file);
    await expect(page.getByText("Đã nhận tệp.")).toBeVisible();
    await expect(page.getByRole("link", { name: file.name })).toBeVisible();
  }
  await page.getByRole("form", { name: "Bỏ tệp don.jpg" }).getByRole("button", { name: "Bỏ tệp này" }).click();
  await expect(page.getByRole("link", { name: "don.jpg" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "don-2.pdf" })).toBeVisible();
});

test("a double click files one dossier, opens one draft", async ({ as }) => {
  const page = await as("minh.tuan");
  const drafts = () => ask<{ n: number }>("select count(*)::int as n from dossier d join person p on p.id = d.applicant_id where p.email like 'minh.tuan@%'").then(([row]) => row?.n ?? -1);
  const before = await drafts();
  await page.goto(`/cong-dan/nop/${GUIDE_CARD.code}`);
  await page.getByLabel(GUIDE_CARD.office).check();
  await page.getByRole("button", { name: "Tiếp tục" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "Thông tin hồ sơ" })).toBeVisible();
  expect(await drafts()).toBe(before + 1);
  await fillRequest(page);
  for (const name of [papers.diploma, papers.health, papers.photo]) await promisePaper(page, name);
  await leaveToDatabase(page, papers.history);
  await uploadPaper(page, papers.request, pdfFile("don.pdf"));
  await page.getByRole("link", { name: "Tiếp tục" }).click();
  await askPickupAndReturn(page);
  await page.getByLabel(/^Tôi cam đoan/).check();
  await page.getByRole("button", { name: "Nộp hồ sơ" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "Đã nộp hồ sơ" })).toBeVisible();
  expect(await drafts()).toBe(before + 1);
  const id = /ho-so\/([^/]+)\//.exec(page.url())?.[1];
  const [counts] = await ask<{ submits: number; charges: number; pickups: number }>(
    `select (select count(*)::int from dossier_event where dossier_id = $1 and event = 'SUBMIT') as submits,
       (select count(*)::int from charge where dossier_id = $1 and kind = 'FEE') as charges, (select count(*)::int from pickup_request where dossier_id = $1) as pickups`,
    [id],
  );
  expect(counts).toEqual({ submits: 1, charges: 1, pickups: 1 });
});

test("steps out of order lead to where the dossier stands", async ({ as }) => {
  const page = await as("minh.tuan");
  const filed = await dossierWhere("d.status = 'SUBMITTED' and p.email like 'minh.tuan@%'");
  for (const step of ["thong-tin", "giay-to", "nhan-tra", "kiem-tra", "bo-sung"]) {
    await page.goto(`/cong-dan/ho-so/${filed.id}/${step}`);
    await expect(page).toHaveURL(`/cong-dan/ho-so/${filed.id}`);
  }
});

test("a page left open in another tab learns that the dossier was filed meanwhile", async ({ as }) => {
  const page = await as("quang.huy");
  await page.goto(`/cong-dan/nop/${GUIDE_CARD.code}`);
  await startGuideCard(page);
  await fillRequest(page);
  await choosePapers(page);
  await askPickupAndReturn(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await declareAndFile(page);
  await second.getByLabel(/^Tôi cam đoan/).check();
  await second.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await expect(refusals(second)).toContainText(/Lê Quang Huy vừa nộp hồ sơ lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
});

test("the citizen withdraws a dossier and reads where it stands", async ({ as }) => {
  const page = await as("dinh.yen");
  const code = await fileGuideCard(page);
  await page.getByRole("link", { name: "Xem hồ sơ" }).click();
  await page.getByRole("link", { name: "Rút hồ sơ này" }).click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(code) })).toBeVisible();
  await page.getByLabel("Lý do").fill("Nộp nhầm thủ tục");
  await page.getByRole("button", { name: "Rút hồ sơ" }).click();
  await expect(page.getByText("Công dân yêu cầu rút hồ sơ").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Rút hồ sơ này" })).toHaveCount(0);
});
