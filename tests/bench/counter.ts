import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { closeDatabase } from "@/lib/platform/db";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { asId, newId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import { castOf } from "@/tests/bench/actors";
import { openBenchDatabase } from "@/tests/bench/database";
import { plainOn } from "@/tests/bench/plain";
import { clearReserve, layReserve } from "@/tests/bench/reserve";
import { must, plainReceive } from "@/tests/bench/writes";

const AT_ONCE = 200;

/** 200 receptions of one unit on one day at once, beside 200 plain counters; and whether the numbers have neither gap nor double. */
export type CounterMeasure = Readonly<{ receptions: number; seconds: number; plainSeconds: number; perSecond: number; plainPerSecond: number; gapless: boolean }>;

/** Measures the numbering under a rush; all 200 wait for the same row. */
export async function benchCounter(server: DatabaseUrls, dossiers: number, log: (line: string) => void): Promise<CounterMeasure> {
  const { urls } = await openBenchDatabase(server, dossiers, log);
  process.env.PUBLIC_ORIGIN ??= "http://127.0.0.1:3000";
  const plain = plainOn(urls.owner);
  try {
    const { clerk } = await castOf(plain.pool);
    const { submitted } = await layReserve(urls.owner, AT_ONCE * 2);
    const [ours, theirs] = [submitted.slice(0, AT_ONCE), submitted.slice(AT_ONCE)];
    const begun = performance.now();
    const received = await Promise.all(ours.map(({ id, version }) =>
      must(receiveDossier(clerk.actor, { operationId: newId<"operation">(), dossierId: asId<"dossier">(id), expectedVersion: version, lines: [] }))));
    const seconds = (performance.now() - begun) / 1000;
    const plainBegun = performance.now();
    await Promise.all(theirs.map((movable) => plainReceive(plain, movable, clerk.actor, "BENCH")));
    const plainSeconds = (performance.now() - plainBegun) / 1000;
    const serials = received.map(({ code }) => Number(code.split("-").at(-1))).sort((a, b) => a - b);
    const gapless = serials.every((serial, place) => serial === (serials[0] ?? 0) + place);
    return { receptions: AT_ONCE, seconds, plainSeconds, perSecond: AT_ONCE / seconds, plainPerSecond: AT_ONCE / plainSeconds, gapless };
  } finally {
    await clearReserve(urls.owner);
    await plain.pool.end();
    await closeQueue();
    await closeDatabase();
  }
}
