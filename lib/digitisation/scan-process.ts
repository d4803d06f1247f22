import { inOwnProcess, type ProcessFault, type ProcessLimits } from "@/lib/digitisation/own-process";
import { scanAnswer, type ScanJob } from "@/lib/digitisation/scan-message";

const SCAN_LIMITS: ProcessLimits = { time: 60_000, start: 30_000, memory: 1_536, heap: 768 };
/** Reading a full page takes a second or two, ten on a machine that has much else to do. */
const TIME_PER_PAGE = 30_000;

/** `pdf`: one PDF/A-2b with a text layer; `text`: what was read, a line each. */
export type MadeScan = Readonly<{ ok: true; pdf: Uint8Array; text: string } | { ok: false; fault: ProcessFault }>;

/**
 * Makes one document of the pages, in a process of its own: turned, straightened, cleaned, compressed, read. The same pages, title and moment give the same bytes.
 * @param told called with the count of pages done so far
 */
export async function makeScan(job: ScanJob, told: (pagesDone: number) => void): Promise<MadeScan> {
  const limits = { ...SCAN_LIMITS, time: SCAN_LIMITS.time + TIME_PER_PAGE * job.pages.length };
  const end = await inOwnProcess("scripts/scan-worker.ts", job, limits, (said): MadeScan | undefined => {
    const answer = scanAnswer.safeParse(said);
    if (!answer.success) return { ok: false, fault: "BROKEN" };
    if (answer.data.is === "DONE") return { ok: true, pdf: answer.data.pdf, text: answer.data.text };
    told(answer.data.done);
    return undefined;
  });
  return end.ok ? end.value : end;
}
