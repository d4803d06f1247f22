import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { setPriority } from "node:os";
import path from "node:path";

/** What one job may use before its process is ended. */
export type ProcessLimits = Readonly<{
  /** milliseconds for the whole job, without the start of the process */
  time: number;
  /** milliseconds for the start of the process */
  start: number;
  /** MiB of resident memory, native decoders included */
  memory: number;
  /** MiB of JavaScript heap */
  heap: number;
}>;
export type ProcessFault = "SLOW" | "HEAVY" | "BROKEN";
/** `memory`: most resident memory seen, MiB. */
export type ProcessEnd<T> = Readonly<{ ok: true; value: T; memory: number } | { ok: false; fault: ProcessFault }>;
export type ProcessScript = "scripts/page-worker.ts" | "scripts/scan-worker.ts";

/** Nobody waits at the counter for a document to be written: it stands back behind those who do (setpriority(2): 0 is everybody's, 19 the last). */
const NICENESS = { "scripts/page-worker.ts": 0, "scripts/scan-worker.ts": 5 } as const satisfies Record<ProcessScript, number>;
const MEMORY_EVERY_MS = 100;
/** A process that was started ahead of its job is ended when nobody came: longer than a clerk lays paper into the feeder. */
const SPARE_MS = 300_000;

type Spare = Readonly<{ child: ChildProcess; heap: number; lapse: NodeJS.Timeout; forget: () => void }>;
const held = globalThis as typeof globalThis & { mcbcSpares?: Map<ProcessScript, Spare> };
const spares = (held.mcbcSpares ??= new Map());

/**
 * Starts a process before its job is there, so that the next one opened of the same script need not wait; told `{ is: "WARM" }` it may make itself warm.
 * It has seen nothing of anybody's; unused it ends after five minutes.
 */
export function startSpare(script: ProcessScript, heap: number): void {
  if (spares.has(script)) return;
  const child = start(script, heap);
  const forget = (): void => {
    if (spares.get(script)?.child === child) spares.delete(script);
  };
  const lapse = setTimeout(() => {
    forget();
    child.kill("SIGKILL");
  }, SPARE_MS);
  lapse.unref();
  child.once("exit", forget);
  child.once("error", forget);
  keepsCaller(child, false);
  child.send({ is: "WARM" }, () => undefined);
  spares.set(script, { child, heap, lapse, forget });
}

/** A process that takes one job after the other. Whatever goes wrong in a job ends it: what it is given then ends as BROKEN. */
export type OwnProcess = Readonly<{
  /** @param take looks at each thing said of this job (unchecked); what it returns other than undefined is the answer, and it may not throw */
  give: <T>(job: object, limits: Omit<ProcessLimits, "heap">, take: (told: unknown) => T | undefined) => Promise<ProcessEnd<T>>;
  isAlive: () => boolean;
  /** MiB of resident memory it holds now. */
  memory: () => number;
  end: () => void;
}>;

/**
 * Opens a process that has no environment of ours. Nothing that it does can throw here or end the caller. The script answers `{ is: "HELLO" }` with
 * `{ is: "READY" }`, then gets its jobs one by one and says whatever it likes. Between jobs it does not keep the caller's process alive.
 */
export function openProcess(script: ProcessScript, heap: number): OwnProcess {
  const child = taken(script, heap);
  const state = { alive: true, ready: false };
  const end = (): void => {
    state.alive = false;
    child.kill("SIGKILL");
  };
  child.once("exit", () => (state.alive = false));
  child.on("error", end);
  return {
    give: (job, limits, take) => (state.alive ? oneJob(child, state, { job, limits, take, end }) : Promise.resolve({ ok: false, fault: "BROKEN" })),
    isAlive: () => state.alive,
    memory: () => residentMemory(child),
    end,
  };
}

type Job<T> = Readonly<{ job: object; limits: Omit<ProcessLimits, "heap">; take: (told: unknown) => T | undefined; end: () => void }>;

function oneJob<T>(child: ChildProcess, state: { ready: boolean }, { job, limits, take, end }: Job<T>): Promise<ProcessEnd<T>> {
  return new Promise((resolve) => {
    let memory = 0;
    const settle = (result: ProcessEnd<T>): void => {
      clearTimeout(timer);
      clearInterval(watch);
      child.off("message", hear).off("error", broke).off("exit", left);
      keepsCaller(child, false);
      if (!result.ok) end();
      resolve(result);
    };
    const fail = (fault: ProcessFault): void => settle({ ok: false, fault });
    const broke = (): void => fail("BROKEN");
    // A heap that overran ends the process with SIGABRT; a decoder's own fault with SIGSEGV, SIGILL or SIGBUS.
    const left = (_code: number | null, signal: NodeJS.Signals | null): void => fail(signal === "SIGABRT" || signal === "SIGKILL" ? "HEAVY" : "BROKEN");
    const begin = (): void => {
      state.ready = true;
      clearTimeout(timer);
      timer = setTimeout(() => fail("SLOW"), limits.time);
      child.send(job, () => undefined);
    };
    const hear = (told: unknown): void => {
      if (!state.ready) {
        if (isReady(told)) begin();
        return;
      }
      const value = take(told);
      if (value !== undefined) settle({ ok: true, value, memory });
    };
    let timer = setTimeout(() => fail("SLOW"), limits.start);
    const watch = setInterval(() => {
      memory = Math.max(memory, residentMemory(child));
      if (memory > limits.memory) fail("HEAVY");
    }, MEMORY_EVERY_MS);
    keepsCaller(child, true);
    child.on("message", hear).on("error", broke).on("exit", left);
    if (state.ready) begin();
    else child.send({ is: "HELLO" }, () => undefined);
  });
}

/** Gives one job to a process of its own and ends it when it overruns or has answered. See `openProcess`. */
export async function inOwnProcess<T>(script: ProcessScript, job: object, limits: ProcessLimits, take: (told: unknown) => T | undefined): Promise<ProcessEnd<T>> {
  const own = openProcess(script, limits.heap);
  try {
    return await own.give(job, limits, take);
  } finally {
    own.end();
  }
}

/** Neither an idle process nor its pipe keeps the caller's process alive. */
function keepsCaller(child: ChildProcess, keeps: boolean): void {
  if (keeps) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function isReady(told: unknown): boolean {
  return typeof told === "object" && told !== null && "is" in told && told.is === "READY";
}

function taken(script: ProcessScript, heap: number): ChildProcess {
  const spare = spares.get(script);
  if (spare === undefined || spare.heap !== heap || spare.child.exitCode !== null) return start(script, heap);
  spares.delete(script);
  clearTimeout(spare.lapse);
  spare.child.off("exit", spare.forget).off("error", spare.forget);
  return spare.child;
}

function start(script: ProcessScript, heap: number): ChildProcess {
  const root = process.cwd();
  // Taken at run time: a bundler that knows `fork` follows the script's path and wants to pack it into the page.
  const { fork } = process.getBuiltinModule("node:child_process");
  const child = fork(path.join(/*turbopackIgnore: true*/ root, script), [], {
    cwd: root,
    env: { NODE_ENV: "production" },
    execArgv: ["--disable-warning=ExperimentalWarning", "--import", path.join(/*turbopackIgnore: true*/ root, "scripts/own-process.mjs"), `--max-old-space-size=${heap}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  standBack(child, NICENESS[script]);
  return child;
}

function standBack(child: ChildProcess, niceness: number): void {
  if (niceness === 0 || child.pid === undefined) return;
  try {
    setPriority(child.pid, niceness);
  } catch {
    // It has ended already, which its own listeners tell.
  }
}

/** MiB of resident memory as Linux tells it; 0 where it does not, then the heap and the time are the limits. */
function residentMemory(child: ChildProcess): number {
  if (child.pid === undefined) return 0;
  try {
    const pages = Number(readFileSync(`/proc/${child.pid}/statm`, "utf8").split(" ")[1]);
    return Number.isFinite(pages) ? (pages * 4096) / 1_048_576 : 0;
  } catch {
    return 0;
  }
}
