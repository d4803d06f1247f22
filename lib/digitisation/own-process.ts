import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
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

const MEMORY_EVERY_MS = 100;
/** A process that was started ahead of its job is ended when nobody came. */
const SPARE_MS = 60_000;

type Spare = Readonly<{ child: ChildProcess; heap: number; lapse: NodeJS.Timeout }>;
const held = globalThis as typeof globalThis & { mcbcSpares?: Map<ProcessScript, Spare> };
const spares = (held.mcbcSpares ??= new Map());

/**
 * Starts a process before its job is there, so that the next `inOwnProcess` of the same script need not wait. It has done nothing yet and is used for one
 * job like any other; unused it ends after a minute.
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
  // Neither the spare nor its pipe keeps the caller's process alive.
  child.unref();
  child.channel?.unref();
  spares.set(script, { child, heap, lapse });
}

/**
 * Gives one job to a process of its own that has no environment of ours, and ends it when it overruns or has answered. Nothing that it does can throw here
 * or end the caller. The script answers `{ is: "HELLO" }` with `{ is: "READY" }`, then gets the job and says whatever it likes.
 * @param take looks at each thing said (unchecked); what it returns other than undefined is the answer, and it may not throw
 */
export function inOwnProcess<T>(script: ProcessScript, job: object, limits: ProcessLimits, take: (told: unknown) => T | undefined): Promise<ProcessEnd<T>> {
  return new Promise((resolve) => {
    const child = taken(script, limits.heap);
    let memory = 0;
    let settled = false;
    let begun = false;
    const settle = (end: ProcessEnd<T>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(watch);
      child.kill("SIGKILL");
      resolve(end);
    };
    const fail = (fault: ProcessFault): void => settle({ ok: false, fault });
    let timer = setTimeout(() => fail("SLOW"), limits.start);
    const watch = setInterval(() => {
      memory = Math.max(memory, residentMemory(child));
      if (memory > limits.memory) fail("HEAVY");
    }, MEMORY_EVERY_MS);
    const hear = (told: unknown): void => {
      if (isReady(told)) {
        if (begun) return;
        begun = true;
        clearTimeout(timer);
        timer = setTimeout(() => fail("SLOW"), limits.time);
        child.send(job, () => undefined);
        return;
      }
      const value = take(told);
      if (value !== undefined) settle({ ok: true, value, memory });
    };
    child.on("message", hear);
    child.on("error", () => fail("BROKEN"));
    // A heap that overran ends the process with SIGABRT; a decoder's own fault with SIGSEGV, SIGILL or SIGBUS.
    child.on("exit", (_code, signal) => fail(signal === "SIGABRT" || signal === "SIGKILL" ? "HEAVY" : "BROKEN"));
    child.send({ is: "HELLO" }, () => undefined);
  });
}

function isReady(told: unknown): boolean {
  return typeof told === "object" && told !== null && "is" in told && told.is === "READY";
}

function taken(script: ProcessScript, heap: number): ChildProcess {
  const spare = spares.get(script);
  if (spare === undefined || spare.heap !== heap || spare.child.exitCode !== null) return start(script, heap);
  spares.delete(script);
  clearTimeout(spare.lapse);
  spare.child.removeAllListeners();
  spare.child.ref();
  spare.child.channel?.ref();
  return spare.child;
}

function start(script: ProcessScript, heap: number): ChildProcess {
  const root = process.cwd();
  // Taken at run time: a bundler that knows `fork` follows the script's path and wants to pack it into the page.
  const { fork } = process.getBuiltinModule("node:child_process");
  return fork(path.join(/*turbopackIgnore: true*/ root, script), [], {
    cwd: root,
    env: { NODE_ENV: "production" },
    execArgv: ["--disable-warning=ExperimentalWarning", "--import", path.join(/*turbopackIgnore: true*/ root, "scripts/own-process.mjs"), `--max-old-space-size=${heap}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
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
