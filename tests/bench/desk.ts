import { chromium, type Page, type Request } from "@playwright/test";
import { encode } from "next-auth/jwt";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { browserLaunch } from "@/scripts/browser";
import { castOf } from "@/tests/bench/actors";
import { openBenchDatabase } from "@/tests/bench/database";
import { plainOn } from "@/tests/bench/plain";
import { startServers } from "@/tests/bench/servers";
import { CountedClerk, receiveUsualDossier } from "@/tests/e2e/usual-dossier";
import { USUAL_PAGES, USUAL_PROCEDURE, usualPages } from "@/tests/e2e/usual-pages";

const MOST_ACTIONS = 12;
const MOST_SERVER_MS = 1_000;

type Answered = Readonly<{ what: string; ms: number; scanning: boolean }>;

/** The usual dossier at the desk: what the clerk did, and how long the server worked for it, the looking at scanned pages apart. */
export type DeskMeasure = Readonly<{
  actions: number; mostActions: number; acts: readonly string[];
  serverMs: number; mostServerMs: number; scanningMs: number; requests: readonly Answered[]; holds: boolean;
}>;

/** From the request's end to the answer's first byte: the server's own time, on a machine that is its own network. */
function serverMs(request: Request): number {
  const { requestStart, responseStart } = request.timing();
  return responseStart < 0 || requestStart < 0 ? 0 : responseStart - requestStart;
}

function watch(page: Page, origin: string): { stop: () => readonly Answered[] } {
  const answered: Answered[] = [];
  page.on("requestfinished", (request) => {
    const { pathname, origin: from } = new URL(request.url());
    if (from !== origin || pathname.startsWith("/_next/static") || /\.(?:woff2|svg|ico|png)$/.test(pathname)) return;
    // Taking scanned pages in, where each is drawn anew and judged in a process of its own, is told apart: about a second a file.
    answered.push({ what: `${request.method()} ${pathname}`, ms: serverMs(request), scanning: pathname.startsWith("/api/scans") });
  });
  return { stop: () => answered };
}

async function drive(origin: string, cookie: { name: string; value: string }): Promise<DeskMeasure> {
  const browser = await chromium.launch(await browserLaunch());
  try {
    const context = await browser.newContext({ baseURL: origin, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", viewport: { width: 1366, height: 900 } });
    await context.addCookies([{ ...cookie, url: origin, httpOnly: true }]);
    // The first walk warms what a running counter has warm; the second is measured.
    let measured: DeskMeasure | undefined;
    for (const _walk of ["warm", "measured"]) {
      const page = await context.newPage();
      const clerk = new CountedClerk(page);
      const watched = watch(page, origin);
      await receiveUsualDossier(clerk, { procedure: USUAL_PROCEDURE, papers: USUAL_PAGES, pages: (id) => usualPages(page, id) });
      await page.waitForLoadState("networkidle");
      const requests = watched.stop();
      const sum = (scanning: boolean) => requests.filter((one) => one.scanning === scanning).reduce((total, { ms }) => total + ms, 0);
      const total = sum(false);
      measured = {
        actions: clerk.acts.length, mostActions: MOST_ACTIONS, acts: clerk.acts, serverMs: Math.round(total), mostServerMs: MOST_SERVER_MS, scanningMs: Math.round(sum(true)),
        requests: requests.map((one) => ({ ...one, ms: Math.round(one.ms) })), holds: clerk.acts.length <= MOST_ACTIONS && total <= MOST_SERVER_MS,
      };
      await page.close();
    }
    if (!measured) throw new Error("Nothing was measured");
    return measured;
  } finally {
    await browser.close();
  }
}

/** Measures the desk by a real browser against the production build, on the measured database. */
export async function benchDesk(server: DatabaseUrls, dossiers: number, log: (line: string) => void): Promise<DeskMeasure> {
  const { urls } = await openBenchDatabase(server, dossiers, log);
  const plain = plainOn(urls.owner);
  const servers = await startServers(urls, log, { floors: false });
  try {
    const { clerk } = await castOf(plain.pool);
    return await drive(servers.ours, { name: "next-auth.session-token", value: await encode({ token: { sid: clerk.token }, secret: servers.secret, maxAge: 36_000 }) });
  } finally {
    await servers.stop();
    await plain.pool.end();
    await closeQueue();
    await closeDatabase();
  }
}

/** The table for the terminal. */
export function deskReport({ actions, mostActions, acts, serverMs: total, mostServerMs, scanningMs, requests }: DeskMeasure): string {
  const verdict = (good: boolean) => (good ? "ĐẠT" : "CHƯA ĐẠT");
  return [
    "Hồ sơ thường: quét thẻ, 4 giấy tờ đủ, quét cả xấp, tiếp nhận, giấy tiếp nhận trên màn hình",
    `Thao tác của nhân viên        ${String(actions).padStart(6)}  (tối đa ${mostActions})       ${verdict(actions <= mostActions)}`,
    `Thời gian máy chủ, ms         ${String(total).padStart(6)}  (tối đa ${mostServerMs})     ${verdict(total <= mostServerMs)}`,
    `  nhận, chấm, xem trang quét  ${String(scanningMs).padStart(6)}  (tính riêng; cộng cả: ${total + scanningMs})`,
    "", ...acts.map((act, i) => `${String(i + 1).padStart(4)}. ${act}`), "", ...requests.map(({ what, ms }) => `${String(ms).padStart(6)} ms  ${what}`), "",
  ].join("\n");
}
