import type { Locator, Page } from "@playwright/test";
import { attachAndGrant } from "@/tests/e2e/agency/grant";
import { ask, dossierWhere } from "@/tests/e2e/database";
import { signByName } from "@/tests/e2e/desk-input";
import { fileGuideCard, GUIDE_CARD } from "@/tests/e2e/filing";
import { cameraPicture, PHONE, prepareShell, unlockShell } from "@/tests/e2e/offline-shell";
import { personOf } from "@/tests/e2e/people";
import { expect, test } from "@/tests/e2e/test";

const CITIZEN = personOf("thu.hang");
const COURIER = personOf("pvcuong.buuta");
const COLLEAGUE = personOf("dvhai.buuta");
const CLERK = personOf("ntha.quay");
const OFFICIAL = personOf("tthu.vhttdl");
const SEAL = "NP004711";
const FREE_STOP = `exists (select 1 from pickup_request r where r.dossier_id = d.id and r.status = 'REQUESTED' and r.courier_id is null)
  and d.office_id = (select office_id from staff where username = 'pvcuong.buuta')`;

/** What the phone's network does: nothing, then everything that was written goes. */
async function cut(page: Page): Promise<void> {
  await page.context().setOffline(true);
}

async function sendAll(page: Page, done: number): Promise<void> {
  await page.context().setOffline(false);
  await page.getByRole("button", { name: /^Đã ghi/ }).click();
  await page.getByRole("button", { name: "Gửi và lấy danh sách" }).click();
  await expect(page.getByRole("main").getByText("Máy chủ đã ghi", { exact: true })).toHaveCount(done);
}

/** Papers and seal at the door, a photo of the bag, the giver's name. `missing`: a paper of which one is not there. */
async function collectOnPhone(page: Page, code: string, signer: string, seal: string, missing?: string): Promise<void> {
  await page.getByRole("button", { name: "Gom", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: code }).getByRole("button", { name: /^Đến lấy giấy tờ/ }).click();
  if (missing !== undefined) {
    await page.getByRole("button", { name: `Bớt một ${missing}` }).click();
    await expect(page.getByText(/^Thiếu 1 so với công dân/)).toBeVisible();
  }
  await page.getByLabel("Số niêm phong trên túi").fill(seal);
  await page.locator('input[name="photos"]').setInputFiles(await cameraPicture(page));
  await signByName(page, /^Người giao giấy tờ ký/, signer);
  await page.getByRole("button", { name: "Nhận giấy tờ, lập phiếu gửi" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Chuyến không cần mạng" })).toBeAttached();
}

async function failOnPhone(page: Page, code: string, reason: string): Promise<void> {
  await page.getByRole("button", { name: "Phát", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: code }).getByRole("button", { name: /^Phát: / }).click();
  await page.getByText("Chưa phát được?", { exact: true }).click();
  const form = page.getByRole("form", { name: "Chưa phát được" });
  await form.getByLabel("Lý do", { exact: true }).selectOption({ label: "Không gặp người nhận" });
  await form.getByLabel("Vì sao chưa phát được?").fill(reason);
  await form.locator('input[name="photos"]').setInputFiles(await cameraPicture(page));
  await form.getByRole("button", { name: "Ghi lần đến này" }).click();
  await expect(page.getByText("Chưa gửi xong", { exact: true })).toBeVisible();
}

/** Only this one of a list of ticked rows: other tests need the rest. */
async function tickOnly(group: Locator, name: RegExp): Promise<void> {
  await expect(group.getByRole("checkbox", { name })).toBeChecked();
  for (const box of await group.getByRole("checkbox").all()) await box.uncheck();
  await group.getByRole("checkbox", { name }).check();
}

/** The giver makes the manifest, the receiver signs it on his own page. */
async function handOver(giver: Page, group: Locator, button: string, number: RegExp, receiver: Page, wing: "buu-dien" | "co-quan"): Promise<void> {
  await group.getByRole("button", { name: button }).click();
  await expect(giver.getByRole("heading", { level: 1, name: number })).toBeVisible();
  const id = new URL(giver.url()).pathname.split("/").at(-1) ?? "";
  await receiver.goto(`/${wing}/ban-giao/${id}`);
  await receiver.waitForLoadState("networkidle");
  await receiver.getByRole("button", { name: /^Ký nhận \d+ hồ sơ/ }).click();
  await expect(receiver.getByText(/^Đã ký nhận cả \d+ hồ sơ/)).toBeVisible();
}

test("both legs: collected without a network with a paper too few, one stop given to a colleague meanwhile, to the agency and back, two invitations in vain, returned; the applicant sees each step", async ({ as }) => {
  test.setTimeout(600_000);
  const [citizen, clerk, official] = [await as(CITIZEN.key), await as(CLERK.key), await as(OFFICIAL.key)];
  const submissionCode = await fileGuideCard(citizen);
  const [{ id } = { id: "" }] = await ask<{ id: string }>("select id from dossier where submission_code = $1", [submissionCode]);
  const papers = citizen.locator("section").filter({ has: citizen.getByRole("heading", { level: 2, name: "Giấy tờ của tôi đang ở đâu" }) });
  const sees = async (holder: RegExp, now: RegExp) => {
    await citizen.goto(`/cong-dan/ho-so/${id}`);
    await expect(papers.getByRole("heading", { name: holder }).first()).toBeVisible();
    await expect(papers.getByText(now).first()).toBeVisible();
  };
  await sees(/^Đang ở: Anh\/chị$/, /bưu tá đến lấy/i);

  const phone = await as(COURIER.key, { ...PHONE, fresh: true });
  await test.step("without a network: a paper too few, a photo; another stop is a colleague's meanwhile", async () => {
    const other = await dossierWhere(`${FREE_STOP} and d.id <> $1`, [id]);
    await prepareShell(phone);
    await cut(phone);
    await phone.reload();
    await unlockShell(phone);
    await collectOnPhone(phone, submissionCode, CITIZEN.fullName, SEAL, GUIDE_CARD.papers.photo);
    await collectOnPhone(phone, other.code, personOf(other.applicant).fullName, "NP004712");
    const give = (to: string | null, status: string) =>
      ask("update pickup_request set courier_id = (select s.id from staff s where s.username = $1), status = $2::pickup_status where dossier_id = $3 and status in ('REQUESTED', 'ASSIGNED')", [to, status, other.id]);
    await give(COLLEAGUE.key, "ASSIGNED");
    await sees(/^Đang ở: Anh\/chị$/, /bưu tá đến lấy/i);
    await sendAll(phone, 1);
    await expect(phone.getByText("Không ghi được", { exact: true })).toBeVisible();
    await expect(phone.getByText(`đã chuyển cho bưu tá ${COLLEAGUE.fullName}`)).toBeVisible();
    await give(null, "REQUESTED");
    await sees(new RegExp(`^Đang ở: Bưu tá ${COURIER.fullName}`), new RegExp(`đang trên đường về quầy, túi niêm phong ${SEAL}`, "i"));
    await expect(papers.getByRole("list", { name: "Sự cố giấy tờ" })).toContainText(`${GUIDE_CARD.papers.photo}: khai 2, đếm được 1`);
    await expect(papers.getByRole("list", { name: "Sự cố giấy tờ" })).toContainText(`${CITIZEN.fullName} chịu trách nhiệm`);
    await expect(papers.getByRole("list", { name: /^Ảnh bưu tá chụp/ }).getByRole("link")).toHaveCount(1);
  });

  await test.step("the counter counts again, knows of the difference, receives", async () => {
    await clerk.goto(`/buu-dien/quay?hs=${id}`);
    await clerk.waitForLoadState("networkidle");
    await expect(clerk.getByRole("list", { name: "Sự cố giấy tờ" })).toContainText("khai 2, đếm được 1");
    await expect(clerk.getByRole("textbox", { name: new RegExp(GUIDE_CARD.papers.photo) })).toHaveValue("1");
    await clerk.getByLabel("Số niêm phong đọc trên túi").fill(SEAL);
    await signByName(clerk, /^Bưu tá giao túi ký/, COURIER.fullName);
    await clerk.getByRole("button", { name: "Nhận túi từ bưu tá" }).click();
    await expect(clerk.getByText("Đã nhận túi từ bưu tá.")).toBeVisible();
    await sees(new RegExp(`^Đang ở: Quầy bưu điện, ${CLERK.fullName} giữ`), /đang được kiểm tra/i);
    await clerk.goto(`/buu-dien/quay?hs=${id}&dien=1`);
    await clerk.waitForLoadState("networkidle");
    for (const group of await clerk.getByRole("group", { name: /^Kiểm / }).all()) {
      if ((await group.getByRole("radio", { checked: true }).count()) === 0) await group.getByLabel("Dùng giấy tờ thay thế").check();
    }
    await clerk.getByRole("button", { name: "Tiếp nhận hồ sơ", exact: true }).click();
    await expect(clerk.getByText(/^Đã tiếp nhận, mã H42\./)).toBeVisible();
    await sees(/^Đang ở: Quầy bưu điện/, /chờ giao cơ quan/i);
  });
  const [{ code } = { code: "" }] = await ask<{ code: string }>("select code from dossier where id = $1", [id]);

  await test.step("to the agency by a manifest, decided there, and back by another", async () => {
    await clerk.goto("/buu-dien/ban-giao");
    await clerk.waitForLoadState("networkidle");
    const toAgency = clerk.getByRole("form", { name: `Biên bản giao nhận hồ sơ: ${GUIDE_CARD.agency}` });
    await tickOnly(toAgency, new RegExp(code));
    await handOver(clerk, toAgency, "Lập biên bản giao nhận hồ sơ", /BG-/, official, "co-quan");
    await sees(/^Đang ở: Sở VHTT&DL/, /đang dùng để giải quyết/i);

    await official.goto(`/co-quan/ho-so/${id}`);
    await official.waitForLoadState("networkidle");
    await official.getByRole("button", { name: "Nhận giải quyết" }).click();
    await expect(official.getByText("Anh/chị đã nhận giải quyết hồ sơ này.")).toBeVisible();
    await attachAndGrant(official, "Thẻ hướng dẫn viên số 137260099");
    await sees(/^Đang ở: Sở VHTT&DL/, /chờ giao cho bưu điện/i);

    await official.goto("/co-quan/ban-giao");
    await official.waitForLoadState("networkidle");
    const back = official.getByRole("form", { name: /^Phiếu bàn giao kết quả: / }).filter({ hasText: code });
    await tickOnly(back, new RegExp(code));
    await handOver(official, back, "Lập phiếu bàn giao kết quả", /KQ-/, clerk, "buu-dien");
    await sees(/^Đang ở: Quầy bưu điện/, /chờ bưu tá mang đi phát/i);
  });
  const [{ item, itemCode } = { item: "", itemCode: "" }] =
    await ask<{ item: string; itemCode: string }>(`select id as item, item_code as "itemCode" from postal_item where dossier_id = $1 and direction = 'TO_CITIZEN'`, [id]);

  await test.step("without a network again: two invitations in vain, two working days apart", async () => {
    const round = await as(COURIER.key, PHONE);
    await round.goto("/buu-dien/phat");
    await round.waitForLoadState("networkidle");
    await tickOnly(round.getByRole("main"), new RegExp(itemCode));
    await signByName(round, /^Nhân viên quầy giao chuyến ký/, CLERK.fullName);
    await round.getByRole("button", { name: "Nhận chuyến" }).click();
    await expect(round.getByText("Đã nhận 1 bưu gửi vào chuyến.")).toBeVisible();
    await sees(new RegExp(`^Đang ở: Bưu tá ${COURIER.fullName}`), /đang mang đi phát/i);
    await phone.getByRole("button", { name: "Gửi và lấy danh sách" }).click();
    const attempt = async (words: string, done: number) => {
      await phone.getByRole("button", { name: "Phát", exact: true }).click();
      await expect(phone.getByRole("listitem").filter({ hasText: itemCode }).getByRole("button", { name: /^Phát: / })).toBeVisible();
      await cut(phone);
      await failOnPhone(phone, itemCode, words);
      await sendAll(phone, done);
      await sees(new RegExp(`^Đang ở: Bưu tá ${COURIER.fullName}`), /đã mang đến mà chưa giao được, sẽ mời nhận lại/i);
      await expect(papers.getByText(`Không gặp người nhận: ${words}`)).toBeVisible();
    };
    await attempt("gọi cửa không ai thưa", 2);
    // The first invitation was ten days ago: far enough for the second to count.
    await ask("update postal_event set occurred_at = occurred_at - interval '10 days' where item_id = $1 and status = 'ATTEMPT_FAILED'", [item]);
    await attempt("hẹn qua điện thoại nhưng vắng", 3);
    await expect(papers.getByRole("list", { name: /^Ảnh bưu tá chụp/ }).getByRole("link")).toHaveCount(3);
  });

  await test.step("back to the office, and by a manifest to the agency", async () => {
    await clerk.goto("/buu-dien/chua-phat-duoc");
    await clerk.waitForLoadState("networkidle");
    const back = clerk.getByRole("form", { name: `Nhận lại từ ${COURIER.fullName}` });
    await tickOnly(back, new RegExp(itemCode));
    await signByName(back, /ký nộp lại/, COURIER.fullName);
    await back.getByRole("button", { name: "Nhận lại từ bưu tá" }).click();
    await expect(clerk.getByText("Đã nhận lại 1 bưu gửi")).toBeVisible();
    await sees(/^Đang ở: Quầy bưu điện/, /chờ lần mời nhận tiếp theo/i);
    await clerk.goto("/buu-dien/chua-phat-duoc");
    await clerk.waitForLoadState("networkidle");
    const returns = clerk.getByRole("form", { name: /^Biên bản chuyển hoàn kết quả/ }).filter({ hasText: code });
    await tickOnly(returns, new RegExp(code));
    await handOver(clerk, returns, "Lập biên bản chuyển hoàn kết quả", /HT-/, official, "co-quan");
    await sees(/^Đang ở: Sở VHTT&DL/, /đã chuyển hoàn, chờ hẹn phát lại/i);
    await expect(papers.getByText("Kết quả chuyển hoàn về cơ quan")).toBeVisible();
  });
});
