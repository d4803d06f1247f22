import type { Page } from "@playwright/test";
import { readPdf } from "@/lib/forms/pdf-text";
import { attachAndGrant } from "@/tests/e2e/agency/grant";
import { fetchLinked, refusals, shownCode, signByName, signOnGlass } from "@/tests/e2e/desk-input";
import { totalsOnPage } from "@/tests/e2e/figures";
import { askPickupAndReturn, choosePapers, declareAndFile, fillRequest, GUIDE_CARD, startGuideCard } from "@/tests/e2e/filing";
import { mailArrives } from "@/tests/e2e/mail";
import { personOf, signInByIdentityProvider, signInWithPassword } from "@/tests/e2e/people";
import { jpegFile, pdfFile, pngFile } from "@/tests/e2e/sample-files";
import { expect, test } from "@/tests/e2e/test";

const SEAL = "NP-2611-0042";
const { papers } = GUIDE_CARD;
const citizenOf = personOf("mai.lan");
const courierOf = personOf("pvcuong.buuta");
const clerkOf = personOf("ntha.quay");
const officialOf = personOf("tthu.vhttdl");
const DOSSIER_CODE = /H42\.\d\d-\d{6}-\d{4}/;

/** The PDF behind a link, as one text. */
async function pdfText(link: ReturnType<Page["getByRole"]>): Promise<string> {
  return (await readPdf(await fetchLinked(link))).pages.join(" ");
}

/** Opens an address as somebody who must sign in first, by password and code, and is brought back to it. */
async function comeByPassword(page: Page, key: string, address: string): Promise<void> {
  await page.goto(address);
  await signInWithPassword(page, key);
  await page.waitForURL((url) => url.pathname.startsWith(address.split("?")[0] ?? address));
}

async function figuresOfToday(page: Page) {
  await page.goto("/thong-ke");
  return totalsOnPage(page);
}

test("a dossier goes from the citizen's door to the statistics through five people's hands", async ({ as }) => {
  test.setTimeout(900_000);
  const [citizen, courier, clerk, official, administrator, visitor] = [await as(null), await as(null), await as(null), await as(null), await as(null), await as(null)];
  const before = await figuresOfToday(visitor);
  let submissionCode = "";
  let code = "";
  let dueDay = "";
  let itemCode = "";

  await test.step("the citizen finds the procedure, signs in on the way and comes back to it", async () => {
    await citizen.goto("/");
    await citizen.getByLabel("Anh/chị cần làm thủ tục gì?").fill("huong dan vien noi dia");
    await citizen.getByRole("button", { name: "Tìm" }).click();
    await citizen.getByRole("link", { name: GUIDE_CARD.name, exact: true }).click();
    await expect(citizen.getByRole("heading", { level: 1, name: GUIDE_CARD.name })).toBeVisible();
    await citizen.getByRole("link", { name: "Nộp hồ sơ này" }).click();
    await expect(citizen.getByRole("heading", { level: 1, name: "Đăng nhập" })).toBeVisible();
    await signInByIdentityProvider(citizen, citizenOf.key);
    await expect(citizen.getByRole("heading", { level: 1, name: "Bắt đầu nộp hồ sơ" })).toBeVisible();
    await expect(citizen).toHaveURL(`/cong-dan/nop/${GUIDE_CARD.code}`);
  });

  await test.step("she fills the form, gives one paper as a file and three by hand, and asks for pickup and return", async () => {
    await startGuideCard(citizen);
    await fillRequest(citizen);
    await choosePapers(citizen);
    await askPickupAndReturn(citizen);
  });

  await test.step("she sees fee and postage apart, files, and gets a code with its QR", async () => {
    const money = citizen.locator("section").filter({ has: citizen.getByRole("heading", { level: 2, name: "Phí và cước" }) });
    await expect(money.getByText("Phí, lệ phí", { exact: true })).toBeVisible();
    await expect(money.getByText("Cước bưu chính", { exact: true })).toBeVisible();
    await expect(money.getByText("650.000 đ").first()).toBeVisible();
    await expect(money.getByText(/Phí, lệ phí và cước là hai khoản khác nhau/)).toBeVisible();
    submissionCode = await declareAndFile(citizen);
    expect(submissionCode).toMatch(/^BC-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const qr = citizen.getByRole("img", { name: `Mã QR tra cứu hồ sơ ${submissionCode}` });
    expect(await qr.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBeGreaterThan(0);
    await mailArrives(citizenOf.email, "Đã nhận hồ sơ nộp", submissionCode);
  });

  await test.step("the courier takes the stop, counts with her, seals, and both sign", async () => {
    await comeByPassword(courier, courierOf.key, "/buu-dien/gom");
    const stop = courier.getByRole("listitem").filter({ hasText: submissionCode });
    await stop.getByRole("button", { name: "Nhận điểm này" }).click();
    await expect(courier.getByRole("heading", { level: 1, name: citizenOf.fullName })).toBeVisible();
    const photos = courier.getByRole("textbox", { name: new RegExp(papers.photo) });
    await expect(photos).toHaveValue("2");
    await courier.getByRole("button", { name: `Bớt một ${papers.photo}` }).click();
    await expect(courier.getByText("Thiếu 1 so với công dân")).toBeVisible();
    await courier.getByRole("button", { name: `Thêm một ${papers.photo}` }).click();
    await courier.getByLabel("Số niêm phong trên túi").fill(SEAL);
    await signOnGlass(courier, /^Người giao giấy tờ ký/);
    await courier.getByText("Bưu tá ký tay (không bắt buộc)").click();
    await signOnGlass(courier, /^Bưu tá ký/);
    await courier.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }).click();
    await expect(courier.getByText("Đã lấy giấy tờ")).toBeVisible();
    expect(await shownCode(courier, "số bưu gửi")).toMatch(/^C[NP]\d{9}VN$/);
    const slip = await pdfText(courier.getByRole("link", { name: "Mở phiếu gửi (PDF)" }));
    expect(slip).toMatch(/phiếu gửi hồ sơ/i);
    for (const words of [SEAL, citizenOf.fullName, papers.diploma, papers.health, papers.photo]) expect(slip).toContain(words);
    await mailArrives(citizenOf.email, "Bưu tá đã nhận giấy tờ", submissionCode);
  });

  await test.step("the clerk takes the bag over and custody changes hands", async () => {
    await comeByPassword(clerk, clerkOf.key, "/buu-dien/quay?hang=cho-nhan");
    await clerk.getByRole("link", { name: new RegExp(submissionCode) }).click();
    await clerk.getByLabel("Số niêm phong đọc trên túi").fill(SEAL);
    await signByName(clerk, /^Bưu tá giao túi ký/, courierOf.fullName);
    await clerk.getByRole("button", { name: "Nhận túi từ bưu tá" }).click();
    await expect(clerk.getByText("Đã nhận túi từ bưu tá.")).toBeVisible();
    await expect(clerk.getByRole("heading", { name: new RegExp(`^Đang ở: .*${clerkOf.fullName}`) })).toBeVisible();
  });

  await test.step("the clerk checks component by component, digitises, and receives", async () => {
    const answers = { [papers.request]: "Đã nộp", [papers.diploma]: "Đã nộp", [papers.otherDiploma]: "Dùng giấy tờ thay thế", [papers.health]: "Đã nộp", [papers.photo]: "Đã nộp", [papers.history]: "Lấy từ cơ sở dữ liệu" };
    for (const [name, answer] of Object.entries(answers)) {
      await clerk.getByRole("group", { name: `Kiểm ${name}`, exact: true }).getByLabel(answer).check();
    }
    const scans = { [papers.diploma]: await jpegFile("bang-tot-nghiep.jpg"), [papers.health]: pdfFile("suc-khoe.pdf"), [papers.photo]: await pngFile("anh.png") };
    for (const [name, file] of Object.entries(scans)) {
      await clerk.getByLabel(`Bản quét của ${name}`, { exact: true }).setInputFiles(file);
      await expect(clerk.getByRole("list", { name: `Bản quét của ${name}`, exact: true }).getByRole("link", { name: file.name })).toBeVisible();
    }
    await expect(clerk.getByRole("group", { name: `Kiểm ${papers.history}`, exact: true }).getByLabel("Lấy từ cơ sở dữ liệu")).toBeChecked();
    await clerk.getByRole("button", { name: "Tiếp nhận hồ sơ", exact: true }).click();
    const done = clerk.getByText(/^Đã tiếp nhận, mã /);
    await expect(done).toBeVisible();
    code = DOSSIER_CODE.exec(await done.innerText())?.[0] ?? "";
    dueDay = /hẹn trả (\d\d\/\d\d\/\d{4})/.exec(await done.innerText())?.[1] ?? "";
    expect(code).toMatch(/^H42\.18-\d{6}-\d{4}$/);
    expect(dueDay).not.toBe("");
  });

  await test.step("the receipt is a PDF with code, due date and papers", async () => {
    const receipt = await readPdf(await fetchLinked(clerk.getByRole("link", { name: "Mở giấy tiếp nhận (PDF)" })));
    expect(receipt.pages.length).toBeGreaterThanOrEqual(2);
    expect(receipt.sizes[0]).toEqual([148, 210]);
    const text = receipt.pages[0] ?? "";
    expect(text).toMatch(/giấy tiếp nhận hồ sơ và hẹn trả kết quả/i);
    expect(DOSSIER_CODE.exec(text)?.[0]).toBe(code);
    const [day, month, year] = dueDay.split("/");
    for (const words of [`ngày ${day} tháng ${month} năm ${year}`, citizenOf.fullName, GUIDE_CARD.name, clerkOf.fullName, papers.request, papers.diploma, papers.health, papers.photo]) expect(text).toContain(words);
    const mail = await mailArrives(citizenOf.email, code, "đã được tiếp nhận");
    expect(mail.subject).toContain(`hẹn trả ${dueDay}`);
  });

  await test.step("clerk and official hand the papers over by a manifest", async () => {
    await clerk.getByRole("link", { name: "Lập biên bản giao nhận" }).click();
    const group = clerk.getByRole("form", { name: `Biên bản giao nhận hồ sơ: ${GUIDE_CARD.agency}` });
    await expect(group.getByRole("checkbox", { name: new RegExp(code) })).toBeChecked();
    await group.getByRole("button", { name: "Lập biên bản giao nhận hồ sơ" }).click();
    await expect(clerk.getByText(/^Đã lập BG-/)).toBeVisible();
    const number = /BG-\S+/.exec(await clerk.getByRole("heading", { level: 1 }).innerText())?.[0] ?? "";
    await comeByPassword(official, officialOf.key, "/co-quan/ban-giao");
    await official.getByRole("link", { name: number }).click();
    await official.getByRole("button", { name: /^Ký nhận \d+ hồ sơ/ }).click();
    await expect(official.getByText(/^Đã ký nhận cả \d+ hồ sơ/)).toBeVisible();
    const record = await pdfText(official.getByRole("link", { name: "Mở biên bản (PDF)" }));
    expect(record).toMatch(/biên bản giao nhận hồ sơ/i);
    for (const words of [number, clerkOf.fullName, officialOf.fullName, SEAL]) expect(record.replaceAll(" ", "")).toContain(words.replaceAll(" ", ""));
  });

  await test.step("the official claims, reads a scan, attaches the result and grants", async () => {
    await official.goto("/co-quan/ho-so?hang=chua-nhan");
    await official.getByRole("link", { name: new RegExp(code) }).first().click();
    await official.getByRole("button", { name: "Nhận giải quyết" }).click();
    await expect(official.getByText("Anh/chị đã nhận giải quyết hồ sơ này.")).toBeVisible();
    await official.getByRole("list", { name: `Bản quét: ${papers.diploma}` }).getByRole("link", { name: "bang-tot-nghiep.jpg" }).click();
    const scan = official.getByRole("img", { name: `${papers.diploma}: bang-tot-nghiep.jpg` });
    await expect.poll(() => scan.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(600);
    await official.getByRole("link", { name: "Đóng tài liệu" }).click();
    await attachAndGrant(official, "Thẻ hướng dẫn viên số 137260042");
    await mailArrives(citizenOf.email, code, "đã có kết quả");
  });

  await test.step("the result goes back to the post by a manifest", async () => {
    await official.goto("/co-quan/ban-giao");
    const group = official.getByRole("form", { name: /^Phiếu bàn giao kết quả: / }).filter({ hasText: code });
    await group.getByRole("button", { name: "Lập phiếu bàn giao kết quả" }).click();
    await expect(official.getByText(/^Đã lập KQ-/)).toBeVisible();
    const number = /KQ-\S+/.exec(await official.getByRole("heading", { level: 1 }).innerText())?.[0] ?? "";
    await clerk.goto("/buu-dien/ban-giao");
    await clerk.getByRole("link", { name: number }).click();
    await clerk.getByRole("button", { name: /^Ký nhận \d+ hồ sơ/ }).click();
    await expect(clerk.getByText(/^Đã ký nhận cả \d+ hồ sơ/)).toBeVisible();
    const record = await pdfText(clerk.getByRole("link", { name: "Mở biên bản (PDF)" }));
    expect(record).toMatch(/phiếu bàn giao kết quả/i);
    expect(record.replaceAll(" ", "")).toContain(code);
    const mail = await mailArrives(citizenOf.email, "Kết quả hồ sơ", code, "đã giao cho bưu điện");
    itemCode = /Số hiệu bưu gửi: (\S+)\./.exec(mail.text)?.[1] ?? "";
    expect(itemCode).toMatch(/^C[NP]\d{9}VN$/);
  });

  await test.step("the courier takes the round and delivers with identity check and signature", async () => {
    await courier.goto("/buu-dien/phat");
    await signByName(courier, /^Nhân viên quầy giao chuyến ký/, clerkOf.fullName);
    await courier.getByRole("button", { name: "Nhận chuyến" }).click();
    await expect(courier.getByText(/^Đã nhận \d+ bưu gửi vào chuyến/)).toBeVisible();
    await courier.getByRole("listitem").filter({ hasText: itemCode }).getByRole("link", { name: /^Phát: / }).click();
    await expect(courier.getByRole("heading", { level: 1, name: citizenOf.fullName })).toBeVisible();
    await courier.getByLabel("4 số cuối của giấy tờ").fill("0000");
    await signOnGlass(courier, /^Người nhận ký/);
    await courier.getByRole("button", { name: "Đã giao kết quả" }).click();
    await expect(refusals(courier)).toBeVisible();
    await courier.getByLabel("4 số cuối của giấy tờ").fill(citizenOf.identityNumber?.slice(-4) ?? "");
    await courier.getByRole("button", { name: "Đã giao kết quả" }).click();
    await expect(courier.getByText(new RegExp(`^${citizenOf.fullName} nhận lúc`))).toBeVisible();
    const proof = await pdfText(courier.getByRole("link", { name: "Mở giấy biên nhận (PDF)" }));
    expect(proof).toMatch(/giấy biên nhận trả kết quả/i);
    expect(DOSSIER_CODE.exec(proof)?.[0]).toBe(code);
    for (const words of [citizenOf.fullName, courierOf.fullName, GUIDE_CARD.name, citizenOf.identityNumber?.slice(-4) ?? ""]) expect(proof).toContain(words);
    await mailArrives(citizenOf.email, "Đã phát kết quả", code);
  });

  await test.step("the citizen sees it returned, the result in her hands", async () => {
    await citizen.goto("/cong-dan");
    const row = citizen.getByRole("listitem").filter({ hasText: GUIDE_CARD.name }).filter({ has: citizen.getByRole("button", { name: `Sao chép mã hồ sơ ${code}` }) });
    await expect(row.getByText("Đã trả kết quả", { exact: true })).toBeVisible();
    await row.getByRole("link", { name: GUIDE_CARD.name }).click();
    await expect(citizen.getByRole("heading", { name: "Đang ở: Anh/chị" })).toBeVisible();
    await expect(citizen.getByRole("list", { name: "Tệp kết quả" }).getByRole("link", { name: "the-huong-dan-vien.pdf" })).toBeVisible();
    const receipt = await pdfText(citizen.getByRole("link", { name: /Giấy tiếp nhận hồ sơ.*PDF/i }));
    expect(receipt).toContain(code);
  });

  await test.step("clerk and official find it in their lists", async () => {
    await clerk.goto(`/buu-dien/quay?tim=${code}`);
    await expect(clerk.getByRole("link", { name: new RegExp(code) })).toContainText("Đã trả kết quả");
    await official.goto("/co-quan/ho-so?hang=da-xong");
    await expect(official.getByRole("link", { name: new RegExp(code) }).first()).toBeVisible();
  });

  await test.step("anybody sees the public stage, and the statistics count it", async () => {
    await visitor.goto("/");
    await visitor.getByRole("link", { name: /^Tra cứu hồ sơ/ }).click();
    await visitor.getByLabel("Mã hồ sơ").fill(code.toLowerCase());
    await visitor.getByRole("button", { name: "Tra cứu" }).click();
    await expect(visitor.getByText("Kết quả đã được trả cho người nhận.")).toBeVisible();
    await expect(visitor.getByText(citizenOf.fullName)).toHaveCount(0);
    const after = await figuresOfToday(visitor);
    expect(after).toEqual({ ...before, received: before.received + 1, resolved: before.resolved + 1, early: before.early + 1 });
  });

  await test.step("the administrator finds it with its whole history", async () => {
    await comeByPassword(administrator, "nvhung.tinh37", "/quan-tri/ho-so");
    await administrator.getByLabel("Mã, người nộp, thủ tục").fill(code);
    await administrator.getByRole("button", { name: "Lọc" }).click();
    await administrator.getByRole("link", { name: code }).click();
    const history = administrator.getByRole("list", { name: "Lịch sử hồ sơ" });
    for (const words of ["nộp hồ sơ", "nhận giấy tờ tại nhà", "nhận giấy tờ từ bưu tá", "tiếp nhận hồ sơ", "bàn giao giấy tờ cho cơ quan", "nhận giải quyết", "đính kèm kết quả", "giải quyết xong, có kết quả", "giao kết quả cho bưu điện", "phát kết quả tận tay"]) {
      await expect(history.getByText(new RegExp(words, "i")).first()).toBeVisible();
    }
  });
});
