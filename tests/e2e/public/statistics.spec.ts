import { refusals } from "@/tests/e2e/desk-input";
import { totalsOnPage } from "@/tests/e2e/figures";
import { expect, test } from "@/tests/e2e/test";

const PILOT = { received: 1700, resolved: 1668, early: 1479, onTime: 168, late: 21, inProgress: 32 };

type Figures = Record<keyof typeof PILOT, number>;

test("the pilot's year in Hà Nam stands on the page as it was reported", async ({ page }) => {
  await page.goto("/thong-ke");
  await page.getByRole("link", { name: "Năm 2023 – thí điểm Hà Nam" }).click();
  await expect(page.getByText(/từ 01\/01\/2023 đến 31\/12\/2023/).first()).toBeVisible();
  expect(await totalsOnPage(page)).toEqual(PILOT);
  const table = page.getByRole("table", { name: /^Theo cơ quan/ });
  await expect(table.getByRole("rowheader", { name: /tỉnh Hà Nam/ })).toHaveCount(6);
  // The pilot's dossiers came online and were fetched at the counter: no item, so nothing is claimed for the post.
  await expect(page.getByRole("region", { name: "Qua dịch vụ bưu chính" })).toContainText("không hồ sơ nào được nhận hay trả qua bưu chính");
});

test("open data tells the same, split by agency so that it adds up", async ({ request }) => {
  const response = await request.get("/api/open-data/resolution?from=2023-01-01&to=2023-12-31&asOf=2023-12-31");
  expect(response.status()).toBe(200);
  const answer = (await response.json()) as Figures & { agencies: Figures[]; post: { total: Record<string, number> } };
  expect(answer).toMatchObject(PILOT);
  expect(answer.agencies).toHaveLength(6);
  expect(answer.post.total).toMatchObject({ received: 1700, receivedByPost: 0, receivedUnproven: 0, returnedByPost: 0, bothWays: 0 });
  for (const name of ["received", "resolved", "early", "onTime", "late", "inProgress"] as const) {
    expect(answer.agencies.reduce((sum, agency) => sum + agency[name], 0)).toBe(PILOT[name]);
  }
});

test("an unreadable period is told at the page and refused as data", async ({ page, request }) => {
  await page.goto("/thong-ke?tu=2023-13-45&den=2023-12-31");
  await expect(refusals(page)).toContainText("Chưa đọc được kỳ số liệu");
  expect((await request.get("/api/open-data/resolution?from=x&to=2023-12-31&asOf=2023-12-31")).status()).toBe(400);
});
