"use client";
import { useSyncExternalStore } from "react";

function never(): () => void {
  return () => undefined;
}

/** False on the server and before the script runs, true after: for what only makes sense with a script. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
