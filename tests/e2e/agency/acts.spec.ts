import type { Locator, Page } from "@playwright/test";
import { formatDay } from "@/lib/platform/format";
import { DEMO_STAFF } from "@/prisma/seed/data/people";
import { ask, type Chosen, dossierWhere } from "@/tests/e2e/database";
import { refusals } from "@/tests/e2e/desk-input";
import { pdfFile } from "@/tests/e2e/sample-files";
import { expect, test } from "@/tests/e2e/test";
import { type WalkedRow, workingDayAfter } from "@/tests/working-day-walk";

const CLERK = "ntha.quay";
const REASON = "Đang chờ kết quả xác minh văn bằng của cơ sở đào tạo.";
const POLICY = "(select v.supplement_policy from procedure_version v where v.id = d.procedure_version_id)";
const SIGNED = "(select v.sign_off from procedure_version v where v.id = d.procedure_version_id)";
const UNASKED = "not exists (select 1 from dossier_event e where e.dossier_id = d.id and e.event in ('REQUEST_SUPPLEMENT', 'EXTEND'))";
const HELD = `d.status = 'PROCESSING' and d.holder_id is not null and not ${SIGNED}`;

const staffOf = (agency: string, role: "OFFICIAL" | "AGENCY_HEAD") => DEMO_STAFF.filter((one) => one.agencyCode === agency && one.role === role).map(({ username }) => username);
const nameOf = (key: string) => DEMO_STAFF.find(({ username }) => username === key)?.fullName ?? "";
const colleagueOf = ({ agency, holder }: Chosen) => staffOf(agency, "OFFICIAL").find((key) => key !== holder) ?? "";
const headOf = ({ agency }: Chosen) => staffOf(agency, "AGENCY_HEAD")[0] ?? "";
const at = (dossier: Chosen, act?: string) => `/co-quan/ho-so/${dossier.id}${act === undefined ? "" : `?viec=${act}`}`;

/** "Trần Thị Thu vừa … lúc 10:00 ngày 26/11/2026": what a loser reads. */
const faster = (key: string, what: string) => new RegExp(`${nameOf(key)} vừa ${what} lúc \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}`);

async function today(): Promise<string> {
  const [row] = await ask<{ day: string }>("select to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day");
  return row?.day ?? "";
}

/** The rows by which the dossier is counted now: an administrator may have published a calendar since the seed. */
async function calendarRows(dossier: Chosen): Promise<WalkedRow[]> {
  return ask<WalkedRow>(
    `select to_char(c.day, 'YYYY-MM-DD') as day, c.kind::text as kind from calendar_day c join dossier d on d.calendar_version = c.version
     where d.id = $1 and c.scope in ('VN', d.province_code, d.agency_id::text)`, [dossier.id]);
}

/** Gives a held dossier a term that ends in a month, whatever the day of the run; the extension counts the date anew. */
async function givenTime(dossier: Chosen): Promise<void> {
  await ask("update dossier set due_at = now() + interval '30 days' where id = $1", [dossier.id]);
}

async function openActs(page: Page): Promise<void> {
  const more = page.getByText("Việc khác", { exact: true });
  if (await more.isVisible()) await more.click();
}

async function fillSupplement(form: Locator): Promise<void> {
  await form.getByLabel("Vấn đề").first().selectOption({ index: 1 });
  await form.getByLabel("Người nộp cần làm gì").first().fill("Nộp lại bản có dấu.");
}

for (const policy of ["RESET", "PAUSE"] as const) {
  test(`a supplement under ${policy}: asked, a colleague too late, brought to the counter, where the clerk is faster than the official; the new date on the screen`, async ({ as }) => {
    const dossier = await dossierWhere(`${HELD} and ${UNASKED} and ${POLICY} = '${policy}' and d.office_id = (select s.office_id from staff s where s.username = '${CLERK}')`);
    const holder = dossier.holder ?? "";
    const [stood] = await ask<{ due: string }>("select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as due from dossier where id = $1", [dossier.id]);
    const [page, second] = [await as(holder), await as(holder)];
    for (const one of [page, second]) await one.goto(at(dossier, "bo-sung"));
    const form = page.getByRole("form", { name: "Yêu cầu bổ sung" });
    await fillSupplement(form);
    await form.getByRole("button", { name: "Gửi yêu cầu bổ sung" }).click();
    await expect(page.getByText(/^Đã gửi yêu cầu bổ sung/)).toBeVisible();
    await fillSupplement(second.getByRole("form", { name: "Yêu cầu bổ sung" }));
    await second.getByRole("button", { name: "Gửi yêu cầu bổ sung" }).click();
    await expect(refusals(second)).toContainText(faster(holder, "yêu cầu bổ sung"));
    await expect(second.getByLabel("Người nộp cần làm gì").first()).toHaveValue("Nộp lại bản có dấu.");

    const citizen = await as(dossier.applicant);
    await citizen.goto(`/cong-dan/ho-so/${dossier.id}`);
    await expect(citizen.getByText("Nộp lại bản có dấu.").first()).toBeVisible();

    const [clerk, slower] = [await as(CLERK), await as(holder)];
    await slower.goto(at(dossier, "nhan-bo-sung"));
    await clerk.goto(`/buu-dien/quay/${dossier.id}?viec=nhan-bo-sung`);
    await clerk.getByRole("button", { name: "Nhận đủ bổ sung" }).click();
    await expect(clerk.getByText(/^Đã nhận đủ bổ sung/)).toBeVisible();
    await slower.getByRole("button", { name: "Nhận đủ bổ sung" }).click();
    await expect(refusals(slower)).toContainText(faster(CLERK, "nhận đủ giấy tờ bổ sung"));
    await page.goto(at(dossier));
    const [row] = await ask<{ term: number; due: string }>(
      "select term_value::int as term, to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as due from dossier where id = $1 and term_unit = 'WORKING_DAY'", [dossier.id]);
    // Asked and sent on one day: RESET counts the whole term from today, PAUSE leaves the date where it was.
    if (row) expect(row.due).toBe(policy === "RESET" ? workingDayAfter(await today(), row.term, await calendarRows(dossier)) : stood?.due);
    if (row) await expect(page.getByText(formatDay(row.due)).first()).toBeVisible();
  });
}

test("an extension: refused at the date, then made; the head's came too late; both dates on the screen, the letter for the applicant", async ({ as }) => {
  const dossier = await dossierWhere(`${HELD} and ${UNASKED}`);
  await givenTime(dossier);
  const [page, late] = [await as(dossier.holder ?? ""), await as(headOf(dossier))];
  await page.goto(at(dossier));
  await openActs(page);
  await page.getByRole("link", { name: "Hẹn lại ngày trả" }).click();
  const form = page.getByRole("form", { name: "Xin lỗi và hẹn lại ngày trả" });
  await form.getByLabel("Ngày hẹn trả mới").fill(await today());
  await form.getByLabel("Lý do chưa trả được đúng hẹn").fill(REASON);
  await form.getByRole("button", { name: "Xin lỗi và hẹn lại" }).click();
  await expect(form.getByLabel("Ngày hẹn trả mới")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("Lý do chưa trả được đúng hẹn")).toHaveValue(REASON);
  await late.goto(at(dossier, "hen-lai"));
  const chosen = workingDayAfter(await today(), 30, await calendarRows(dossier));
  await form.getByLabel("Ngày hẹn trả mới").fill(chosen);
  await form.getByRole("button", { name: "Xin lỗi và hẹn lại" }).click();
  await expect(page.getByText(/^Đã hẹn lại ngày trả/)).toBeVisible();
  await expect(page.getByText(`sang ${formatDay(chosen)}`)).toBeVisible();
  await expect(page.getByRole("link", { name: /Văn bản xin lỗi/ })).toBeVisible();
  const second = late.getByRole("form", { name: "Xin lỗi và hẹn lại ngày trả" });
  await second.getByLabel("Ngày hẹn trả mới").fill(workingDayAfter(await today(), 35, await calendarRows(dossier)));
  await second.getByLabel("Lý do chưa trả được đúng hẹn").fill(REASON);
  await second.getByRole("button", { name: "Xin lỗi và hẹn lại" }).click();
  await expect(refusals(late)).toContainText(faster(dossier.holder ?? "", "xin lỗi và hẹn lại ngày trả"));
  const citizen = await as(dossier.applicant);
  await citizen.goto(`/cong-dan/ho-so/${dossier.id}`);
  await expect(citizen.getByRole("link", { name: /Văn bản xin lỗi/ })).toBeVisible();
});

test("an opinion asked of another agency, answered there once, read in the dossier", async ({ as }) => {
  const dossier = await dossierWhere(`${HELD} and a.code <> 'H42.03'`);
  const page = await as(dossier.holder ?? "");
  const question = `Văn bằng nêu trong hồ sơ ${dossier.code} có do trường cấp không?`;
  await page.goto(at(dossier, "hoi-y-kien"));
  const form = page.getByRole("form", { name: "Hỏi ý kiến cơ quan khác" });
  await form.getByLabel("Cơ quan được hỏi").selectOption({ label: "Sở Giáo dục và Đào tạo tỉnh Ninh Bình" });
  await form.getByLabel("Nội dung hỏi").fill(question);
  await form.getByRole("button", { name: "Gửi câu hỏi" }).click();
  await expect(page.getByText(/^Đã gửi câu hỏi/)).toBeVisible();
  await expect(page.getByText("Chờ trả lời").first()).toBeVisible();

  const [first, second] = [await as("lthuong.gddt"), await as("nvdat.gddt")];
  expect((await first.goto(at(dossier)))?.status()).toBe(404);
  await first.goto("/co-quan/y-kien");
  await first.getByRole("link", { name: question }).click();
  await expect(first.getByRole("form", { name: "Trả lời" })).toBeVisible();
  await second.goto(new URL(first.url()).pathname);
  await first.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(first.getByLabel("Ý kiến trả lời")).toHaveAttribute("aria-invalid", "true");
  await first.getByLabel("Ý kiến trả lời").fill("Văn bằng do trường cấp ngày 12/7/2019, còn giá trị.");
  await first.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(first.getByText(/^Đã gửi ý kiến/)).toBeVisible();
  await second.getByLabel("Ý kiến trả lời").fill("Chúng tôi không có ý kiến khác.");
  await second.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(refusals(second)).toContainText(faster("lthuong.gddt", "trả lời câu hỏi này"));
  await expect(second.getByLabel("Ý kiến trả lời")).toHaveValue("Chúng tôi không có ý kiến khác.");
  await page.goto(at(dossier));
  await expect(page.getByText("Văn bằng do trường cấp ngày 12/7/2019, còn giá trị.")).toBeVisible();
});

test("a proposal is signed by the head in one press; the official's page is told, and he stays the holder", async ({ as }) => {
  const dossier = await dossierWhere("d.proposed_at is not null");
  const head = headOf(dossier);
  const [page, official, second, giver] = [await as(head), await as(dossier.holder ?? ""), await as(head), await as(dossier.holder ?? "")];
  await official.goto(at(dossier));
  await expect(official.getByText("Đang chờ lãnh đạo ký duyệt")).toBeVisible();
  await expect(official.getByRole("button", { name: /^Ký duyệt/ })).toHaveCount(0);
  await second.goto(at(dossier, "tra-to-trinh"));
  await giver.goto(at(dossier, "tra-lai"));
  await page.goto(at(dossier));
  await expect(page.getByText("Tờ trình chờ anh/chị ký duyệt")).toBeVisible();
  await page.getByRole("button", { name: /^Ký duyệt/ }).click();
  await expect(page.getByText(/^Đã ký duyệt/)).toBeVisible();
  await giver.getByRole("button", { name: "Trả lại hồ sơ" }).click();
  await expect(refusals(giver)).toContainText(faster(head, "(giải quyết xong, có kết quả|từ chối giải quyết)"));
  await second.getByLabel("Cần sửa gì").fill("Nêu rõ điều khoản.");
  await second.getByRole("button", { name: "Trả lại tờ trình" }).click();
  await expect(refusals(second)).toContainText(faster(head, "(giải quyết xong, có kết quả|từ chối giải quyết)"));
  await official.reload();
  await expect(official.getByText(/^Anh\/chị giữ hồ sơ/)).toBeVisible();
});

test("an approval while the head takes the dossier over: the first of them, and the head reads whose it was", async ({ as }) => {
  const dossier = await dossierWhere(`${HELD} and not exists (select 1 from opinion_request o where o.dossier_id = d.id)`);
  const holder = dossier.holder ?? "";
  const [page, head] = [await as(holder), await as(headOf(dossier))];
  await page.goto(at(dossier, "tra-ket-qua"));
  const attach = page.getByRole("form", { name: "Đính kèm kết quả" }).first();
  await attach.getByLabel("Tệp kết quả").setInputFiles(pdfFile("ket-qua.pdf"));
  await attach.getByRole("button", { name: "Đính kèm" }).click();
  await expect(page.getByText("Đã đính kèm tệp kết quả.")).toBeVisible();
  await head.goto(at(dossier, "lay-ho-so"));
  const grant = page.getByRole("form", { name: "Giải quyết xong, có kết quả" });
  await grant.getByLabel("Kết quả", { exact: true }).fill("Giấy phép số 15/GP");
  await grant.getByRole("button", { name: "Giải quyết xong" }).click();
  await expect(page.getByText(/^Đã giải quyết xong, có kết quả/)).toBeVisible();
  await head.getByLabel(/Lý do/).fill("Người giữ hồ sơ nghỉ phép.");
  await head.getByRole("button", { name: "Lấy hồ sơ" }).click();
  await expect(refusals(head)).toContainText(faster(holder, "giải quyết xong, có kết quả"));
  await expect(head.getByLabel(/Lý do/)).toHaveValue("Người giữ hồ sơ nghỉ phép.");
  const [decided] = await ask<{ count: string }>("select count(*) from dossier_event where dossier_id = $1 and event in ('GRANT', 'REFUSE', 'TAKE_OVER')", [dossier.id]);
  expect(decided?.count).toBe("1");
});

test("the head assigns, a colleague who tried to claim reads who was faster; the official proposes and gets it back", async ({ as }) => {
  const dossier = await dossierWhere("d.status = 'RECEIVED' and d.holder_id is null");
  const [assignee = "", other = ""] = staffOf(dossier.agency, "OFFICIAL");
  const [page, late] = [await as(headOf(dossier)), await as(other)];
  await late.goto(at(dossier));
  await page.goto(at(dossier, "phan-cong"));
  await page.getByLabel("Người giải quyết").selectOption({ label: nameOf(assignee) });
  await page.getByRole("button", { name: "Phân công" }).click();
  await expect(page.getByText(/^Đã phân công/)).toBeVisible();
  await expect(page.getByText(new RegExp(`^${nameOf(assignee)} giữ hồ sơ`))).toBeVisible();
  await late.getByRole("button", { name: "Nhận giải quyết" }).click();
  await expect(refusals(late)).toContainText(faster(headOf(dossier), "phân công giải quyết"));
  await page.goto(at(dossier, "nhac"));
  await page.getByLabel("Lời nhắc").fill("Trình trước thứ sáu.");
  await page.getByRole("button", { name: "Gửi lời nhắc" }).click();
  await expect(page.getByText(/^Đã gửi lời nhắc/)).toBeVisible();
  await expect(page.getByText("Trình trước thứ sáu.").first()).toBeVisible();
});

test("a refusal and a stop at the same moment: one of them", async ({ as }) => {
  const dossier = await dossierWhere(HELD);
  const holder = dossier.holder ?? "";
  const [page, second] = [await as(holder), await as(holder)];
  await page.goto(at(dossier, "tu-choi"));
  await second.goto(at(dossier, "dung"));
  await page.getByLabel("Lý do từ chối").fill("Không đủ điều kiện theo Điều 59 Luật Du lịch; có thể nộp lại khi đủ.");
  await page.getByRole("button", { name: "Từ chối giải quyết" }).click();
  await expect(page.getByText(/^Đã từ chối giải quyết/)).toBeVisible();
  await second.getByLabel("Lý do dừng").fill("Người nộp đề nghị dừng bằng văn bản.");
  await second.getByRole("button", { name: "Dừng giải quyết" }).click();
  await expect(refusals(second)).toContainText(faster(holder, "từ chối giải quyết"));
});

test("a dossier left lying is claimed by a colleague; its former holder reads who has it now", async ({ as }) => {
  // The seed leaves some untouched for nine working days, and everything else for four at most.
  const dossier = await dossierWhere(`${HELD} and d.held_since < now() - interval '10 days'
    and not exists (select 1 from dossier_event e where e.dossier_id = d.id and e.actor_id = d.holder_id and e.occurred_at > now() - interval '10 days')`);
  const colleague = colleagueOf(dossier);
  const [page, former] = [await as(colleague), await as(dossier.holder ?? "")];
  await former.goto(at(dossier, "tra-lai"));
  await page.goto(at(dossier));
  await expect(page.getByText("Hồ sơ để lâu: anh/chị nhận được")).toBeVisible();
  await page.getByRole("button", { name: "Nhận giải quyết" }).click();
  await expect(page.getByText("Anh/chị đã nhận giải quyết hồ sơ này.")).toBeVisible();
  await former.getByRole("button", { name: "Trả lại hồ sơ" }).click();
  await expect(refusals(former)).toContainText(faster(colleague, "nhận giải quyết"));
});
