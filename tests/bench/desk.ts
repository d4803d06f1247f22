import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { encode } from "next-auth/jwt";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { browserLaunch } from "@/scripts/browser";
import { castOf } from "@/tests/bench/actors";
import { openBenchDatabase } from "@/tests/bench/database";
import { plainOn } from "@/tests/bench/plain";
import { processorMs } from "@/tests/bench/processor-time";
import { type ServedRequest, startServers } from "@/tests/bench/servers";
import { CountedClerk, receiveUsualDossier } from "@/tests/e2e/usual-dossier";
import { USUAL_PAGES, USUAL_PROCEDURE, usualPages } from "@/tests/e2e/usual-pages";

/** A counter has received many dossiers since its server was started: these make the server as warm. */
const WARM_WALKS = 8;
/** The one in the middle counts; the least, which neighbours on the machine disturbed least, is told beside it. */
const MEASURED_WALKS = 9;
/** One citizen leaves and the next sits down. */
const BETWEEN_CITIZENS_MS = 8_000;
/** The clerk's browser, and what feeds it here, has a machine of its own at a counter: on this one it stands back behind the server. */
const BROWSER_NICENESS = 10;
const TOLD_MS = 300;
const MOST_ACTIONS = 12;
const MOST_SERVER_MS = 1_000;
/** From the last sheet's arrival to the last verdict on the screen, on a machine that has nothing else to do. */
const MOST_VERDICT_MS = 3_000;

type Answered = Readonly<{ what: string; ms: number; at: number }>;
/** What was done behind the clerk's back for his sheets: drawing them anew and judging them, without waiting; `slowestMs` with it. */
type Behind = Readonly<{ sheets: number; workMs: number; slowestMs: number }>;

/**
 * The usual dossier at the desk: what the clerk did, how long the server worked in all the requests that he waited for (taking the scans in among them), and beside it
 * what was done behind him. `serverMs`: of each request from its arrival to the last byte of its answer, told by the server itself and summed, waiting for each other included; `processorMs`: what web and database really worked meanwhile. `load`: processes that wanted the machine's cores meanwhile, on `cores`.
 */
type Walk = Readonly<{
  actions: number; mostActions: number; acts: readonly string[];
  serverMs: number; mostServerMs: number; processorMs: number; takingInMs: number; requests: readonly Answered[]; holds: boolean;
  verdictMs: number; mostVerdictMs: number; behind: Behind; load: number; cores: number;
}>;
/** The walk in the middle by server time; `least`: figures of the quickest one. */
export type DeskMeasure = Walk & Readonly<{ least: Readonly<{ serverMs: number; processorMs: number; workMs: number }> }>;

/** The server's requests, as they end; pages and what they ask for, without the files that a browser keeps. */
class ServedLog {
  private served: Answered[] = [];
  readonly add = ({ method, address, ms, at }: ServedRequest): void => {
    const { pathname } = new URL(address, "http://server");
    if (pathname.startsWith("/_next/static") || /\.(?:woff2|svg|ico|png)$/.test(pathname)) return;
    this.served.push({ what: `${method} ${pathname.replace(/[0-9a-f-]{36}/g, "…")}`, ms, at });
  };
  take(): readonly Answered[] {
    const taken = this.served;
    this.served = [];
    return taken;
  }
}

const TAKING_IN = "POST /api/scans";
const sumOf = (requests: readonly Answered[]) => requests.reduce((total, { ms }) => total + ms, 0);

async function drive(origin: string, cookie: { name: string; value: string }, { served, behindOf, processor }: Readonly<{ served: ServedLog; behindOf: (dossierId: string) => Promise<Behind>; processor: () => Promise<number> }>): Promise<DeskMeasure> {
  // The servers run already; what is started from now on inherits this.
  os.setPriority(BROWSER_NICENESS);
  const browser = await chromium.launch(await browserLaunch());
  try {
    const context = await browser.newContext({ baseURL: origin, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", viewport: { width: 1366, height: 900 } });
    await context.addCookies([{ ...cookie, url: origin, httpOnly: true }]);
    const measured: Walk[] = [];
    const pages = await usualPages(context);
    for (let walk = 0; walk < WARM_WALKS + MEASURED_WALKS; walk += 1) {
      const page = await context.newPage();
      const clerk = new CountedClerk(page);
      // The desk stands open: it is the page on which the dossier before ended, and was counted there.
      await page.goto("/buu-dien/quay");
      await page.waitForLoadState("networkidle");
      await sleep(TOLD_MS);
      served.take();
      const before = await processor();
      const dossierId = await receiveUsualDossier(clerk, { procedure: USUAL_PROCEDURE, papers: USUAL_PAGES, pages });
      await page.waitForLoadState("networkidle");
      const worked = (await processor()) - before;
      // The last ones are told a moment after the browser has them.
      await sleep(TOLD_MS);
      const requests = served.take();
      const takenIn = requests.filter(({ what }) => what === TAKING_IN);
      const total = sumOf(requests);
      measured.push({
        actions: clerk.acts.length, mostActions: MOST_ACTIONS, acts: clerk.acts, serverMs: Math.round(total), mostServerMs: MOST_SERVER_MS, processorMs: Math.round(worked), takingInMs: Math.round(sumOf(takenIn)),
        requests: requests.map((one) => ({ ...one, ms: Math.round(one.ms) })), holds: clerk.acts.length <= MOST_ACTIONS && total <= MOST_SERVER_MS,
        verdictMs: Math.round(performance.timeOrigin + clerk.judgedAt - (takenIn.at(-1)?.at ?? 0)), mostVerdictMs: MOST_VERDICT_MS, behind: await behindOf(dossierId), load: Math.round((os.loadavg()[0] ?? 0) * 10) / 10, cores: os.cpus().length,
      });
      await page.close();
      // Nobody measures the next one, so it need not find the machine at rest.
      if (walk >= WARM_WALKS - 1) await sleep(BETWEEN_CITIZENS_MS);
    }
    const sorted = measured.slice(WARM_WALKS).sort((a, b) => a.serverMs - b.serverMs);
    const [least, middle] = [sorted[0], sorted[Math.floor(MEASURED_WALKS / 2)]];
    if (!least || !middle) throw new Error("Nothing was measured");
    return { ...middle, least: { serverMs: least.serverMs, processorMs: least.processorMs, workMs: least.behind.workMs } };
  } finally {
    await browser.close();
  }
}

/** Measures the desk by a real browser against the production build, on the measured database. */
export async function benchDesk(server: DatabaseUrls, dossiers: number, log: (line: string) => void): Promise<DeskMeasure> {
  const { urls } = await openBenchDatabase(server, dossiers, log);
  const plain = plainOn(urls.owner);
  const served = new ServedLog();
  const servers = await startServers(urls, log, { floors: false, onServed: served.add });
  try {
    const { clerk } = await castOf(plain.pool);
    const behindOf = async (dossierId: string): Promise<Behind> => {
      const { rows: [row] } = await plain.pool.query<Behind>(
        `select count(*)::int as sheets, coalesce(sum(work_ms), 0)::int as "workMs", coalesce(max(work_ms), 0)::int as "slowestMs" from incoming_scan where dossier_id = $1 and state = 'LAID'`, [dossierId]);
      return row ?? { sheets: 0, workMs: 0, slowestMs: 0 };
    };
    return await drive(servers.ours, { name: "next-auth.session-token", value: await encode({ token: { sid: clerk.token }, secret: servers.secret, maxAge: 36_000 }) }, { served, behindOf, processor: () => processorMs(servers.webPid, plain.pool) });
  } finally {
    await servers.stop();
    await plain.pool.end();
    await closeQueue();
    await closeDatabase();
  }
}

/** The table for the terminal. */
export function deskReport({ actions, mostActions, acts, serverMs: total, mostServerMs, processorMs: worked, takingInMs, requests, verdictMs, mostVerdictMs, behind, load, cores, least }: DeskMeasure): string {
  const verdict = (good: boolean) => (good ? "ĐẠT" : "CHƯA ĐẠT");
  return [
    "Hồ sơ thường: quét thẻ, 4 giấy tờ đủ, quét cả xấp, tiếp nhận, giấy tiếp nhận trên màn hình",
    `Thao tác của nhân viên        ${String(actions).padStart(6)}  (tối đa ${mostActions})       ${verdict(actions <= mostActions)}`,
    `Thời gian máy chủ, ms         ${String(total).padStart(6)}  (tối đa ${mostServerMs})     ${verdict(total <= mostServerMs)}`,
    `  lần nhanh nhất trong ${MEASURED_WALKS} lần  ${String(least.serverMs).padStart(8)}  (bộ xử lý ${least.processorMs}, làm sau lưng ${least.workMs})`,
    `  bộ xử lý của web và CSDL    ${String(worked).padStart(6)}`,
    `  trong đó nhận tệp quét      ${String(takingInMs).padStart(6)}  (${requests.filter(({ what }) => what === TAKING_IN).length} tệp)`,
    `Tệp cuối gửi xong đến lời chấm cuối trên màn hình, ms  ${verdictMs}  (máy rảnh tối đa ${mostVerdictMs})  ${verdict(verdictMs <= mostVerdictMs)}`,
    `Làm sau lưng (vẽ lại, chấm), ms                        ${behind.workMs}  (${behind.sheets} tệp, chậm nhất ${behind.slowestMs})`,
    `Tải của máy khi đo                                     ${load}  (${cores} lõi)`,
    "", ...acts.map((act, i) => `${String(i + 1).padStart(4)}. ${act}`), "", ...requests.map(({ what, ms }) => `${String(ms).padStart(6)} ms  ${what}`), "",
  ].join("\n");
}
