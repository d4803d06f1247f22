import type { Page } from "@playwright/test";
import { ask } from "@/tests/e2e/database";
import { fetchLinked, scan } from "@/tests/e2e/desk-input";
import { madeDossiers } from "@/tests/e2e/made-dossiers";
import { expect, test } from "@/tests/e2e/test";

/** A manifest of these dossiers and no others, made by the clerk through his screen. @returns its id */
async function makeManifest(clerk: Page, codes: readonly string[]): Promise<string> {
  await clerk.goto("/buu-dien/ban-giao");
  await clerk.waitForLoadState("networkidle");
  const form = clerk.getByRole("form", { name: /^Biên bản giao nhận hồ sơ: Sở Văn hóa, Thể thao và Du lịch/ });
  for (const box of await form.getByRole("checkbox").all()) await box.uncheck();
  for (const code of codes) await form.getByRole("checkbox", { name: new RegExp(code.replaceAll(".", "\\.")) }).check();
  await form.getByRole("button", { name: "Lập biên bản giao nhận hồ sơ" }).click();
  await expect(clerk.getByText(/^Đã lập BG-/)).toBeVisible();
  return new URL(clerk.url()).pathname.split("/").at(-1) ?? "";
}

/** The first scan on a page, once the page listens: a scan that was heard already says so and changes nothing. */
async function firstScan(page: Page, code: string, says: RegExp): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect(async () => {
    await scan(page, code);
    await expect(page.getByRole("status").getByText(says)).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
}

test("scanned out, scanned in with one missing and one strange: signed with the difference, the incident names who gave, the work goes on", async ({ as }) => {
  const clerk = await as("ntha.quay");
  const manifestId = await makeManifest(clerk, (await madeDossiers("RECEIVED", 2)).map(({ code }) => code ?? ""));
  const lines = await ask<{ code: string; item: string | null; official: string }>(
    `select d.code, (select i.item_code from postal_item i where i.dossier_id = d.id and i.direction = 'TO_AGENCY') as item,
       (select s.username from staff s where s.agency_id = d.agency_id and s.role = 'OFFICIAL' order by s.username limit 1) as official
     from manifest_line l join dossier d on d.id = l.dossier_id where l.manifest_id = $1 order by d.code`, [manifestId]);
  const [first, second] = lines;
  if (!first || !second) throw new Error("The manifest has not two lines");

  await firstScan(clerk, first.item ?? first.code, /đúng, \d+ giấy tờ\. Còn 1 hồ sơ chưa quét|đã quét lúc/);
  await scan(clerk, second.code);
  await expect(clerk.getByRole("status").getByText(/Đã quét đủ danh sách/)).toBeVisible();
  const bag = await fetchLinked(clerk.getByRole("link", { name: "In nhãn túi" }));
  expect(Buffer.from(bag).subarray(0, 5).toString()).toBe("%PDF-");

  const agency = await as(first.official);
  await agency.goto(`/co-quan/ban-giao/${manifestId}`);
  await firstScan(agency, first.code, /đúng, \d+ giấy tờ|đã quét lúc/);
  await scan(agency, "CP999999995VN");
  await expect(agency.getByRole("status").getByText(/^CP999999995VN: không có trong phạm vi/)).toBeVisible();
  await expect(agency.getByRole("heading", { level: 3, name: "Ngoài danh sách" })).toBeVisible();
  // What was not scanned stands as not there, with the reason already written.
  const missing = agency.getByRole("group", { name: `Kiểm đếm ${second.code}` });
  await expect(missing.getByLabel("Không có, không nhận")).toBeChecked();
  await expect(agency.getByLabel(`Chênh lệch của ${second.code}`)).toHaveValue(/không quét thấy khi nhận; bên giao đã quét vào túi/);
  await agency.waitForLoadState("networkidle");
  await agency.getByRole("button", { name: /^Ký nhận 2 hồ sơ/ }).click();
  await expect(agency.getByText(/^Đã ký nhận 1 hồ sơ; 1 hồ sơ không nhận/)).toBeVisible();

  const incidents = await ask<{ kind: string; responsible_name: string }>("select kind, responsible_name from custody_incident where manifest_id = $1 order by kind", [manifestId]);
  const [giver] = await ask<{ full_name: string }>("select full_name from staff where username = 'ntha.quay'");
  expect(incidents).toEqual([{ kind: "NOT_TAKEN", responsible_name: giver?.full_name }, { kind: "UNKNOWN_NUMBER", responsible_name: giver?.full_name }]);
  const supervisor = await as("btminh.giamsat");
  await supervisor.goto("/buu-dien/su-co");
  await expect(supervisor.getByText(/ngoài danh sách: CP999999995VN/).first()).toBeVisible();
  const scans = await ask<{ side: string; verdict: string }>("select side, verdict from custody_scan where manifest_id = $1 order by scanned_at, id", [manifestId]);
  expect(scans).toEqual([{ side: "GIVER", verdict: "LISTED" }, { side: "GIVER", verdict: "LISTED" }, { side: "RECEIVER", verdict: "LISTED" }, { side: "RECEIVER", verdict: "UNKNOWN" }]);
});

test("the applicant claims for a damaged result without scripts, the supervisor answers with both parts and writes the payment down", async ({ as }) => {
  const [item] = await ask<{ id: string; code: string; dossier: string; applicant: string }>(
    `select i.id, i.item_code as code, i.dossier_id as dossier, split_part(p.email, '@', 1) as applicant from postal_item i join dossier d on d.id = i.dossier_id join person p on p.id = d.applicant_id
     join staff s on s.office_id = i.office_id and s.username = 'btminh.giamsat'
     where i.direction = 'TO_CITIZEN' and i.status = 'DELIVERED' and p.oidc_subject like 'vneid-demo-%' and not exists (select 1 from postal_claim k where k.item_id = i.id)
       and exists (select 1 from charge c where c.dossier_id = d.id and c.kind = 'POSTAGE' and c.name = 'Cước chuyển trả kết quả' and c.amount > 0) order by i.created_at desc limit 1`);
  if (!item) throw new Error("No delivered result of a demo person");
  const applicant = await as(item.applicant, { javaScriptEnabled: false });
  await applicant.goto(`/cong-dan/ho-so/${item.dossier}/khieu-nai`);
  await applicant.getByRole("radio", { name: new RegExp(item.code) }).check();
  await applicant.getByRole("radio", { name: /^Hư hỏng/ }).check();
  await applicant.getByLabel("Kể lại").fill("Phong bì rách, thẻ bị gãy làm đôi.");
  await applicant.getByRole("button", { name: "Gửi khiếu nại" }).click();
  await expect(applicant.getByText(/^Đã gửi khiếu nại\. Bưu điện phải trả lời trước hết ngày/)).toBeVisible();

  const supervisor = await as("btminh.giamsat");
  await supervisor.goto("/buu-dien/khieu-nai");
  await supervisor.waitForLoadState("networkidle");
  const form = supervisor.getByRole("form", { name: `Trả lời khiếu nại ${item.code}` });
  await form.getByLabel("Chi phí thực tế làm lại giấy tờ, đồng").fill("50000");
  await form.getByLabel("Lời trả lời").fill("Bưu điện xin lỗi và bồi thường.");
  await form.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(supervisor.getByText("Đã gửi trả lời cho người khiếu nại.")).toBeVisible();
  await supervisor.waitForLoadState("networkidle");
  const pay = supervisor.getByRole("form", { name: `Ghi đã trả tiền ${item.code}` });
  await pay.getByLabel("Trả cho ai, bằng cách nào, số chứng từ").fill("Chuyển khoản, chứng từ số 118");
  await pay.getByRole("button", { name: "Ghi đã trả tiền" }).click();
  await expect(supervisor.getByText("Đã ghi việc trả tiền.")).toBeVisible();
  const [claim] = await ask<{ state: string; postage: string; reissue: string; times: string }>(
    "select state, postage_amount::text as postage, reissue_amount::text as reissue, (postage_amount / postage_paid)::text as times from postal_claim where item_id = $1", [item.id]);
  expect(claim).toMatchObject({ state: "PAID", reissue: "50000", times: "4" });
  await applicant.goto(`/cong-dan/ho-so/${item.dossier}/khieu-nai`);
  await expect(applicant.getByText("Bưu điện xin lỗi và bồi thường.")).toBeVisible();
});
