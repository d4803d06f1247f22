import { setTimeout } from "node:timers/promises";
import type { Permit } from "@/lib/access/policy";
import { expectPages, openPageLine, type PageLine } from "@/lib/digitisation/page-process";
import { judgeScan, type ScanToJudge } from "@/lib/dossiers/commands/judge-scan";
import { log } from "@/lib/platform/log";
import { inTurn } from "@/lib/platform/turns";

/** Page processes of one web process at work at a time: two cores are all that many counters have. */
const AT_ONCE = 2;
/** A sending whose last file is this long judged is over; its process ends. */
const OVER_MS = 4_000;
/** The next citizen's papers are scanned half a minute later at the soonest; until then whoever has just scanned finishes and receives, and must not share a core with the start of a process. */
const SPARE_AFTER_MS = 4_000;
/** Judging begins when no more of the sending has come for so long: what the clerk still sends is answered before the machine is busy with what he sent. */
const GATHERED_MS = 250;
/** However many keep coming, this long after the first. */
const GATHERED_AT_MOST_MS = 2_000;
/** Bytes of scans that wait in memory; what comes beyond is left to the worker, which reads it from the quarantine. */
const MOST_HELD = 128 * 1024 * 1024;

type Sending = { line: PageLine; last: Promise<void>; over: NodeJS.Timeout | null; cameAt: number };

const held = globalThis as typeof globalThis & { mcbcSendings?: Map<string, Sending>; mcbcScansInHand?: Map<string, number> };
const sendings = (held.mcbcSendings ??= new Map());
const inHand = (held.mcbcScansInHand ??= new Map());

/**
 * Begins to judge a kept scan behind the clerk's back and returns at once: the files of one sending of one clerk for one dossier go one after the other through one
 * page process. It is no promise: what this process does not get to, the worker judges.
 */
export function judgeSoon(permitted: Permit<"scan.manage">, scan: ScanToJudge): void {
  const size = scan.bytes.byteLength;
  if (inHand.has(scan.id) || [...inHand.values()].reduce((sum, bytes) => sum + bytes, size) > MOST_HELD) return;
  inHand.set(scan.id, size);
  const key = [permitted.actor.id, scan.dossierId, scan.sendingId].join(" ");
  const sending = sendings.get(key) ?? { line: openPageLine(), last: Promise.resolve(), over: null, cameAt: 0 };
  sendings.set(key, sending);
  if (sending.over !== null) clearTimeout(sending.over);
  sending.over = null;
  sending.cameAt = performance.now();
  const mine = sending.last
    .then(() => gathered(sending))
    .then(() => inTurn("page process", AT_ONCE, () => judgeScan(permitted, scan, sending.line)))
    .then(() => undefined, (error: unknown) => log.error("scan left to the worker", error))
    .then(() => {
      inHand.delete(scan.id);
      if (sending.last === mine) sending.over = endLater(key, sending);
    });
  sending.last = mine;
}

async function gathered(sending: Sending): Promise<void> {
  const begun = performance.now();
  while (performance.now() - sending.cameAt < GATHERED_MS && performance.now() - begun < GATHERED_AT_MOST_MS) await setTimeout(GATHERED_MS / 4);
}

function endLater(key: string, sending: Sending): NodeJS.Timeout {
  const timer = globalThis.setTimeout(() => {
    sendings.delete(key);
    sending.line.end();
    globalThis.setTimeout(makeReady, SPARE_AFTER_MS).unref();
  }, OVER_MS);
  timer.unref();
  return timer;
}

function makeReady(): void {
  if (inHand.size === 0 && sendings.size === 0) expectPages();
}

/** Somebody is about to scan: a page process is made ready, unless a sending still has one; to start one takes half a second of a core from those who wait for pages. */
export function expectScans(_permitted: Permit<"scan.manage">): void {
  makeReady();
}
