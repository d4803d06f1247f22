import { DEMO_STAFF } from "@/prisma/seed/data/people";
import { ask, dossierWhere } from "@/tests/e2e/database";
import { mailArrives } from "@/tests/e2e/mail";
import { expect, test } from "@/tests/e2e/test";

const ofAgency = (agency: string, role: string) => DEMO_STAFF.filter((person) => person.agencyCode === agency && person.role === role);

test("the head assigns a dossier: the assignee sees the alert, the mail arrives, opening it marks it as read", async ({ as }) => {
  const agency = "H42.18";
  const dossier = await dossierWhere(`d.status = 'RECEIVED' and d.holder_id is null and a.code = '${agency}'`);
  const [head] = ofAgency(agency, "AGENCY_HEAD");
  const [, assignee] = ofAgency(agency, "OFFICIAL");
  if (!head || !assignee) throw new Error(`No people of ${agency}`);
  const desk = await as(head.username);
  await desk.goto(`/co-quan/ho-so/${dossier.id}?viec=phan-cong`);
  const [{ id: assigneeId } = { id: "" }] = await ask<{ id: string }>("select id from staff where username = $1", [assignee.username]);
  const form = desk.getByRole("form", { name: "Phân công giải quyết" });
  await form.getByLabel("Người giải quyết").selectOption(assigneeId);
  await form.getByRole("button", { name: "Phân công" }).click();
  await expect(desk.getByText(/^Đã phân công/)).toBeVisible();
  const mail = await mailArrives(assignee.email, "Được giao hồ sơ", dossier.code);
  expect(mail.text).toContain(`/co-quan/ho-so/${dossier.id}`);
  const page = await as(assignee.username);
  await page.goto("/co-quan/nhac-viec?loc=chua-doc");
  const alert = page.getByRole("listitem").filter({ hasText: "Được giao hồ sơ" }).filter({ hasText: dossier.code });
  await expect(alert).toContainText(`${head.fullName} giao hồ sơ này cho anh/chị`);
  await alert.getByRole("button", { name: `Mở ${dossier.code}` }).click();
  await page.waitForURL(new RegExp(`/co-quan/ho-so/${dossier.id}`));
  const [told] = await ask<{ alerts: number; unread: number }>("select count(*)::int as alerts, (count(*) filter (where read_at is null))::int as unread from staff_alert where dossier_id = $1 and kind = 'ASSIGNED'", [dossier.id]);
  expect(told).toEqual({ alerts: 1, unread: 0 });
});

test("all alerts are marked as read at once, by a page that works without scripts", async ({ as }) => {
  const page = await as("tthu.vhttdl");
  await ask(
    `insert into staff_alert (id, fact_key, staff_id, kind, subject, body, path, created_at)
     select gen_random_uuid(), 'e2e:' || gen_random_uuid(), s.id, 'OVERDUE', 'Quá hạn: H42.18-261101-000' || n, 'Đã quá hạn trả.', '/co-quan/ho-so', now() - interval '1 minute' * n
     from staff s, generate_series(1, 2) n where s.username = 'tthu.vhttdl'`);
  await page.goto("/co-quan/nhac-viec");
  const unread = page.getByRole("main").getByRole("form").getByRole("listitem").filter({ hasText: "chưa đọc" });
  await expect(unread.first()).toBeVisible();
  await page.getByRole("button", { name: "Đánh dấu đã đọc tất cả" }).click();
  await expect(unread).toHaveCount(0);
  await page.goto("/co-quan/nhac-viec?loc=chua-doc");
  await expect(page.getByText("Đã đọc hết")).toBeVisible();
});
