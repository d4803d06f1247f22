import { dossierWhere } from "@/tests/e2e/database";
import { jpegFile } from "@/tests/e2e/sample-files";
import { expect, test } from "@/tests/e2e/test";
import { DEMO_STAFF } from "@/prisma/seed/data/people";

const TO_CHECK = "d.status = 'SUBMITTED' and d.channel = 'ONLINE' and d.office_id = (select office_id from staff where username = 'ntha.quay')";

/** An official of an agency, by key. */
const officialOf = (agency: string) => DEMO_STAFF.find(({ agencyCode, role }) => agencyCode === agency && role === "OFFICIAL")?.username ?? "";

test("a clerk asks at a component, the expert answers and keeps it, the next clerk reads the hint", async ({ as }) => {
  const dossier = await dossierWhere(TO_CHECK);
  const words = `Bản in từ VNeID có được nhận không, hồ sơ ${dossier.id.slice(-6)}?`;
  const desk = await as("ntha.quay");
  await desk.goto(`/buu-dien/quay/${dossier.id}`);
  const section = desk.getByRole("region", { name: /^Hỏi chuyên viên của/ });
  await section.locator("summary").first().click();
  const form = section.getByRole("form", { name: /^Hỏi về/ }).first();
  await form.getByLabel("Câu hỏi").fill("ngắn");
  await form.getByRole("button", { name: "Gửi câu hỏi" }).click();
  await expect(form.getByText(/Ghi rõ điều cần hỏi/).first()).toBeVisible();
  await form.getByLabel("Câu hỏi").fill(words);
  await form.getByLabel("Ảnh giấy tờ").setInputFiles(await jpegFile("giay-kham.jpg"));
  await form.getByRole("button", { name: "Gửi câu hỏi" }).click();
  await expect(desk.getByText("Đã gửi câu hỏi cho cơ quan.")).toBeVisible();
  await desk.goto("/buu-dien/hoi-dap");
  await expect(desk.getByRole("article").filter({ hasText: words }).getByText("Chờ trả lời")).toBeVisible();

  const expert = await as(officialOf(dossier.agency));
  await expert.goto("/co-quan/hoi-dap");
  const question = expert.getByRole("article").filter({ hasText: words });
  await expect(question).toBeVisible();
  const photo = question.getByRole("img", { name: /^Ảnh giấy tờ được hỏi/ });
  await photo.scrollIntoViewIfNeeded();
  await expect.poll(() => photo.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(600);
  // Before reception the agency reads the procedure and the component, and nothing of the applicant.
  await expect(question).not.toContainText(dossier.code);
  await question.getByLabel("Trả lời", { exact: true }).fill("Được, nếu quét mã ra đúng người.");
  await question.getByLabel("Giữ làm gợi ý cho mọi quầy").check();
  await question.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(expert.getByText("Đã gửi câu trả lời cho quầy.")).toBeVisible();
  await expect(expert.getByRole("article").filter({ hasText: words })).toContainText("giữ làm gợi ý cho mọi quầy");

  await desk.goto(`/buu-dien/quay/${dossier.id}`);
  await expect(desk.getByRole("region", { name: "Kiểm thành phần hồ sơ" }).getByText("Được, nếu quét mã ra đúng người.").first()).toBeVisible();
});

test("two experts answer at the same moment: the second reads who and when", async ({ as }) => {
  const dossier = await dossierWhere(TO_CHECK);
  const words = `Giấy ủy quyền viết tay có được nhận không, ${dossier.id.slice(-6)} lần hai?`;
  const desk = await as("ntha.quay");
  await desk.goto(`/buu-dien/quay/${dossier.id}`);
  const section = desk.getByRole("region", { name: /^Hỏi chuyên viên của/ });
  await section.locator("summary").first().click();
  await section.getByLabel("Câu hỏi").first().fill(words);
  await section.getByRole("button", { name: "Gửi câu hỏi" }).first().click();
  await expect(desk.getByText("Đã gửi câu hỏi cho cơ quan.")).toBeVisible();
  const officials = DEMO_STAFF.filter(({ agencyCode, role }) => agencyCode === dossier.agency && role === "OFFICIAL").slice(0, 2);
  const pages = [];
  for (const { username } of officials) {
    const page = await as(username);
    await page.goto("/co-quan/hoi-dap");
    await page.getByRole("article").filter({ hasText: words }).getByLabel("Trả lời", { exact: true }).fill(`Được, ${username} trả lời.`);
    pages.push(page);
  }
  for (const page of pages) await page.getByRole("article").filter({ hasText: words }).getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(pages[0]?.getByText("Đã gửi câu trả lời cho quầy.") ?? desk.locator("none")).toBeVisible();
  await expect(pages[1]?.getByText(`${officials[0]?.fullName ?? ""} đã trả lời câu hỏi này lúc`).first() ?? desk.locator("none")).toBeVisible();
});

test("the register of the office is looked at and printed", async ({ as }) => {
  const page = await as("ntha.quay");
  await page.goto("/buu-dien/so-theo-doi");
  await page.getByLabel("Tiếp nhận từ ngày").fill("2026-01-01");
  await page.getByRole("button", { name: "Xem sổ" }).click();
  await expect(page.getByRole("table", { name: "Sổ theo dõi hồ sơ" })).toBeVisible();
  const href = await page.getByRole("link", { name: /In sổ/ }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  await page.goto("/buu-dien/so-theo-doi?tu=2026-02-30");
  await expect(page.getByText(/Đang hiện sổ tháng này/).first()).toBeVisible();
});
