import { expect, type Page } from "@playwright/test";
import { shownCode } from "@/tests/e2e/desk-input";
import { pdfFile, type SampleFile } from "@/tests/e2e/sample-files";

/** The procedure of these tests: a fee, a choice between two papers, one paper that a database replaces. */
export const GUIDE_CARD = {
  code: "1.004623",
  name: "Cấp thẻ hướng dẫn viên du lịch nội địa",
  agency: "Sở Văn hóa, Thể thao và Du lịch tỉnh Ninh Bình",
  office: "Quầy Bưu điện tại Trung tâm Phục vụ hành chính công tỉnh Ninh Bình",
  papers: {
    request: "Đơn đề nghị cấp thẻ hướng dẫn viên du lịch",
    diploma: "Bản sao bằng tốt nghiệp trung cấp trở lên chuyên ngành hướng dẫn du lịch",
    otherDiploma: "Bản sao bằng tốt nghiệp trung cấp trở lên chuyên ngành khác kèm bản sao chứng chỉ nghiệp vụ hướng dẫn du lịch nội địa",
    health: "Giấy chứng nhận sức khỏe do cơ sở khám bệnh có thẩm quyền cấp",
    photo: "Ảnh chân dung màu cỡ 3x4 cm",
    history: "Sơ yếu lý lịch",
  },
} as const;

const paperCard = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Opens the ways of giving a paper that was settled before. */
async function openWays(page: Page, name: string): Promise<void> {
  const change = paperCard(page, name).getByText("Thêm tệp hoặc đổi cách nộp");
  if (await change.isVisible()) await change.click();
}

/** Sends a file of a paper; the page comes back with its outcome. */
export async function uploadPaper(page: Page, name: string, file: SampleFile = pdfFile("don.pdf")): Promise<void> {
  await openWays(page, name);
  const form = paperCard(page, name).getByRole("form", { name: /^Gửi tệp/ });
  await form.getByLabel(/^Cách 1/).setInputFiles(file);
  await form.getByRole("button", { name: "Tải tệp lên" }).click();
}

/** "Giao bản giấy" with the counts that the procedure asks for. */
export async function promisePaper(page: Page, name: string): Promise<void> {
  await openWays(page, name);
  await paperCard(page, name).getByRole("button", { name: "Giao bản giấy", exact: true }).click();
  await expect(paperCard(page, name).getByText(/^giao bưu tá/)).toBeVisible();
}

export async function leaveToDatabase(page: Page, name: string): Promise<void> {
  await paperCard(page, name).getByRole("button", { name: /^Để cơ quan lấy từ/ }).click();
  await expect(paperCard(page, name).getByText("lấy từ cơ sở dữ liệu", { exact: true })).toBeVisible();
}

/** From the start page to the form of the procedure. */
export async function startGuideCard(page: Page): Promise<void> {
  await page.getByRole("group", { name: /Quầy bưu điện nào tiếp nhận/ }).getByLabel(GUIDE_CARD.office).check();
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Thông tin hồ sơ" })).toBeVisible();
}

export async function fillRequest(page: Page): Promise<void> {
  await page.getByLabel("Ngành hướng dẫn du lịch").check();
  await page.getByLabel("Nơi cấp bằng").fill("Trường Cao đẳng Du lịch Hà Nội, 2019");
  await page.getByLabel("Ngày khám sức khỏe").fill("2026-10-20");
  await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Giấy tờ" })).toBeVisible();
}

/** One paper as a file, three as papers, one left to the database. */
export async function choosePapers(page: Page): Promise<void> {
  const { request, diploma, health, photo, history } = GUIDE_CARD.papers;
  await uploadPaper(page, request);
  await expect(page.getByText("Đã nhận tệp.")).toBeVisible();
  for (const name of [diploma, health, photo]) await promisePaper(page, name);
  await leaveToDatabase(page, history);
  await expect(page.getByText("Đã đủ giấy tờ.")).toBeVisible();
  await page.getByRole("link", { name: "Tiếp tục" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nhận và trả" })).toBeVisible();
}

/** Pickup on the first day offered, in the morning, and the result back by post. */
export async function askPickupAndReturn(page: Page): Promise<void> {
  await page.getByLabel("Ngày đến").selectOption({ index: 1 });
  await page.getByLabel("Buổi sáng, 8:00 đến 11:30").check();
  await page.getByLabel("Bưu tá mang đến tận nơi").check();
  await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kiểm tra và nộp" })).toBeVisible();
}

/** Declares and files. @returns the submission code that the citizen keeps */
export async function declareAndFile(page: Page): Promise<string> {
  await page.getByLabel(/^Tôi cam đoan/).check();
  await page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Đã nộp hồ sơ" })).toBeVisible();
  return (await page.getByRole("img", { name: /^Mã QR tra cứu hồ sơ/ }).getAttribute("alt"))?.split(" ").at(-1) ?? (await shownCode(page, "mã hồ sơ"));
}

/** The whole filing of a citizen who is signed in. */
export async function fileGuideCard(page: Page): Promise<string> {
  await page.goto(`/cong-dan/nop/${GUIDE_CARD.code}`);
  await startGuideCard(page);
  await fillRequest(page);
  await choosePapers(page);
  await askPickupAndReturn(page);
  return declareAndFile(page);
}
