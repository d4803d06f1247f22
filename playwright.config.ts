import { defineConfig } from "@playwright/test";
import { browserLaunch } from "@/scripts/browser";

/** Browser tests against the production build; one worker, because all of them share one product with its data. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "tests/.out/e2e",
  globalSetup: "./tests/e2e/global-setup.ts",
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: [["line"], ["json", { outputFile: "tests/.out/e2e.json" }]],
  timeout: 240_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 30_000 },
  use: {
    launchOptions: await browserLaunch(),
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    viewport: { width: 1280, height: 800 },
    trace: "off",
    screenshot: "off",
  },
});
