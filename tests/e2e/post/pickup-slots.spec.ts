import type { Page } from "@playwright/test";
import { ask, dossierWhere } from "@/tests/e2e/database";
import { expect, test } from "@/tests/e2e/test";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const VISIT_TO_COME = "d.status = 'SUBMITTED' and exists (select 1 from pickup_request r where r.dossier_id = d.id and r.status = 'REQUESTED' and r.courier_id is null)";
const visits = (dossierId: string) =>
  ask<{ id: string; status: string; window_from: Date; courier_id: string | null }>("select id, status, window_from, courier_id from pickup_request where dossier_id = $1 order by created_at desc", [dossierId]);

/** The last half day of the list that still has room. */
async function choose(page: Page, button: string): Promise<void> {
  await page.getByRole("radio", { disabled: false }).last().check();
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText(/^Đã hẹn lại/)).toBeVisible();
}

test("without JavaScript: what to lay ready, moved, missed by the courier, asked anew, called off for the counter", async ({ as }) => {
  const dossier = await dossierWhere(VISIT_TO_COME);
  const [before] = await visits(dossier.id);
  const citizen = await as(dossier.applicant, { javaScriptEnabled: false });
  await citizen.goto(`/cong-dan/ho-so/${dossier.id}`);
  await citizen.getByRole("link", { name: "Chuẩn bị, đổi hoặc hủy lịch" }).click();
  await expect(citizen.getByRole("heading", { level: 1, name: "Lịch bưu tá đến lấy giấy tờ" })).toBeVisible();
  await expect(citizen.getByRole("img", { name: `Mã vạch ${dossier.code}` })).toBeVisible();
  await expect(citizen.getByText(/Giờ mở cửa:/)).toBeVisible();
  await choose(citizen, "Đổi sang buổi này");
  const [moved] = await visits(dossier.id);
  expect(moved?.id).toBe(before?.id);
  expect(moved?.window_from.getTime()).not.toBe(before?.window_from.getTime());

  // The half day has begun, and the courier meets nobody.
  await ask("update pickup_request set window_from = now() - interval '1 hour', window_to = now() + interval '1 hour' where id = $1", [moved?.id]);
  const courier = await as("pvcuong.buuta", PHONE);
  await courier.goto(`/buu-dien/gom/${moved?.id ?? ""}`);
  await courier.waitForLoadState("networkidle");
  await courier.getByText("Chưa gặp người giao?", { exact: true }).click();
  await courier.getByLabel("Vì sao chưa lấy được?").fill("gọi hai lần không nghe máy");
  await courier.getByRole("button", { name: "Ghi lần đến này" }).click();
  await courier.waitForURL(/\/buu-dien\/gom\?xong=chua-gap/);
  expect((await visits(dossier.id))[0]?.status).toBe("MISSED");

  await citizen.goto(`/cong-dan/ho-so/${dossier.id}`);
  await expect(citizen.getByText("Bưu tá đã đến mà chưa gặp").first()).toBeVisible();
  await citizen.getByRole("link", { name: "Hẹn lại bưu tá" }).click();
  await choose(citizen, "Hẹn bưu tá buổi này");
  const [fresh, missed] = await visits(dossier.id);
  expect([fresh?.status, missed?.status]).toEqual(["REQUESTED", "MISSED"]);

  await citizen.getByRole("button", { name: "Hủy hẹn bưu tá, tôi tự mang đến" }).click();
  await expect(citizen.getByText(/^Đã hủy hẹn bưu tá/)).toBeVisible();
  expect((await visits(dossier.id))[0]?.status).toBe("CANCELLED");
});

test("a half day that the office closes cannot be chosen any more", async ({ as }) => {
  const dossier = await dossierWhere(`${VISIT_TO_COME} and d.office_id = (select office_id from staff where username = 'btminh.giamsat')`);
  const supervisor = await as("btminh.giamsat");
  await supervisor.goto("/buu-dien/lich-gom");
  await supervisor.waitForLoadState("networkidle");
  const [place] = await ask<{ area: string }>("select coalesce(c.old_district, '') as area from pickup_request r join commune c on c.code = r.commune_code where r.dossier_id = $1 order by r.created_at desc limit 1", [dossier.id]);
  const setTo = async (visitsADay: string) => {
    await supervisor.getByLabel("Địa bàn", { exact: true }).selectOption(place?.area ?? "");
    await supervisor.getByLabel("Số điểm mỗi buổi", { exact: true }).fill(visitsADay);
    await supervisor.getByRole("button", { name: "Đặt số điểm" }).click();
    await expect(supervisor.getByText(/^Đã đặt số điểm mỗi buổi/)).toBeVisible();
  };
  await setTo("0");
  const citizen = await as(dossier.applicant);
  await citizen.goto(`/cong-dan/ho-so/${dossier.id}/hen-gom`);
  await expect(citizen.getByText("hết chỗ").first()).toBeVisible();
  await expect(citizen.getByRole("radio", { disabled: false })).toHaveCount(0);
  await setTo("40");
});
