import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { buildWhenStale, isBuilt } from "@/scripts/demo/build";
import { NEXT, runChild, startChild, type Child } from "@/scripts/demo/children";
import { forget, record, runningHere, startRecordedPostgres } from "@/scripts/demo/runtime";
import { emptyEmbeddedDatabase, holdsPeople, markSeed, seedState } from "@/scripts/demo/seeding";
import { settleDemo, type DemoSettings } from "@/scripts/demo/settings";
import { migrateDatabase } from "@/scripts/migrations";
import { externalUrls } from "@/scripts/with-database";

/** Between two things that happen to a simulated shipment. */
const AUTO_STEP_MS = 20_000;

export type LaunchOptions = Readonly<{
  dataDir: string;
  /** "production" builds when sources changed and serves the build; "development" serves `next dev`. */
  web: "production" | "development";
  /** At most so many of today's dossiers in each stage (browser tests need a few); all, about 300, without it. */
  dossiersPerStage?: number;
  /** One line of progress, Vietnamese, without a line end. */
  log: (line: string) => void;
  /** Aborting it at any moment, also during the start, stops everything; `launch` then rejects with its reason. */
  signal: AbortSignal;
}>;

export type RunningDemo = Readonly<{
  settings: DemoSettings;
  urls: DatabaseUrls;
  /** Settles with the first child that ends by itself: a demo with a part missing should stop. */
  broken: Promise<Child>;
  /** Web, worker and simulators first, then PostgreSQL. Idempotent. */
  stop: () => Promise<void>;
}>;

/**
 * Brings the whole product up on one machine: PostgreSQL (or DATABASE_URL's server), migrations, demo data beside the production
 * build, simulators, worker, web; returns when `GET /api/health` answers 200.
 * @throws with what failed and the end of its log, after everything started so far has been stopped
 */
export async function launch(options: LaunchOptions): Promise<RunningDemo> {
  const { dataDir, log, signal } = options;
  const children: Child[] = [];
  let stopPostgres: () => Promise<void> = () => Promise.resolve();
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      forget(dataDir);
      await Promise.all(children.map((child) => child.stop()));
      await stopPostgres();
    })());
  const onStart = (child: Child) => {
    children.push(child);
    if (signal.aborted) void child.stop();
  };
  const onAbort = () => void Promise.all(children.map((child) => child.stop()));
  signal.addEventListener("abort", onAbort);
  try {
    const database = await openDatabase(dataDir, log);
    stopPostgres = database.stop;
    signal.throwIfAborted();
    const settings = await settleDemo(dataDir, database.urls);
    await Promise.all([
      bringData(database, settings, options, onStart),
      options.web === "production" ? bringBuild(settings.logs, log, onStart) : Promise.resolve(),
    ]);
    signal.throwIfAborted();
    log("Khởi động trang web, tiến trình nền và các máy chủ mô phỏng");
    const running = startAll(settings, options);
    running.forEach(onStart);
    const broken = Promise.race(running.map(async (child) => (await child.ended, child)));
    const answering = [`http://127.0.0.1:${settings.port}/api/health`, settings.identityProvider && `${settings.identityProvider}/mo-phong/song`, settings.mailPage, settings.postalOperator, settings.signingService];
    for (const address of answering) if (address !== undefined) await untilAnswering(address, broken, signal);
    if (database.embedded) record(dataDir, { port: Number(new URL(database.urls.owner).port), pid: process.pid, urls: database.urls, web: settings.origin });
    return { settings, urls: database.urls, broken, stop };
  } catch (error) {
    await stop();
    signal.throwIfAborted();
    throw error;
  }
}

type Database = Readonly<{ urls: DatabaseUrls; embedded: boolean; stop: () => Promise<void> }>;

async function openDatabase(dataDir: string, log: (line: string) => void): Promise<Database> {
  if (process.env.DATABASE_URL) {
    const urls = externalUrls();
    log(`Dùng PostgreSQL của DATABASE_URL (${new URL(urls.owner).host})`);
    // Before anything is written: a database that is in use must not even be migrated by a demo.
    await refuseForeignData(urls);
    await migrateDatabase(urls, log);
    return { urls, embedded: false, stop: () => Promise.resolve() };
  }
  const running = await runningHere(dataDir);
  if (running?.web !== undefined) throw new Error(`Bản chạy thử của thư mục này đang chạy ở ${running.web}`);
  if (running !== undefined) throw new Error(`Một công cụ khác (tiến trình ${running.pid}) đang dùng ${dataDir}. Đợi nó xong rồi chạy lại.`);
  log("Khởi động PostgreSQL nhúng");
  const server = await startRecordedPostgres(dataDir);
  try {
    if ((await seedState(server.urls)) === "seeding") {
      log("Lần nạp dữ liệu trước bị ngắt giữa chừng: làm lại từ đầu");
      await emptyEmbeddedDatabase(server.urls);
    }
    await migrateDatabase(server.urls, log);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { urls: server.urls, embedded: true, stop: server.stop };
}

async function bringData({ urls, embedded }: Database, settings: DemoSettings, { log, dossiersPerStage }: LaunchOptions, onStart: (child: Child) => void) {
  const state = await seedState(urls);
  if (state === "seeded") return log("Dữ liệu chạy thử đã có, giữ nguyên");
  if (state === "seeding") throw new Error("Lần nạp dữ liệu trước bị ngắt giữa chừng. Hãy dùng một cơ sở dữ liệu trống khác.");
  await refuseForeignData(urls);
  log("Nạp dữ liệu chạy thử");
  await markSeed(urls, "seeding");
  const onMessage = (message: unknown) => log(`  dữ liệu: ${String(message)}`);
  // No waiting for the disk at each commit: the mark "seeded" below does wait, and with it everything before it is on disk.
  const env: NodeJS.ProcessEnv = { ...settings.environmentOf("seed"), ...(embedded && { PGOPTIONS: "-c synchronous_commit=off" }) };
  const fewer = dossiersPerStage === undefined ? [] : ["--per-stage", String(dossiersPerStage)];
  await runChild({ name: "seed", script: ["scripts/demo/seed-child.ts", ...fewer], env, logs: settings.logs, onMessage }, onStart);
  await markSeed(urls, "seeded");
  log("Nạp dữ liệu xong");
}

async function refuseForeignData(urls: DatabaseUrls) {
  if ((await seedState(urls)) !== "none" || !(await holdsPeople(urls))) return;
  throw new Error("Cơ sở dữ liệu đã có người hoặc hồ sơ không thuộc bản chạy thử. Hãy dùng một cơ sở dữ liệu trống.");
}

async function bringBuild(logs: string, log: (line: string) => void, onStart: (child: Child) => void) {
  if (isBuilt()) return log("Bản dựng trang web còn mới, dùng lại");
  log("Dựng trang web (next build), lần đầu mất một đến hai phút");
  const started = performance.now();
  const beat = setInterval(() => log(`  vẫn đang dựng trang web (${Math.round((performance.now() - started) / 1000)} giây)`), 15_000);
  try {
    await buildWhenStale(logs, onStart);
  } finally {
    clearInterval(beat);
  }
  log("Dựng trang web xong");
}

function startAll(settings: DemoSettings, { web, dossiersPerStage }: LaunchOptions): Child[] {
  const { logs, environmentOf, mailPage, identityProvider, postalOperator, signingService, port } = settings;
  const next = [NEXT, web === "production" ? "start" : "dev", "-p", String(port)] as const;
  const webEnvironment: NodeJS.ProcessEnv = { ...environmentOf("web"), NODE_ENV: web };
  const children = [
    startChild({ name: "web", script: [...next], env: webEnvironment, logs }),
    startChild({ name: "worker", script: ["scripts/worker.ts"], env: environmentOf("worker"), logs }),
  ];
  if (identityProvider !== undefined) {
    children.push(startChild({ name: "identity-provider", script: ["simulators/identity-provider/main.ts"], env: environmentOf("identity-provider"), logs }));
  }
  if (mailPage !== undefined) {
    const script = ["simulators/mail-catcher/main.ts", "--page-port", new URL(mailPage).port] as const;
    children.push(startChild({ name: "mail-catcher", script: [...script], env: environmentOf("mail-catcher"), logs }));
  }
  if (postalOperator !== undefined) {
    // Things happen to shipments by themselves where people look on; a test says itself what happens.
    const byItself = dossiersPerStage === undefined ? ["--auto-step", String(AUTO_STEP_MS)] : [];
    const script = ["simulators/postal-operator/main.ts", "--port", new URL(postalOperator).port, ...byItself] as const;
    children.push(startChild({ name: "postal-operator", script: [...script], env: environmentOf("postal-operator"), logs }));
  }
  if (signingService !== undefined) {
    const script = ["simulators/signing-service/main.ts", "--port", new URL(signingService).port] as const;
    children.push(startChild({ name: "signing-service", script: [...script], env: environmentOf("signing-service"), logs }));
  }
  return children;
}

async function untilAnswering(address: string, broken: Promise<Child>, signal: AbortSignal) {
  const started = performance.now();
  let failed: Child | undefined;
  void broken.then((child) => (failed = child));
  let last = "chưa trả lời";
  while (performance.now() - started < 90_000) {
    signal.throwIfAborted();
    if (failed !== undefined) throw new Error(`${failed.name} đã dừng ngay khi khởi động. Cuối nhật ký:\n${failed.logTail()}`);
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      if (response.status === 200) return;
      last = `trả ${response.status}: ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(150);
  }
  throw new Error(`${address} không trả 200 trong 90 giây (${last}).`);
}
