"use client";
import { useEffect, useRef, useState } from "react";
import { MOST_PICTURES } from "@/lib/dossiers/scan-limits";

const AGAIN_MS = 3_000;

/** The small pictures of these pages by their ids, as they come: asked for together, and kept while the table is open. */
export function useScanPictures(pageIds: readonly string[]): ReadonlyMap<string, string> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map());
  const [round, setRound] = useState(0);
  const asked = useRef(new Set<string>());
  const wanted = pageIds.join(",");
  useEffect(() => {
    const missing = wanted.split(",").filter((id) => id !== "" && !asked.current.has(id));
    for (let i = 0; i < missing.length; i += MOST_PICTURES) {
      const some = missing.slice(i, i + MOST_PICTURES);
      for (const id of some) asked.current.add(id);
      void ask(some).then((come) => {
        if (come !== null) return setPictures((before) => new Map([...before, ...come]));
        for (const id of some) asked.current.delete(id);
        setTimeout(() => setRound((before) => before + 1), AGAIN_MS);
      });
    }
  }, [wanted, round]);
  return pictures;
}

async function ask(pageIds: readonly string[]): Promise<[string, string][] | null> {
  try {
    const response = await fetch(`/api/scans/pictures?trang=${pageIds.join(",")}`, { cache: "no-store" });
    // Signed out, or no longer this desk's: asking again would not change it, and the page says it at the next act.
    if (response.status >= 400 && response.status < 500) return [];
    if (!response.ok) return null;
    const answer = (await response.json()) as Readonly<{ pictures: Readonly<Record<string, string>> }>;
    return Object.entries(answer.pictures);
  } catch {
    return null;
  }
}
