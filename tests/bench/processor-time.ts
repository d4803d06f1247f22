import fs from "node:fs";
import type pg from "pg";

/** Nanoseconds that the threads of a process have run (Linux: schedstat); 0 for one that is gone. */
function ranOf(pid: number): number {
  try {
    return fs.readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + Number(fs.readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]), 0);
  } catch {
    return 0;
  }
}

function parentOf(pid: number): number | null {
  try {
    // The name stands in brackets and may hold anything; the parent is the second word behind it.
    return Number(fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return null;
  }
}

/** The processes of the database server behind a connection. */
async function databaseProcesses(pool: pg.Pool): Promise<number[]> {
  const { rows: [row] } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = row ? parentOf(row.pid) : null;
  if (server === null) return [];
  return fs.readdirSync("/proc").map(Number).filter((pid) => Number.isInteger(pid) && parentOf(pid) === server);
}

/**
 * How long processors have worked so far for the web process and for the database, in milliseconds: whatever else runs on the machine makes it no longer. What a database
 * process did that has ended since is missing: the pools' connections live longer than a measurement.
 */
export async function processorMs(webPid: number, pool: pg.Pool): Promise<number> {
  const database = await databaseProcesses(pool);
  return [webPid, ...database].reduce((sum, pid) => sum + ranOf(pid), 0) / 1e6;
}
