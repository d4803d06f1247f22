import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { pagesInApp, ROUTES } from "@/tests/e2e/routes";
import { expect, test } from "@/tests/e2e/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const WIDTHS = [{ width: 1280, height: 800 }, { width: 360, height: 740 }] as const;
const titles = new Map<string, string>();

/** What axe finds, in words that name rule and place. The only frame shows a PDF, which axe does not read: one quick pass sees all. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(WCAG).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(" ")}: ${failureSummary ?? ""}`));
}

/** Elements that reach beyond the window's width, when the page scrolls sideways. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > limit + 1);
    return wide.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className.toString().slice(0, 80)} “${(element.textContent ?? "").slice(0, 40)}”`);
  });
}

test("every page of app/ has somebody who looks at it here", () => {
  expect(pagesInApp()).toEqual(Object.keys(ROUTES).sort());
});

for (const [route, states] of Object.entries(ROUTES)) {
  for (const [index, state] of states.entries()) {
    test(`${route} is accessible at 1280 and 360 px${index === 0 ? "" : `, state ${index + 1}`}`, async ({ as }) => {
      const { who, address, leadsTo } = await state();
      test.info().annotations.push({ type: "looked at", description: `${address} as ${who ?? "a visitor"}` });
      const page = await as(who);
      const response = await page.goto(address);
      expect(response?.status()).toBe(200);
      if (leadsTo !== undefined) return expect(page.url()).toMatch(leadsTo);
      for (const size of WIDTHS) {
        await page.setViewportSize(size);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        expect(await findings(page), `axe at ${size.width} px, ${address}`).toEqual([]);
        expect(await tooWide(page), `wider than ${size.width} px, ${address}`).toEqual([]);
      }
      titles.set(route, await page.title());
    });
  }
}

test("no two pages bear one title", () => {
  const byTitle = Map.groupBy(titles.entries(), ([, title]) => title);
  expect([...byTitle].filter(([, pages]) => pages.length > 1).map(([title, pages]) => `${title}: ${pages.map(([route]) => route).join(", ")}`)).toEqual([]);
  expect([...titles.values()].filter((title) => !title.includes("Một Cửa Bưu Chính"))).toEqual([]);
});

test("what is not there is told accessibly", async ({ page }) => {
  const response = await page.goto("/khong-co-trang-nay");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect(await findings(page)).toEqual([]);
});
