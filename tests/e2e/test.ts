import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test";
import { becomeDemoPerson } from "@/tests/e2e/people";
import { theStack } from "@/tests/e2e/stack";

type Ticket = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/** `fresh`: a session of its own, for tests that end it. The rest goes to the browser context (`javaScriptEnabled`, `viewport`). */
export type Visit = BrowserContextOptions & Readonly<{ fresh?: boolean }>;

/** A page of this person's own browser, signed in; null is a visitor. */
export type As = (key: string | null, visit?: Visit) => Promise<Page>;

/** Playwright's test with `as(person)`: every person has a browser context of their own, closed after the test. */
export const test = base.extend<{ as: As }, { tickets: Map<string, Ticket> }>({
  baseURL: async ({}, use) => use(theStack().origin),
  tickets: [async ({}, use) => use(new Map()), { scope: "worker" }],
  as: async ({ browser, tickets, contextOptions, baseURL, locale, timezoneId, viewport }, use) => {
    const opened: { close: () => Promise<void> }[] = [];
    const open = async (options: BrowserContextOptions) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, locale, timezoneId, viewport, ...options });
      context.setDefaultTimeout(60_000);
      opened.push(context);
      return context;
    };
    await use(async (key, { fresh = false, ...options } = {}) => {
      if (key === null) return (await open(options)).newPage();
      const known = fresh ? undefined : tickets.get(key);
      if (known !== undefined) return (await open({ ...options, storageState: known })).newPage();
      const context = await open({});
      const page = await context.newPage();
      await becomeDemoPerson(page, key);
      const ticket = await context.storageState();
      if (!fresh) tickets.set(key, ticket);
      if (Object.keys(options).length === 0) return page;
      return (await open({ ...options, storageState: ticket })).newPage();
    });
    for (const context of opened) await context.close();
  },
});

export { expect };
