import { fetchLinked } from "@/tests/e2e/desk-input";
import { readPdf } from "@/lib/forms/pdf-text";
import { ask } from "@/tests/e2e/database";
import { expect, test } from "@/tests/e2e/test";
import { CountedClerk, receiveUsualDossier } from "@/tests/e2e/usual-dossier";
import { USUAL_PAGES, USUAL_PROCEDURE, usualPages } from "@/tests/e2e/usual-pages";

const MOST_ACTIONS = 12;

test("by keyboard alone, from the card to the receipt on the screen, in at most twelve actions", async ({ as }) => {
  test.setTimeout(300_000);
  const page = await as("ntha.quay");
  const clerk = new CountedClerk(page);
  await page.goto("/buu-dien/quay");
  const id = await receiveUsualDossier(clerk, { procedure: USUAL_PROCEDURE, papers: USUAL_PAGES, pages: await usualPages(page) });
  expect(clerk.acts.length, clerk.acts.join("; ")).toBeLessThanOrEqual(MOST_ACTIONS);
  expect(await ask("select status from dossier where id = $1", [id])).toEqual([{ status: "RECEIVED" }]);
  expect(await ask("select 1 from dossier_event where dossier_id = $1 and event = 'RECEIVE'", [id])).toHaveLength(1);
  const receipt = await readPdf(await fetchLinked(page.getByRole("link", { name: "Mở giấy tiếp nhận (PDF)" })));
  expect(receipt.pages.join(" ")).toContain("Nguyễn Văn An");
  expect(receipt.pages.join(" ")).toMatch(/Liên 1: Lưu[\s\S]*Liên 2: Giao khách hàng/);
});

test("the browser is closed in the middle: what was typed is there when it comes back, and sending it twice receives once", async ({ as }) => {
  const first = await as("tthoa.phuly");
  await first.goto("/buu-dien/quay/moi");
  await first.waitForLoadState("networkidle");
  const drop = first.getByRole("button", { name: "Xóa phần nhập" });
  if (await drop.isVisible()) await drop.click();
  await first.waitForLoadState("networkidle");
  await first.getByLabel("Họ và tên như trên thẻ").fill("Đinh Văn Giữ");
  await first.getByLabel("Số định danh cá nhân").fill("036090001111");
  await expect(first.getByText("Phần nhập được giữ lại")).toBeVisible();
  await first.close();

  const again = await as("tthoa.phuly");
  await again.goto("/buu-dien/quay/moi");
  await expect(again.getByLabel("Họ và tên như trên thẻ")).toHaveValue("Đinh Văn Giữ");
  await again.waitForLoadState("networkidle");
  await again.getByLabel("Ngày sinh", { exact: true }).fill("1990-02-03");
  await again.getByRole("radio", { name: "Nam", exact: true }).check();
  const procedure = again.getByRole("combobox", { name: "Thủ tục và trường hợp" });
  await procedure.fill("the huong dan vien");
  await procedure.press("Enter");
  // The connection drops at the very press: the words say so, nothing is lost, and pressing again files once.
  await again.route("**/buu-dien/quay/moi", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await again.getByRole("button", { name: "Kiểm tra giấy tờ" }).click();
  await expect(again.getByText("Chưa gửi được vì mạng")).toBeVisible();
  await again.unroute("**/buu-dien/quay/moi");
  await again.getByRole("button", { name: "Kiểm tra giấy tờ" }).click();
  await expect(again.getByText("Đã lập hồ sơ.")).toBeVisible();
  expect(await ask("select 1 from dossier d join person p on p.id = d.applicant_id where p.identity_number = '036090001111'")).toHaveLength(1);
});

test("for somebody else: who files and whose dossier it is are both told, and a paper that only collects is refused at its field", async ({ as }) => {
  const page = await as("ntha.quay");
  await page.goto("/buu-dien/quay/moi");
  await page.waitForLoadState("networkidle");
  // The page is asked again and comes late, as on a slow line: what was chosen meanwhile stays.
  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/_rsc=/, async (route) => {
    const response = await route.fetch();
    await late;
    await route.fulfill({ response });
  });
  await page.getByLabel("Quét mã QR trên thẻ căn cước").fill("035090001234|168123456|NGUYỄN VĂN AN|05031990|Nam|Tổ 5, Phù Vân, Phủ Lý, Hà Nam|10052021");
  await page.getByLabel("Quét mã QR trên thẻ căn cước").press("Enter");
  const procedure = page.getByRole("combobox", { name: "Thủ tục và trường hợp" });
  await expect(procedure).toBeFocused();
  await page.evaluate(() => (window as unknown as { next: { router: { refresh: () => void } } }).next.router.refresh());
  await procedure.fill("the huong dan vien");
  await procedure.press("Enter");
  await page.getByRole("radio", { name: "Người khác" }).check();
  await page.getByLabel("Tên chủ hồ sơ").fill("Trần Văn Quyết");
  await page.getByLabel("Quan hệ, chức vụ của người nộp").fill("Con");
  await page.getByLabel("Số định danh của chủ hồ sơ").fill("035075001933");
  await page.getByLabel("Giấy đã xem").selectOption("NOTARISED");
  await page.getByLabel("Số của giấy").fill("12/CC");
  await page.getByLabel("Ngày ghi trên giấy").fill("2026-11-02");
  await page.getByLabel("Được ủy quyền làm gì").selectOption("COLLECT");
  const operation = page.locator("main input[name='operationId']").first();
  const shown = await operation.inputValue();
  arrive();
  await expect(operation).not.toHaveValue(shown);
  await expect(page.getByLabel("Giấy đã xem")).toHaveValue("NOTARISED");
  await page.getByRole("button", { name: "Kiểm tra giấy tờ" }).click();
  await expect(page.getByText("Giấy này chỉ ủy quyền nhận kết quả").first()).toBeVisible();
  await page.getByLabel("Được ủy quyền làm gì").selectOption("FILE_AND_COLLECT");
  await page.getByRole("button", { name: "Kiểm tra giấy tờ" }).click();
  await expect(page.getByText("Đã lập hồ sơ.")).toBeVisible();
  await expect(page.getByText("Trần Văn Quyết").first()).toBeVisible();
});
