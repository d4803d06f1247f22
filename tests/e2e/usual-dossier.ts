import { expect, type Page } from "@playwright/test";
import { scan } from "@/tests/e2e/desk-input";
import type { SampleFile } from "@/tests/e2e/sample-files";

/**
 * One act of a clerk: one key, one scan, one field typed into, or one choice of files (docs/decisions/073). What the hands do beside the
 * machine (laying paper into the feeder) is none.
 */
export class CountedClerk {
  readonly acts: string[] = [];
  /** When the last verdict of the quality gate stood on the screen (milliseconds of this process). */
  judgedAt = 0;
  constructor(readonly page: Page) {}

  async act(what: string, doing: () => Promise<void>): Promise<void> {
    this.acts.push(what);
    await doing();
  }

  /** A key of the desk, pressed when nothing is being typed. */
  key(key: string, what: string): Promise<void> {
    return this.act(`${what} (${key})`, () => this.page.keyboard.press(key));
  }
}

const CARD = "035090001234|168123456|NGUYỄN VĂN AN|05031990|Nam|Tổ 5, Phù Vân, Phủ Lý, Hà Nam|10052021";
const LONG = 120_000;

/** The page listens to keys and scanners (without scripts there is no such button), and nothing is on its way; the first key of a test wakes the browser's own part. */
async function alive(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /^Phím tắt/ })).toBeVisible({ timeout: LONG });
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Shift");
}

/** Every scanned page lies on the table with its verdict, and nothing is being judged any more. */
async function judgedOnScreen(page: Page, papers: number): Promise<void> {
  await page.waitForFunction(
    (count) => document.querySelectorAll("[data-scan-page]").length === count && document.querySelector("[data-judging]")?.getAttribute("data-judging") === "0",
    papers, { timeout: LONG },
  );
}

export type UsualDossier = Readonly<{
  /** Words by which the clerk finds the procedure, without accents. */
  procedure: string;
  /** How many of its papers are scanned, one page each. */
  papers: number;
  /** The pages as the feeder gives them, separator sheets between. */
  pages: readonly SampleFile[];
}>;

/**
 * The usual dossier by keyboard alone, from the open desk where the one before it ended: the card is scanned, the procedure found, its pages fed with separator sheets, all papers
 * answered by one key, the dossier received; ends when the receipt stands on the screen. @returns the dossier's id
 */
export async function receiveUsualDossier(clerk: CountedClerk, usual: UsualDossier): Promise<string> {
  const { page } = clerk;
  await alive(page);
  await clerk.act("quét thẻ căn cước", () => scan(page, CARD));
  const procedure = page.getByRole("combobox", { name: "Thủ tục và trường hợp" });
  await expect(procedure).toBeFocused({ timeout: LONG });
  await expect(page.getByLabel("Họ và tên như trên thẻ")).toHaveValue("NGUYỄN VĂN AN");
  await alive(page);
  await clerk.act("gõ tên thủ tục", () => procedure.fill(usual.procedure));
  await clerk.key("Enter", "chọn thủ tục");
  await expect(page.getByRole("button", { name: "Kiểm tra giấy tờ" })).toBeFocused();
  await clerk.key("Enter", "lập hồ sơ");
  await expect(page.getByRole("heading", { name: "Kiểm thành phần hồ sơ" })).toBeVisible({ timeout: LONG });
  const dossierId = new URL(page.url()).searchParams.get("hs") ?? "";
  await alive(page);
  await clerk.key("s", "mở bàn quét");
  await expect(page.getByRole("heading", { level: 1, name: "Số hóa giấy tờ" })).toBeVisible({ timeout: LONG });
  await alive(page);
  const chooser = page.waitForEvent("filechooser");
  await clerk.key("f", "chọn tệp quét");
  await clerk.act("chọn cả xấp vừa quét", async () => (await chooser).setFiles([...usual.pages]));
  await judgedOnScreen(page, usual.papers);
  clerk.judgedAt = performance.now();
  await alive(page);
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
  await clerk.key("t", "ghi bản quét vào hồ sơ");
  await expect(page.getByText("Đã giao bản quét cho máy ghi")).toBeVisible({ timeout: LONG });
  await expect(page.getByRole("heading", { name: "Kiểm thành phần hồ sơ" })).toBeVisible({ timeout: LONG });
  await alive(page);
  await clerk.key("a", "đủ cả");
  await expect(page.getByText(/^Đã điền/)).toBeVisible({ timeout: LONG });
  await clerk.key("t", "tiếp nhận");
  await expect(page.locator("object[type='application/pdf']")).toBeVisible({ timeout: LONG });
  return dossierId;
}
