"use client";
import { useEffect, useState } from "react";
import { qrPath } from "@/lib/platform/qr-path";

/** 53 modules wide, for 230 bytes: as small as a cheap telephone's camera still reads, and the same for all that are shown by turns. */
const SYMBOL = { level: "L", version: 9 } as const;
const TURN = 350;

/** One symbol, or several that are shown by turns until the other phone has them all. */
export function QrView({ frames, label }: { frames: readonly string[]; label: string }) {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (frames.length < 2) return;
    const timer = setInterval(() => setAt((before) => (before + 1) % frames.length), TURN);
    return () => clearInterval(timer);
  }, [frames.length]);
  const { viewBox, path } = qrPath(frames[at % frames.length] ?? "", SYMBOL);
  return (
    <figure className="flex flex-col items-center gap-2">
      <svg role="img" aria-label={label} viewBox={viewBox} shapeRendering="crispEdges" className="w-full max-w-[20rem] bg-paper">
        <path d={path} className="fill-ink" />
      </svg>
      {frames.length > 1 && <figcaption className="tabular text-small text-muted">Mã {(at % frames.length) + 1}/{frames.length}, tự đổi: giữ máy kia soi đến khi đủ.</figcaption>}
    </figure>
  );
}
