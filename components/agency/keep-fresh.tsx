"use client";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/** Asks the page again every so many seconds while it is looked at; without a script the browser itself does, unless something may be half typed on the page (`onlyScripted`). */
export function KeepFresh({ seconds, onlyScripted = false }: { seconds: number; onlyScripted?: boolean }) {
  const router = useRouter();
  const [refreshing, startRefresh] = useTransition();
  useEffect(() => {
    // Asked again while it is still answering, a slow server would never get to show anything.
    if (refreshing) return;
    const timer = setInterval(() => {
      if (!document.hidden) startRefresh(() => router.refresh());
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [refreshing, router, seconds]);
  if (onlyScripted) return null;
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  );
}
