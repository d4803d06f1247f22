import fs from "node:fs";
import chromium from "@sparticuz/chromium";

const OF_THE_SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable"];
/** Flags of the package that do not fit: one process dies with its first context, and the web's own safety stays on. */
const UNWANTED = /^--(single-process|headless|disable-web-security|allow-running-insecure-content)/;

/**
 * How Playwright starts Chromium: the system's when there is one, else the one inside `@sparticuz/chromium` (unpacked to the
 * temporary folder the first time).
 */
export async function browserLaunch(): Promise<{ executablePath: string; args: string[] }> {
  const installed = OF_THE_SYSTEM.find((file) => fs.existsSync(file));
  if (installed !== undefined) return { executablePath: installed, args: ["--no-sandbox", "--font-render-hinting=none"] };
  return { executablePath: await chromium.executablePath(), args: [...chromium.args.filter((flag) => !UNWANTED.test(flag)), "--no-sandbox"] };
}
