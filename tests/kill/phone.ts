import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { browserLaunch } from "@/scripts/browser";
import { personOf } from "@/tests/e2e/people";
import type { Line } from "@/tests/kill/line";

export const SHELL = "/buu-dien/ngoai-tuyen";
const PIN = "204816";
const FLAGS = [
  "--headless", "--remote-debugging-port=0", "--window-size=420,900", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding", "--password-store=basic", "--use-mock-keychain",
];

/** What lies on the phone, read from its own store without its PIN: operations and photos are filed under their names in the clear. */
export type OnPhone = Readonly<{ deviceId: string; operations: readonly string[]; photos: readonly string[] }>;

/** What each page begins with: its dates lie so many milliseconds away from the machine's, the courier's day. `__name` is the compiler's. */
const dayScript = (offset: number) => `
  globalThis.__name ??= (target) => target;
  globalThis.Date = new Proxy(Date, {
    construct: (real, given) => (given.length === 0 ? new real(real.now() + ${offset}) : new real(...given)),
    get: (real, key) => (key === "now" ? () => real.now() + ${offset} : Reflect.get(real, key)),
  });`;

/** Names under which things lie in the shell's own store. */
async function readNames(): Promise<OnPhone> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === "buu-ta")) return { deviceId: "", operations: [], photos: [] };
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("buu-ta");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error("The phone's store does not open"));
  });
  const keysOf = (store: string) => new Promise<string[]>((resolve, reject) => {
    const asking = db.transaction(store, "readonly").objectStore(store).getAllKeys();
    asking.onsuccess = () => resolve(asking.result.map(String));
    asking.onerror = () => reject(new Error(`${store} cannot be read`));
  });
  const deviceId = await new Promise<string>((resolve, reject) => {
    const asking = db.transaction("settings", "readonly").objectStore("settings").get("head") as IDBRequest<{ deviceId: string } | undefined>;
    asking.onsuccess = () => resolve(asking.result?.deviceId ?? "");
    asking.onerror = () => reject(new Error("The phone's head cannot be read"));
  });
  const found = { deviceId, operations: await keysOf("log"), photos: await keysOf("photos") };
  db.close();
  return found;
}

/** A courier's phone: a real Chromium with its own profile on the disk and its own line, that can be killed at any moment. */
export class Phone {
  private child: ChildProcess | null = null;
  private browser: Browser | null = null;
  private context: BrowserContext | null = null;
  tabs: Page[] = [];
  kills = 0;
  signIns = 0;
  wiped = 0;
  /** Starts that found the lists gone after 72 hours without contact, and the unsent acts still there. */
  listsWiped = 0;
  /** Milliseconds from the address typed to the PIN asked for, of starts of a cold browser with the line cut. */
  readonly coldStarts: number[] = [];
  /** Days that the phone's clock is away from the machine's. */
  day = 0;

  constructor(readonly courier: string, private readonly profile: string, readonly line: Line, readonly origin: string) {}

  get running(): boolean {
    return this.child !== null;
  }

  /** Starts the browser anew: nothing of the one before is left but what lies on the disk. */
  async start(): Promise<void> {
    const { executablePath, args } = await browserLaunch();
    const told = path.join(this.profile, "DevToolsActivePort");
    fs.rmSync(told, { force: true });
    const flags = [...args, ...FLAGS, `--user-data-dir=${this.profile}`, `--proxy-server=http://127.0.0.1:${this.line.port}`, "--proxy-bypass-list=<-loopback>", "about:blank"];
    this.child = spawn(executablePath, flags, { detached: true, stdio: "ignore" });
    for (const started = performance.now(); !fs.existsSync(told) || fs.readFileSync(told, "utf8").split("\n").length < 2; await sleep(25)) {
      if (performance.now() - started > 60_000) throw new Error("The phone's browser does not start");
    }
    const [port] = fs.readFileSync(told, "utf8").split("\n");
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = this.browser.contexts();
    if (!context) throw new Error("The phone's browser has no profile");
    context.setDefaultTimeout(60_000);
    await context.addInitScript({ content: dayScript(this.day * 86_400_000) });
    this.context = context;
    this.tabs = [];
  }

  /** SIGKILL to the browser and all its processes. Whatever was being done on it fails. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child?.pid === undefined) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-child.pid, "SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await gone;
    this.child = null;
    this.tabs = [];
    await this.browser?.close().catch(() => undefined);
  }

  /** The evening: the browser is closed as a person does. */
  async close(): Promise<void> {
    const session = await this.browser?.newBrowserCDPSession();
    const { child } = this;
    const gone = new Promise((resolve) => child?.once("exit", resolve));
    await session?.send("Browser.close").catch(() => undefined);
    await Promise.race([gone, sleep(5_000)]);
    if (child?.exitCode === null) return this.kill();
    this.child = null;
    this.tabs = [];
  }

  async newTab(): Promise<Page> {
    if (this.context === null) throw new Error("The phone is off");
    const page = await this.context.newPage();
    this.tabs.push(page);
    return page;
  }

  /** Signs in on the demo's page, in a tab of its own. */
  async signIn(): Promise<void> {
    const page = await this.newTab();
    await page.goto(`${this.origin}/trinh-dien?tiep=${encodeURIComponent(SHELL)}`);
    await page.getByRole("button", { name: new RegExp(`^${personOf(this.courier).fullName}.*· ${this.courier}$`) }).click();
    await page.waitForURL(({ pathname }) => !/^\/(dang-nhap|trinh-dien)/.test(pathname));
    this.signIns += 1;
    this.tabs = this.tabs.filter((tab) => tab !== page);
    await page.close();
  }

  /** The shell with a PIN chosen, its lists read, and kept by the browser. */
  async prepare(page: Page): Promise<void> {
    await page.goto(`${this.origin}${SHELL}`);
    await page.getByLabel(/^Chọn mã PIN/).fill(PIN);
    await page.getByLabel("Nhập lại mã PIN").fill(PIN);
    await page.getByRole("button", { name: "Bắt đầu" }).click();
    await page.getByText(/^Danh sách lấy lúc/).waitFor();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  }

  /** A tab with the shell opened by the PIN; with the line cut it comes from the phone alone. */
  async openShell(): Promise<Page> {
    const page = await this.newTab();
    const cold = this.tabs.length === 1 && !this.line.isUp;
    const asked = performance.now();
    await page.goto(`${this.origin}${SHELL}`);
    const choose = page.getByLabel(/^Chọn mã PIN/);
    await page.getByLabel("Mã PIN", { exact: true }).or(choose).first().waitFor();
    // Longer than 72 hours without contact and nothing written: the phone has wiped itself and is prepared anew.
    if (await choose.isVisible()) {
      this.wiped += 1;
      this.line.set(true);
      await this.signIn();
      await this.prepare(page);
      return page;
    }
    if (await page.getByText(/^Quá 72 giờ/).isVisible()) this.listsWiped += 1;
    if (cold) this.coldStarts.push(performance.now() - asked);
    await page.getByLabel("Mã PIN", { exact: true }).fill(PIN);
    await page.getByRole("button", { name: "Mở", exact: true }).click();
    await page.getByRole("navigation", { name: "Việc hôm nay" }).waitFor();
    return page;
  }

  onPhone(page: Page): Promise<OnPhone> {
    return page.evaluate(readNames);
  }
}
