import { ask, dossierWhere } from "@/tests/e2e/database";
import { expect, test } from "@/tests/e2e/test";

const CODE = "1.004623";

test("a head divides the legal time, too long is refused with the excess, a colleague who saved meanwhile is named", async ({ as }) => {
  const page = await as("vtlan.vhttdl");
  await page.goto(`/co-quan/quy-trinh/${CODE}`);
  const fill = async (row: number, name: string, value: string, unit: string) => {
    await page.getByRole("textbox", { name: `Tên bước của bước ${row}`, exact: true }).fill(name);
    await page.getByRole("textbox", { name: `Thời gian của bước ${row}`, exact: true }).fill(value);
    await page.getByRole("combobox", { name: `Đơn vị của bước ${row}`, exact: true }).selectOption({ label: unit });
  };
  const empty = async (from: number) => {
    for (let row = from; row <= 10; row++) {
      await page.getByRole("textbox", { name: `Tên bước của bước ${row}`, exact: true }).fill("");
      await page.getByRole("textbox", { name: `Thời gian của bước ${row}`, exact: true }).fill("");
    }
  };
  await empty(1);
  await fill(1, "Thẩm định", "60", "ngày làm việc");
  await page.getByRole("button", { name: "Lưu quy trình" }).click();
  await expect(page.getByText(/dài hơn thời hạn theo luật .* Phải bớt/).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Tên bước của bước 1", exact: true })).toHaveValue("Thẩm định");

  const other = await as("vtlan.vhttdl");
  await other.goto(`/co-quan/quy-trinh/${CODE}`);
  await fill(1, "Phân công", "0,5", "ngày làm việc");
  await fill(2, "Thẩm định", "2", "ngày làm việc");
  await page.getByRole("button", { name: "Lưu quy trình" }).click();
  await expect(page.getByText(`Đã lưu quy trình của thủ tục ${CODE}.`)).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(CODE) })).toContainText("Phân công → Thẩm định");
  await other.getByRole("button", { name: "Lưu quy trình" }).click();
  await expect(other.getByText(/Vũ Thị Lan vừa lưu quy trình của thủ tục này lúc/).first()).toBeVisible();
});

test("the holder finishes the steps of a dossier in their order", async ({ as }) => {
  const dossier = await dossierWhere(
    "d.status = 'PROCESSING' and d.holder_id is not null and exists (select 1 from internal_process p where p.agency_id = d.agency_id and p.procedure_code = d.procedure_code and p.created_at <= d.clock_started_at) and not exists (select 1 from dossier_event e where e.dossier_id = d.id and e.event = 'FINISH_STEP')");
  const page = await as(dossier.holder ?? "");
  await page.goto(`/co-quan/ho-so/${dossier.id}`);
  const steps = page.getByRole("region", { name: "Quy trình nội bộ" });
  await expect(steps.locator("li[aria-current=step]")).toContainText("1.");
  await steps.getByRole("button", { name: "Xong bước này" }).click();
  await expect(page.getByText("Đã ghi xong một bước nội bộ.")).toBeVisible();
  await expect(steps.locator("li[aria-current=step]")).toContainText("2.");
  const slip = await page.request.get((await page.getByRole("link", { name: /Phiếu kiểm soát/ }).getAttribute("href")) ?? "");
  expect(slip.headers()["content-type"]).toBe("application/pdf");
});

test("a drawn reception is checked; the finding stands in the clerk's record and before the administrator", async ({ as }) => {
  // The lot may have fallen on none of the few dossiers of this run.
  await ask(`insert into reception_review (id, dossier_id, agency_id, office_id, clerk_id, clerk_name, field, drawn_at)
    select gen_random_uuid(), d.id, d.agency_id, d.office_id, s.id, s.full_name, v.field, e.occurred_at from dossier d join dossier_event e on e.dossier_id = d.id and e.event = 'RECEIVE'
      join staff s on s.id = e.actor_id and s.username = 'ntha.quay' join procedure_version v on v.id = d.procedure_version_id join agency a on a.id = d.agency_id and a.code like 'H42.%'
    where not exists (select 1 from reception_review r where r.dossier_id = d.id) order by d.updated_at desc limit 1`);
  const [drawn] = await ask<{ id: string; code: string; clerk: string; clerk_id: string; official: string }>(`
    select r.id, d.code, s.username as clerk, s.id as clerk_id, o.username as official from reception_review r join dossier d on d.id = r.dossier_id join staff s on s.id = r.clerk_id
      join lateral (select username from staff where agency_id = r.agency_id and role = 'OFFICIAL' order by username limit 1) o on true where r.reviewed_at is null order by r.drawn_at limit 1`);
  if (!drawn) throw new Error("Nothing is drawn");
  const words = `Bản quét thiếu trang hai, ${drawn.code}.`;
  const page = await as(drawn.official);
  await page.goto("/co-quan/giam-sat");
  const form = page.getByRole("form", { name: `Kiểm hồ sơ ${drawn.code}` });
  await form.getByLabel("Quầy tiếp nhận đúng").check();
  await form.getByRole("textbox", { name: /^Điểm chưa đúng ở/ }).first().fill(words);
  await form.getByRole("button", { name: "Ghi kết luận" }).click();
  await expect(form.getByText(/Đã ghi điểm chưa đúng thì chọn/).first()).toBeVisible();
  await form.getByLabel("Có điểm chưa đúng").check();
  await form.getByRole("button", { name: "Ghi kết luận" }).click();
  await expect(page.getByText("Đã ghi kết luận.")).toBeVisible();
  const clerk = await as(drawn.clerk);
  await clerk.goto("/buu-dien/dao-tao");
  await expect(clerk.getByText(words)).toBeVisible();
  const admin = await as("nvhung.tinh37");
  await admin.goto(`/quan-tri/tai-khoan/${drawn.clerk_id}`);
  await expect(admin.getByRole("region", { name: "Hồ sơ đào tạo" }).getByText(words)).toBeVisible();
});
