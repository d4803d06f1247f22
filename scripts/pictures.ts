import fs from "node:fs";
import path from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import sharp from "sharp";
import { browserLaunch } from "@/scripts/browser";
import { dataFolder } from "@/scripts/demo/data-folder";
import { launch } from "@/scripts/demo/launch";
import { runningHere } from "@/scripts/demo/runtime";

/**
 * `npm run pictures`: the product takes the pictures of its README by itself, each wing at 1280 and 360 px, into docs/pictures. Looks at
 * the demo of DATA_DIR: the running one, else one that it starts and stops.
 */
const OUT = path.resolve(import.meta.dirname, "../docs/pictures");
const SIZES = [{ width: 1280, height: 800 }, { width: 360, height: 740 }] as const;

type Picture = Readonly<{ name: string; who: string | null; address: string; /** What to press before the picture is taken, when it is there. */ open?: (page: Page) => Promise<void> }>;

/** Opens the first dossier of a queue, where there is one. */
async function openFirst(page: Page): Promise<void> {
  const row = page.getByRole("list").getByRole("link", { name: /(BC-|H42\.)/ }).first();
  if ((await row.count()) === 0) return;
  await page.goto((await row.getAttribute("href")) ?? page.url());
}

const PICTURES: readonly Picture[] = [
  { name: "trang-chu", who: null, address: "/" },
  { name: "thu-tuc", who: null, address: "/thu-tuc/1.004623" },
  { name: "thong-ke", who: null, address: "/thong-ke?tu=2023-01-01&den=2023-12-31&chot=2023-12-31" },
  { name: "cong-dan", who: "Nguyễn Thị Mai Lan", address: "/cong-dan" },
  { name: "quay", who: "Nguyễn Thị Thu Hà", address: "/buu-dien/quay?hang=cho-kiem", open: openFirst },
  { name: "buu-ta", who: "Phạm Văn Cường", address: "/buu-dien/gom" },
  { name: "co-quan", who: "Trần Thị Thu", address: "/co-quan/ho-so?hang=cua-toi", open: openFirst },
  { name: "quan-tri", who: "Nguyễn Việt Hùng", address: "/quan-tri?tu=2023-01-01&den=2023-12-31&chot=2023-12-31" },
];

async function signIn(page: Page, origin: string, who: string): Promise<void> {
  await page.goto(`${origin}/trinh-dien`);
  await page.getByRole("button", { name: new RegExp(`^${who}`) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/trinh-dien"));
}

async function take(browser: Browser, origin: string, { name, who, address, open }: Picture): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", reducedMotion: "reduce" });
  const page = await context.newPage();
  if (who !== null) await signIn(page, origin, who);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(address);
    await open?.(page);
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(OUT, `${name}-${size.width}.png`);
    await sharp(await page.screenshot()).png({ palette: true, colours: 64, effort: 10 }).toFile(file);
    process.stdout.write(`${path.basename(file)}  ${Math.round(fs.statSync(file).size / 1024)} kB\n`);
  }
  await context.close();
}

fs.mkdirSync(OUT, { recursive: true });
const dataDir = dataFolder();
const running = await runningHere(dataDir);
const log = (line: string) => process.stdout.write(`${line}\n`);
const demo = running?.web === undefined ? await launch({ dataDir, web: "production", log, signal: new AbortController().signal }) : undefined;
const origin = running?.web ?? demo?.settings.origin ?? "";
const browser = await chromium.launch(await browserLaunch());
try {
  for (const picture of PICTURES) await take(browser, origin, picture);
} finally {
  await browser.close();
  await demo?.stop();
}
process.exit();
