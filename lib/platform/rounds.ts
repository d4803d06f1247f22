import pg from "pg";
import { databaseUrl } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";

/**
 * Runs `work` unless another process runs work of the same name: an advisory lock of the database on a connection of its own, so that
 * it ends with the process that dies.
 * @returns whether it ran
 */
export async function oneAtATime(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl("jobs") });
  // A connection that breaks in the middle gives the lock back; what the work writes is fenced by itself.
  client.on("error", (error) => log.error("round", error));
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 0)) as mine", [`round ${name}`]);
    if (rows[0]?.mine !== true) return false;
    await work();
    return true;
  } finally {
    await client.end();
  }
}

export type Rounds = Readonly<{ stop: () => Promise<void> }>;

/**
 * Goes on a round now and then every `seconds`, never two at a time, in one process of all. A piece of work that fails is logged and
 * leaves the others alone.
 * @param works by name, done in this order
 */
export function startRounds(name: string, seconds: number, works: Readonly<Record<string, () => Promise<unknown>>>): Rounds {
  let stopped = false;
  let under: Promise<void> | null = null;
  const all = async () => {
    for (const [part, work] of Object.entries(works)) {
      if (stopped) return;
      await work().catch((error: unknown) => log.error(`round ${part}`, error));
    }
  };
  const round = () => {
    under ??= oneAtATime(name, all).then(() => undefined, (error: unknown) => log.error(`round ${name}`, error)).finally(() => { under = null; });
  };
  const timer = setInterval(round, seconds * 1_000);
  timer.unref();
  round();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await under;
    },
  };
}
