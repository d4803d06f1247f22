"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { IncomingView } from "@/lib/dossiers/queries/incoming-scans";

/** A sheet is judged in about so long: the next question comes when the sheets that still wait can have their verdicts, within bounds. */
const MS_A_SHEET = 250;
const ASK_SOONEST_MS = 300;
const ASK_LATEST_MS = 1_500;
const ASK_AFTER_FAULT_MS = 3_000;
/** The table is drawn again at most this often while verdicts come in, and once more when the last is there: the verdicts themselves stand above it meanwhile. */
const REFRESH_MS = 4_000;

export type Verdicts = Readonly<{ scans: readonly IncomingView[]; /** A scan was just kept by the server. */ sent: (scanId: string) => void }>;

/** Follows the scans of a table until each has its verdict, and shows the table anew as they come. `known`: as the page was rendered. */
export function useVerdicts(dossierId: string, known: readonly IncomingView[]): Verdicts {
  const router = useRouter();
  const [asked, setAsked] = useState<readonly IncomingView[] | null>(null);
  const open = useRef(new Set<string>());
  const watching = useRef(false);
  const left = useRef(false);

  async function watch() {
    if (watching.current) return;
    watching.current = true;
    let news = false;
    let shown = performance.now();
    let fault = false;
    // The sheets of one sending are told one after the other: the first question waits for all of them.
    await Promise.resolve();
    while (open.current.size > 0 && !left.current) {
      await new Promise((resolve) => setTimeout(resolve, fault ? ASK_AFTER_FAULT_MS : untilVerdicts(open.current.size)));
      // What is sent while the question is on its way is not in its answer.
      const before = [...open.current];
      const scans = await ask(dossierId);
      fault = scans === null;
      if (scans === null) continue;
      const judging = judgingOf(scans);
      for (const id of before.filter((one) => !judging.has(one))) news = open.current.delete(id) || news;
      for (const id of judging) open.current.add(id);
      setAsked(scans);
      if (!news || (open.current.size > 0 && performance.now() - shown < REFRESH_MS)) continue;
      news = false;
      shown = performance.now();
      router.refresh();
    }
    watching.current = false;
  }
  useEffect(() => {
    left.current = false;
    for (const id of judgingOf(known)) open.current.add(id);
    setAsked(null);
    void watch();
    return () => {
      left.current = true;
    };
    // Only a page that was rendered anew brings news.
  }, [known]);
  return {
    scans: asked ?? known,
    sent: (scanId) => {
      open.current.add(scanId);
      void watch();
    },
  };
}

function untilVerdicts(sheets: number): number {
  return Math.min(ASK_LATEST_MS, Math.max(ASK_SOONEST_MS, sheets * MS_A_SHEET));
}

function judgingOf(scans: readonly IncomingView[]): Set<string> {
  return new Set(scans.filter(({ state }) => state === "JUDGING").map(({ id }) => id));
}

async function ask(dossierId: string): Promise<readonly IncomingView[] | null> {
  try {
    const response = await fetch(`/api/scans/incoming/${dossierId}`, { cache: "no-store" });
    if (!response.ok) return null;
    const answer = (await response.json()) as Readonly<{ scans: readonly IncomingView[] }>;
    return answer.scans;
  } catch {
    return null;
  }
}
