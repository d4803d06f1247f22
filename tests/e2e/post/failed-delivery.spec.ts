import type { Page } from "@playwright/test";
import { ask, dossierWhere } from "@/tests/e2e/database";
import { signByName } from "@/tests/e2e/desk-input";
import { expect, test } from "@/tests/e2e/test";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const ON_THE_ROUND = `d.status = 'RESOLVED' and d.return_method = 'POST' and exists (select 1 from postal_item i join staff c on c.id = i.courier_id
  where i.dossier_id = d.id and i.direction = 'TO_CITIZEN' and i.status = 'IN_TRANSIT' and c.username in ('pvcuong.buuta', 'dvhai.buuta')
    and not exists (select 1 from postal_event e where e.item_id = i.id and e.status = 'ATTEMPT_FAILED'))`;

async function attempt(page: Page, itemId: string, reason: string): Promise<void> {
  await page.goto(`/buu-dien/phat/${itemId}`);
  await page.waitForLoadState("networkidle");
  await page.getByText("Chưa phát được?", { exact: true }).click();
  await page.getByLabel("Lý do", { exact: true }).selectOption({ label: "Không gặp người nhận" });
  await page.getByLabel("Vì sao chưa phát được?").fill(reason);
  await page.getByRole("button", { name: "Ghi lần đến này" }).click();
  await expect(page.getByText(/^Đã ghi lần đến này/)).toBeVisible();
}

test("two invitations two working days apart, back to the office, back to the agency; the applicant reads each reason and where the result is", async ({ as }) => {
  const dossier = await dossierWhere(ON_THE_ROUND);
  const [item] = await ask<{ id: string; courier: string; name: string }>(
    "select i.id, c.username as courier, c.full_name as name from postal_item i join staff c on c.id = i.courier_id where i.dossier_id = $1 and i.direction = 'TO_CITIZEN'", [dossier.id]);
  const [official] = await ask<{ username: string }>("select s.username from staff s join dossier d on d.agency_id = s.agency_id where d.id = $1 and s.role = 'OFFICIAL' order by s.username limit 1", [dossier.id]);
  if (!item || !official) throw new Error("No item on a round");
  const [courier, applicant, clerk] = [await as(item.courier, PHONE), await as(dossier.applicant), await as("ntha.quay")];

  await attempt(courier, item.id, "gọi cửa không ai thưa");
  await expect(courier.getByText(/Lần mời thứ hai tính từ ngày/)).toBeVisible();
  await applicant.goto(`/cong-dan/ho-so/${dossier.id}`);
  await expect(applicant.getByRole("heading", { level: 2, name: "Giấy tờ của tôi đang ở đâu" })).toBeVisible();
  const way = applicant.getByRole("list", { name: "Đường đi của giấy tờ" });
  await expect(way.getByText("Không gặp người nhận: gọi cửa không ai thưa")).toBeVisible();

  // The first invitation was ten days ago: far enough for the second to count.
  await ask("update postal_event set occurred_at = occurred_at - interval '10 days' where item_id = $1 and status = 'ATTEMPT_FAILED'", [item.id]);
  await attempt(courier, item.id, "hẹn qua điện thoại nhưng vắng");
  await expect(courier.getByText("Đã mời đủ hai lần")).toBeVisible();

  await clerk.goto("/buu-dien/chua-phat-duoc");
  await clerk.waitForLoadState("networkidle");
  const back = clerk.getByRole("form", { name: `Nhận lại từ ${item.name}` });
  await signByName(back, /ký nộp lại/, item.name);
  await back.getByRole("button", { name: "Nhận lại từ bưu tá" }).click();
  await expect(clerk.getByText(/^Đã nhận lại \d+ bưu gửi/)).toBeVisible();
  await clerk.waitForLoadState("networkidle");
  const returns = clerk.getByRole("form", { name: /^Biên bản chuyển hoàn kết quả/ }).filter({ hasText: dossier.code });
  await returns.getByRole("button", { name: "Lập biên bản chuyển hoàn kết quả" }).click();
  await expect(clerk.getByRole("heading", { level: 1, name: /^Biên bản chuyển hoàn kết quả HT-/ })).toBeVisible();
  const manifestId = new URL(clerk.url()).pathname.split("/").at(-1) ?? "";

  const agency = await as(official.username);
  await agency.goto(`/co-quan/ban-giao/${manifestId}`);
  await agency.waitForLoadState("networkidle");
  await agency.getByRole("button", { name: /^Ký nhận \d+ hồ sơ/ }).click();
  await expect(agency.getByText(/^Đã ký nhận cả/)).toBeVisible();

  await applicant.goto(`/cong-dan/ho-so/${dossier.id}`);
  await expect(way.getByText("Kết quả chuyển hoàn về cơ quan")).toBeVisible();
  await expect(applicant.getByText(/đã chuyển hoàn, chờ hẹn phát lại/i)).toBeVisible();
  const [row] = await ask<{ status: string; holders: string[] }>(
    "select i.status, (select array_agg(distinct p.holder_kind::text) from paper p where p.dossier_id = i.dossier_id and p.kind = 'RESULT') as holders from postal_item i where i.id = $1", [item.id]);
  expect(row).toEqual({ status: "RETURNED_TO_AGENCY", holders: ["AGENCY"] });
});

test("a bag that nobody knows is noted with whoever has it, and the supervisor ends it", async ({ as }) => {
  const courier = await as("pvcuong.buuta", PHONE);
  await courier.goto("/buu-dien/su-co?ma=NP777001");
  await courier.waitForLoadState("networkidle");
  await courier.getByLabel("Anh/chị thấy gì?").fill("túi không có trong danh sách chuyến");
  await courier.getByRole("button", { name: "Ghi sự cố" }).click();
  await expect(courier.getByText(/^Đã ghi sự cố/)).toBeVisible();
  const supervisor = await as("btminh.giamsat");
  await supervisor.goto("/buu-dien/su-co");
  await supervisor.waitForLoadState("networkidle");
  const noted = supervisor.getByRole("listitem").filter({ hasText: "NP777001: túi không có trong danh sách chuyến" });
  await noted.getByText("Ghi cách xử lý").click();
  await noted.getByLabel("Đã xử lý thế nào?").fill("Túi của bưu cục bên, đã trả lại.");
  await noted.getByRole("button", { name: "Kết thúc sự cố" }).click();
  await expect(supervisor.getByText("Đã ghi cách xử lý.")).toBeVisible();
  const [row] = await ask<{ kind: string; settled: string }>("select kind, settled_by_name as settled from custody_incident where words like 'NP777001:%' order by id desc limit 1");
  expect(row?.kind).toBe("UNKNOWN_NUMBER");
  expect(row?.settled).not.toBeNull();
});
