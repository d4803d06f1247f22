import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { PageSize } from "@/lib/digitisation/resolution";
import { pageAnswer, type HarmlessPage, type PageJob } from "@/lib/digitisation/page-message";
import { checkSafe, isUnsafeReason, MOST_PIXELS, unsafe, type UnsafeReason } from "@/lib/digitisation/safe-file";
import { ok, type Result } from "@/lib/platform/result";

/** What a file may use before its process is ended. */
export type PageLimits = Readonly<{
  /** milliseconds for the whole file, without the start of the process */
  time: number;
  /** milliseconds for the start of the process */
  start: number;
  /** MiB of resident memory, native decoders included */
  memory: number;
  /** MiB of JavaScript heap */
  heap: number;
  pages: number;
  pixels: number;
}>;

export const PAGE_LIMITS: PageLimits = { time: 90_000, start: 30_000, memory: 1_536, heap: 512, pages: 100, pixels: MOST_PIXELS };

export type OutsideFile = Readonly<{ bytes: Uint8Array; name: string; /** input field that a refusal belongs to */ field: string; /** size of the paper when it is known */ paper: PageSize | null }>;
export type DecodedFile = Readonly<{ pages: readonly HarmlessPage[]; /** most resident memory seen, MiB */ memory: number }>;

const MEMORY_EVERY_MS = 100;

/**
 * A file from outside as pages drawn anew, with what the quality gate says of each. Checked first (`checkSafe`), then decoded in a process of its own
 * that has no environment of ours and is ended when it overruns. Nothing a file holds can throw here or end the caller.
 */
export async function decodeOutside(file: OutsideFile, limits: PageLimits = PAGE_LIMITS): Promise<Result<DecodedFile, UnsafeReason>> {
  const checked = checkSafe(file.bytes, file.name, file.field);
  if (!checked.ok) return checked;
  return decodeChecked({ bytes: file.bytes, kind: checked.value, paper: file.paper, mostPages: limits.pages, mostPixels: limits.pixels }, file.field, limits);
}

/** The second half alone, for tests of what stands when a hostile file passes the checks. */
export function decodeChecked(job: PageJob, field: string, limits: PageLimits = PAGE_LIMITS): Promise<Result<DecodedFile, UnsafeReason>> {
  return new Promise((resolve) => {
    const child = startProcess(limits);
    const pages: HarmlessPage[] = [];
    let memory = 0;
    let settled = false;
    const settle = (answer: Result<DecodedFile, UnsafeReason>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(watch);
      child.kill("SIGKILL");
      resolve(answer);
    };
    let timer = setTimeout(() => settle(unsafe("FILE_TOO_SLOW", field)), limits.start);
    const watch = setInterval(() => {
      memory = Math.max(memory, residentMemory(child));
      if (memory > limits.memory) settle(unsafe("FILE_TOO_HEAVY", field));
    }, MEMORY_EVERY_MS);

    child.on("message", (told) => {
      const answer = pageAnswer.safeParse(told);
      if (!answer.success) return settle(unsafe("FILE_UNREADABLE", field));
      switch (answer.data.is) {
        case "READY":
          clearTimeout(timer);
          timer = setTimeout(() => settle(unsafe("FILE_TOO_SLOW", field)), limits.time);
          child.send(job, () => undefined);
          return;
        case "PAGE":
          pages.push(answer.data.page);
          return pages.length > limits.pages ? settle(unsafe("PDF_TOO_LONG", field)) : undefined;
        case "DONE":
          return settle(pages.length > 0 && pages.length === answer.data.pages ? ok({ pages, memory }) : unsafe("FILE_UNREADABLE", field));
        case "REFUSED":
          return settle(unsafe(isUnsafeReason(answer.data.reason) ? answer.data.reason : "FILE_UNREADABLE", field));
      }
    });
    child.on("error", () => settle(unsafe("FILE_UNREADABLE", field)));
    // A heap that overran ends the process with SIGABRT; a decoder's own fault with SIGSEGV, SIGILL or SIGBUS.
    child.on("exit", (_code, signal) => settle(unsafe(signal === "SIGABRT" || signal === "SIGKILL" ? "FILE_TOO_HEAVY" : "FILE_UNREADABLE", field)));
  });
}

function startProcess(limits: PageLimits): ChildProcess {
  return fork(path.join(process.cwd(), "scripts/page-worker.ts"), [], {
    cwd: process.cwd(),
    env: { NODE_ENV: "production" },
    execArgv: ["--import", "tsx", `--max-old-space-size=${limits.heap}`],
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
