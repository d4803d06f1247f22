import { closeDatabase } from "@/lib/platform/db";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { closeQueue } from "@/lib/platform/queue";
import { type Cast, castOf } from "@/tests/bench/actors";
import { compare, type Comparison, FULL, QUICK, type Subject } from "@/tests/bench/compare";
import { openBenchDatabase } from "@/tests/bench/database";
import { type Plain, plainOn } from "@/tests/bench/plain";
import { pageSubjects } from "@/tests/bench/pages";
import { readSubjects, type Samples, samplesOf } from "@/tests/bench/reads";
import { clearReserve, layReserve } from "@/tests/bench/reserve";
import { areBuilt, startServers } from "@/tests/bench/servers";
import { writeSubjects } from "@/tests/bench/writes";

export type MeasureOptions = Readonly<{
  dossiers: number;
  quick: boolean;
  /** Measures only what has this text in its name. */
  only: string | undefined;
  /** Also over HTTP, from the production build (built when stale). */
  pages: boolean;
  log: (line: string) => void;
}>;

type Run = Readonly<{ urls: DatabaseUrls; plain: Plain; cast: Cast; samples: Samples; options: MeasureOptions }>;

async function compareAll(subjects: readonly Subject[], { quick, only, log }: MeasureOptions): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const subject of subjects.filter(({ name }) => only === undefined || name.includes(only))) {
    const measured = await compare(subject, quick ? QUICK : FULL);
    for (const { floor, ours, floorTimes, ratio } of measured) log(`  ${subject.name}: ${ours.p50.toFixed(2)} ms, ${floor} ${floorTimes.p50.toFixed(2)} ms, tỷ lệ ${ratio.toFixed(1)}`);
    comparisons.push(...measured);
  }
  return comparisons;
}

async function measurePages({ urls, plain, cast, samples, options }: Run): Promise<Comparison[]> {
  if (!options.pages || (options.quick && !areBuilt())) {
    options.log(options.pages ? "Chưa có bản dựng mới: bỏ qua các trang (chạy không có --quick để dựng)" : "Bỏ qua các trang");
    return [];
  }
  const servers = await startServers(urls, options.log);
  try {
    return await compareAll(await pageSubjects(servers, plain, cast, samples), options);
  } finally {
    await servers.stop();
  }
}

/** On dossiers of their own, laid for them and taken away after, so that the reads find what was loaded and nothing else. */
async function measureWrites({ urls, plain, cast, options }: Run): Promise<Comparison[]> {
  const { calls, callsOf16 } = options.quick ? QUICK : FULL;
  const reserve = await layReserve(urls.owner, Math.ceil(calls * 1.1 + callsOf16 + 20) * 2);
  try {
    return await compareAll(writeSubjects(plain, cast, reserve), options);
  } finally {
    await clearReserve(urls.owner);
  }
}

/** Opens (or loads) the database of so many dossiers and measures everything in it, each beside its floor in the same run. */
export async function measureAll(server: DatabaseUrls, options: MeasureOptions): Promise<Comparison[]> {
  const { dossiers, log } = options;
  const { urls, loadSeconds } = await openBenchDatabase(server, dossiers, log);
  log(loadSeconds === null ? `Dùng lại cơ sở dữ liệu ${dossiers} hồ sơ` : `Nạp xong trong ${loadSeconds.toFixed(0)} giây`);
  process.env.PUBLIC_ORIGIN ??= "http://127.0.0.1:3000";
  await clearReserve(urls.owner);
  const plain = plainOn(urls.owner);
  try {
    const cast = await castOf(plain.pool);
    const samples = await samplesOf(plain, cast.official.actor.agencyId);
    const run: Run = { urls, plain, cast, samples, options };
    return [...(await compareAll(readSubjects(plain, cast, samples), options)), ...(await measurePages(run)), ...(await measureWrites(run))];
  } finally {
    await plain.pool.end();
    await closeQueue();
    await closeDatabase();
  }
}
