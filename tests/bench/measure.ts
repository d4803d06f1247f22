import pg from "pg";
import { closeDatabase } from "@/lib/platform/db";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { closeQueue } from "@/lib/platform/queue";
import { castOf } from "@/tests/bench/actors";
import { compare, type Comparison, FULL, QUICK, type Subject } from "@/tests/bench/compare";
import { openBenchDatabase } from "@/tests/bench/database";
import { plainOn } from "@/tests/bench/plain";
import { pageSubjects } from "@/tests/bench/pages";
import { readSubjects, samplesOf } from "@/tests/bench/reads";
import { layReserve } from "@/tests/bench/reserve";
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

/** Opens (or loads) the database of so many dossiers and measures everything in it, each beside its floor in the same run. */
export async function measureAll(server: DatabaseUrls, { dossiers, quick, only, pages, log }: MeasureOptions): Promise<Comparison[]> {
  const { urls, loadSeconds } = await openBenchDatabase(server, dossiers, log);
  log(loadSeconds === null ? `Dùng lại cơ sở dữ liệu ${dossiers} hồ sơ` : `Nạp xong trong ${loadSeconds.toFixed(0)} giây`);
  process.env.PUBLIC_ORIGIN ??= "http://127.0.0.1:3000";
  const effort = quick ? QUICK : FULL;
  const supply = effort.calls * 1.1 + effort.callsOf16 + 20;
  const reserve = await layReserve(urls.owner, Math.ceil(supply) * 2);
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  const plain = plainOn(urls.owner);
  let stopServers = () => Promise.resolve();
  try {
    const cast = await castOf(owner);
    const samples = await samplesOf(plain, cast.official.actor.agencyId);
    const servers = !pages || (quick && !areBuilt()) ? null : await startServers(urls, log);
    if (servers === null) log(pages ? "Chưa có bản dựng mới: bỏ qua các trang (chạy không có --quick để dựng)" : "Bỏ qua các trang");
    stopServers = servers?.stop ?? stopServers;
    const subjects: Subject[] = [
      ...readSubjects(plain, cast, samples), ...writeSubjects(plain, cast, reserve), ...(servers ? await pageSubjects(servers, plain, cast, samples) : []),
    ];
    const comparisons: Comparison[] = [];
    for (const subject of subjects.filter(({ name }) => only === undefined || name.includes(only))) {
      const measured = await compare(subject, effort);
      for (const { floor, ours, floorTimes, ratio } of measured) log(`  ${subject.name}: ${ours.p50.toFixed(2)} ms, ${floor} ${floorTimes.p50.toFixed(2)} ms, tỷ lệ ${ratio.toFixed(1)}`);
      comparisons.push(...measured);
    }
    return comparisons;
  } finally {
    await stopServers();
    await plain.pool.end();
    await owner.end();
    await closeQueue();
    await closeDatabase();
  }
}
