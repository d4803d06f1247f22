"use client";
import { useEffect, useState } from "react";
import { QR_SIDE, qrMatrix } from "@/lib/platform/qr-matrix";

const QUIET = 4;
const TURN = 350;

function pathOf(text: string): string {
  return qrMatrix(text).map((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")).join("")).join("");
}

/** One symbol, or several that are shown by turns until the other phone has them all. */
export function QrView({ frames, label }: { frames: readonly string[]; label: string }) {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (frames.length < 2) return;
    const timer = setInterval(() => setAt((before) => (before + 1) % frames.length), TURN);
    return () => clearInterval(timer);
  }, [frames.length]);
  const side = QR_SIDE + 2 * QUIET;
  return (
    <figure className="flex flex-col items-center gap-2">
      <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" className="w-full max-w-[20rem] bg-paper">
        <path d={pathOf(frames[at % frames.length] ?? "")} className="fill-ink" />
      </svg>
      {frames.length > 1 && <figcaption className="tabular text-small text-muted">Mã {(at % frames.length) + 1}/{frames.length}, tự đổi: giữ máy kia soi đến khi đủ.</figcaption>}
    </figure>
  );
}
