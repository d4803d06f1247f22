import { ask } from "@/tests/e2e/database";
import { signByName } from "@/tests/e2e/desk-input";
import { madeDossiers } from "@/tests/e2e/made-dossiers";
import { PHONE, prepareShell } from "@/tests/e2e/offline-shell";
import { expect, test } from "@/tests/e2e/test";

const WORDS = "Mang kết quả về quầy, quầy liên hệ lại chủ hồ sơ.";

test("an act that the server holds is seen by the supervisor, who puts an end to it; the courier reads his words on the phone", async ({ as }) => {
  const [made] = await madeDossiers("OUT_FOR_DELIVERY", 1);
  if (!made) throw new Error("No delivery");
  const [item] = await ask<{ item_code: string; code: string }>("select i.item_code, d.code from postal_item i join dossier d on d.id = i.dossier_id where i.dossier_id = $1 and i.direction = 'TO_CITIZEN'", [made.id]);
  const phone = await as("pvcuong.buuta", { ...PHONE, fresh: true });
  await prepareShell(phone);
  await phone.getByRole("button", { name: "Phát", exact: true }).click();
  await phone.getByRole("listitem").filter({ hasText: item?.item_code ?? "" }).getByRole("button", { name: /^Phát: / }).click();
  await phone.getByLabel("Họ tên người nhận, như trên giấy tờ").fill("Người Lạ Mặt");
  await phone.getByLabel("4 số cuối của giấy tờ").fill("0000");
  await signByName(phone, /^Người nhận ký/, "Người Lạ Mặt");
  await phone.getByRole("button", { name: "Đã giao kết quả" }).click();
  await expect(phone.getByText("Chờ người xem xét", { exact: true })).toBeVisible();

  const desk = await as("btminh.giamsat");
  await desk.goto("/buu-dien/may-buu-ta");
  const held = desk.getByRole("region", { name: /^Việc máy chủ đang giữ/ }).getByRole("listitem").filter({ hasText: item?.code ?? "" }).filter({ has: desk.getByRole("heading", { name: /^Giao kết quả · / }) });
  await expect(held).toContainText("Tên người nhận khác tên chủ hồ sơ");
  await held.getByText("Coi như không làm", { exact: true }).first().click();
  await held.getByLabel("Lời gửi bưu tá").fill(WORDS);
  await held.getByRole("button", { name: "Coi như không làm" }).click();
  await expect(desk.getByText(/^Đã ghi: coi như không làm/)).toBeVisible();
  await expect(held).toHaveCount(0);

  await phone.getByRole("button", { name: "Gửi và lấy danh sách" }).click();
  await expect(phone.getByText("Bị từ chối", { exact: true })).toBeVisible();
  await expect(phone.getByText(WORDS)).toBeVisible();
  const [done] = await ask<{ n: number }>("select count(*)::int as n from dossier_event where dossier_id = $1 and event = 'DELIVER_RESULT'", [made.id]);
  expect(done?.n).toBe(0);
});
