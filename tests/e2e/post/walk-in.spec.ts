import { scan } from "@/tests/e2e/desk-input";
import { expect, test } from "@/tests/e2e/test";

const CARD = "035090001234|168123456|NGUYỄN VĂN AN|05031990|Nam|Tổ 5, Phù Vân, Phủ Lý, Hà Nam|10052021";
const TELEX = "035090001234|168123456|NGUYEEXN VAWN AN|05031990|Nam|Toor 5, Phuf Vaan, Phur Lys, Haf Nam|10052021";

test("a card scanned anywhere on the desk opens a new dossier with its data, and no address ever holds them", async ({ as }) => {
  const page = await as("ntha.quay");
  await page.goto("/buu-dien/quay");
  // The first key makes a page alive that is not yet; a scanner's keys must not be held up in their middle.
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Shift");
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
  await scan(page, CARD);
  await expect(page.getByRole("heading", { level: 1, name: "Lập hồ sơ tại quầy" })).toBeVisible();
  await expect(page.getByLabel("Họ và tên như trên thẻ")).toHaveValue("NGUYỄN VĂN AN");
  await expect(page.getByLabel("Ngày sinh", { exact: true })).toHaveValue("1990-03-05");
  const procedure = page.getByRole("combobox", { name: "Thủ tục và trường hợp" });
  await procedure.fill("the huong dan vien");
  await procedure.press("Enter");
  await page.getByRole("button", { name: "Kiểm tra giấy tờ" }).click();
  await expect(page.getByText("Đã lập hồ sơ.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Kiểm thành phần hồ sơ" })).toBeVisible();
  const filed = page.url().match(/hs=([0-9a-f-]{36})/)?.[1] ?? "";
  // The same person again: what he has filed here is told before the clerk begins anew.
  await page.waitForLoadState("networkidle");
  await scan(page, CARD);
  await expect(page.getByRole("heading", { name: "Người này đã có hồ sơ ở đây" })).toBeVisible();
  await expect(page.locator(`a[href*="${filed}"]`)).toBeVisible();
  expect(addresses.filter((address) => address.includes("035090001234"))).toEqual([]);
});

test("keys of an input method are put together, and told; a foreign code is refused with words", async ({ as }) => {
  const page = await as("ntha.quay");
  await page.goto("/buu-dien/quay/moi");
  const card = page.getByLabel("Quét mã QR trên thẻ căn cước");
  await card.fill(TELEX);
  await card.press("Enter");
  await expect(page.getByText("theo kiểu gõ Telex")).toBeVisible();
  await expect(page.getByLabel("Họ và tên như trên thẻ")).toHaveValue("NGUYỄN VĂN AN");
  await card.fill("H42.18-261123-0004");
  await card.press("Enter");
  await expect(page.getByText("Đây không phải nội dung mã QR của thẻ căn cước.")).toBeVisible();
});

test("without JavaScript the card's text is read by the server, and what is wrong is told at its field", async ({ as }) => {
  const page = await as("ntha.quay", { javaScriptEnabled: false });
  await page.goto("/buu-dien/quay/moi");
  await page.getByLabel("Quét mã QR trên thẻ căn cước").fill(CARD);
  await page.getByRole("button", { name: "Kiểm tra giấy tờ" }).click();
  await expect(page.getByRole("main").getByRole("alert").first()).toContainText("Chọn thủ tục.");
  await page.getByLabel("Thủ tục và trường hợp").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Kiểm tra giấy tờ" }).click();
  await expect(page.getByText("Đã lập hồ sơ.")).toBeVisible();
});
