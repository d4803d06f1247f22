import { openProcess, type OwnProcess, type ProcessFault, type ProcessLimits, startSpare } from "@/lib/digitisation/own-process";
import type { PageSize } from "@/lib/digitisation/resolution";
import { pageAnswer, type HarmlessPage, type PageJob } from "@/lib/digitisation/page-message";
import { checkSafe, isUnsafeReason, MOST_PIXELS, unsafe, type UnsafeReason } from "@/lib/digitisation/safe-file";
import { ok, type Result } from "@/lib/platform/result";

/** What a file may use before its process is ended. */
export type PageLimits = ProcessLimits & Readonly<{ pages: number; pixels: number }>;

/** Share of the memory that a process may hold after a file and still take the next one. */
const MOST_LEFT_BEHIND = 0.5;

export const PAGE_LIMITS: PageLimits = { time: 90_000, start: 30_000, memory: 1_024, heap: 512, pages: 100, pixels: MOST_PIXELS };

export type OutsideFile = Readonly<{ bytes: Uint8Array; name: string; /** input field that a refusal belongs to */ field: string; /** size of the paper when it is known */ paper: PageSize | null }>;
export type DecodedFile = Readonly<{ pages: readonly HarmlessPage[]; /** most resident memory seen, MiB */ memory: number }>;

/**
 * A file from outside as pages drawn anew, with what the quality gate says of each. Checked first (`checkSafe`), then decoded in a process of its own
 * that has no environment of ours and is ended when it overruns. Nothing a file holds can throw here or end the caller.
 */
export async function decodeOutside(file: OutsideFile, limits: PageLimits = PAGE_LIMITS): Promise<Result<DecodedFile, UnsafeReason>> {
  const checked = checkSafe(file.bytes, file.name, file.field);
  if (!checked.ok) return checked;
  return decodeChecked({ bytes: file.bytes, kind: checked.value, paper: file.paper, mostPages: limits.pages, mostPixels: limits.pixels }, file.field, limits);
}

const FAULT_REASON = { SLOW: "FILE_TOO_SLOW", HEAVY: "FILE_TOO_HEAVY", BROKEN: "FILE_UNREADABLE" } as const satisfies Record<ProcessFault, UnsafeReason>;

/** The second half alone, for a file that `checkSafe` has let pass (and for tests of what stands when a hostile one does). */
export async function decodeChecked(job: PageJob, field: string, limits: PageLimits = PAGE_LIMITS): Promise<Result<DecodedFile, UnsafeReason>> {
  const line = openPageLine(limits);
  try {
    return await line.decode(job, field);
  } finally {
    line.end();
  }
}

/** Files of one sending, decoded one after the other. */
export type PageLine = Readonly<{
  /** A file that `checkSafe` has let pass. Not before the file before it is done. */
  decode: (job: PageJob, field: string) => Promise<Result<DecodedFile, UnsafeReason>>;
  end: () => void;
}>;

/**
 * A page process that serves the files of one sending, which one clerk scanned for one dossier: what one file does to it can reach no other dossier's pages. Each
 * file has the limits of time and memory for itself. A file that is refused, that overruns or that leaves much memory behind ends the process, and the next file gets
 * a new one; so a hostile file costs itself alone.
 */
export function openPageLine(limits: PageLimits = PAGE_LIMITS): PageLine {
  let own: OwnProcess | null = null;
  const end = (): void => {
    own?.end();
    own = null;
  };
  return {
    decode: async (job, field) => {
      own = own?.isAlive() === true ? own : openProcess("scripts/page-worker.ts", limits.heap);
      const result = await decodeIn(own, job, field, limits);
      if (!result.ok || own.memory() > limits.memory * MOST_LEFT_BEHIND) end();
      return result;
    },
    end,
  };
}

async function decodeIn(own: OwnProcess, job: PageJob, field: string, limits: PageLimits): Promise<Result<DecodedFile, UnsafeReason>> {
  const pages: HarmlessPage[] = [];
  const end = await own.give(job, limits, (told): Result<readonly HarmlessPage[], UnsafeReason> | undefined => {
    const answer = pageAnswer.safeParse(told);
    if (!answer.success) return unsafe("FILE_UNREADABLE", field);
    switch (answer.data.is) {
      case "PAGE":
        pages.push(answer.data.page);
        return pages.length > limits.pages ? unsafe("PDF_TOO_LONG", field) : undefined;
      case "DONE":
        return pages.length > 0 && pages.length === answer.data.pages ? ok(pages) : unsafe("FILE_UNREADABLE", field);
      case "REFUSED":
        return unsafe(isUnsafeReason(answer.data.reason) ? answer.data.reason : "FILE_UNREADABLE", field);
    }
  });
  if (!end.ok) return unsafe(FAULT_REASON[end.fault], field);
  return end.value.ok ? ok({ pages: end.value.value, memory: end.memory }) : end.value;
}

/** Has a page process ready for the next file: its start is most of what a small file waits for. */
export function expectPages(): void {
  startSpare("scripts/page-worker.ts", PAGE_LIMITS.heap);
}
