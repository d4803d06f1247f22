"use client";
import { useEffect, useRef } from "react";

/** Brings the pane back to its top when another dossier opens or an act was done, so that what was just said is in sight. */
export function ScrollToTop({ place }: { place: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // An address that points at a paper keeps its place.
    if (window.location.hash === "") mark.current?.scrollIntoView({ block: "end" });
  }, [place]);
  return <span ref={mark} />;
}
