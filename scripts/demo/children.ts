import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const LEAVE_WITH_PARENT = `${pathToFileURL(path.join(import.meta.dirname, "leave-with-parent.mjs")).href}?launcher=${process.pid}`;
/** Next's command, the web process. */
export const NEXT = "node_modules/next/dist/bin/next";
/** A page's objects are dead when it is sent: with room for a few pages they are never copied about (decision 074). `npm start` says the same. */
const ROOM_FOR_YOUNG_OBJECTS = ["--max-semi-space-size=64"];
/** How long a child may take to finish what it is doing before it is killed. */
const PATIENCE_MS = 8_000;

export type ChildOptions = Readonly<{
  /** Names it in messages and its log file `<logs>/<name>.log`. */
  name: string;
  /** What node runs: a TypeScript entry of ours or a JavaScript one of a package, with its arguments. */
  script: readonly [string, ...string[]];
  env: NodeJS.ProcessEnv;
  logs: string;
  /** Hears what the child sends with `process.send`. */
  onMessage?: (message: unknown) => void;
}>;

export type Child = Readonly<{
  name: string;
  /** undefined when it could not be started. */
  pid: number | undefined;
  /** Settles when the process is gone, with its exit code (null: ended by a signal). Never rejects. */
  ended: Promise<number | null>;
  /** SIGTERM, and SIGKILL to those that do not listen. */
  stop: () => Promise<void>;
  logTail: () => string;
}>;

/** Starts a Node process in a process group of its own: Ctrl-C in the terminal reaches it only through `stop`. */
export function startChild({ name, script: [entry, ...args], env, logs, onMessage }: ChildOptions): Child {
  const logFile = path.join(logs, `${name}.log`);
  const log = fs.openSync(logFile, "w");
  const imports = entry.endsWith(".ts") ? ["--import", "tsx"] : entry === NEXT ? ROOM_FOR_YOUNG_OBJECTS : [];
  const child = spawn(process.execPath, [...imports, "--import", LEAVE_WITH_PARENT, path.resolve(ROOT, entry), ...args], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
  fs.closeSync(log);
  if (onMessage) child.on("message", onMessage);
  child.on("error", (error) => fs.appendFileSync(logFile, `${error.message}\n`));
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(1));
  });
  return { name, pid: child.pid, ended, stop: () => stopChild(child, ended), logTail: () => tail(logFile) };
}

/** Runs a child to its end. @throws with the end of its log when it does not exit with 0 */
export async function runChild(options: ChildOptions, onStart: (child: Child) => void = () => undefined): Promise<void> {
  const child = startChild(options);
  onStart(child);
  const code = await child.ended;
  if (code !== 0) throw new Error(`${options.name} hỏng (mã ${code}). Cuối nhật ký:\n${child.logTail()}`);
}

async function stopChild(child: ChildProcess, ended: Promise<number | null>) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill("SIGTERM");
  const timer = new AbortController();
  const gone = await Promise.race([ended.then(() => true), sleep(PATIENCE_MS, false, { signal: timer.signal }).catch(() => true)]);
  timer.abort();
  if (gone) return;
  // The whole group, so that helpers it started go too.
  if (process.platform === "win32") child.kill("SIGKILL");
  else process.kill(-child.pid, "SIGKILL");
  await ended;
}

function tail(file: string): string {
  return fs.readFileSync(file, "utf8").trimEnd().split("\n").slice(-30).join("\n");
}
