"use client";
import { useRef, useState, type PointerEvent } from "react";
import { buttonClass } from "@/components/ui/button-style";

const penWidth = 2.5;

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const scale = canvas.width / canvas.clientWidth;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  pen.lineWidth = penWidth * scale;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = "#16202b";
  return pen;
}

function place(event: PointerEvent<HTMLCanvasElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = event.currentTarget.width / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}

/** The glass to sign on. Gives the drawing as a PNG data URL after each stroke, "" when wiped. */
export function SignatureCanvas({ labelledBy, onDrawn }: { labelledBy: string; onDrawn: (dataUrl: string) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [signed, setSigned] = useState(false);

  function begin(event: PointerEvent<HTMLCanvasElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = penOf(event.currentTarget);
    const [x, y] = place(event);
    pen?.beginPath();
    pen?.moveTo(x, y);
    pen?.lineTo(x, y);
    pen?.stroke();
  }
  function draw(event: PointerEvent<HTMLCanvasElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pen = event.currentTarget.getContext("2d");
    pen?.lineTo(...place(event));
    pen?.stroke();
  }
  function end(event: PointerEvent<HTMLCanvasElement>) {
    setSigned(true);
    onDrawn(event.currentTarget.toDataURL("image/png"));
  }
  function wipe() {
    const glass = canvas.current;
    glass?.getContext("2d")?.clearRect(0, 0, glass.width, glass.height);
    setSigned(false);
    onDrawn("");
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="relative">
        <canvas
          ref={canvas}
          width={960}
          height={360}
          role="img"
          aria-labelledby={labelledBy}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          className="block aspect-8/3 w-full touch-none rounded border-2 border-line-strong bg-paper"
        />
        <span aria-hidden className="pointer-events-none absolute inset-x-6 bottom-[22%] border-b border-dashed border-line-strong" />
        {!signed && (
          <span aria-hidden className="pointer-events-none absolute inset-x-0 bottom-[26%] text-center text-small text-muted">
            Ký bằng ngón tay hoặc bút
          </span>
        )}
      </div>
      <button type="button" onClick={wipe} disabled={!signed} className={`self-start ${buttonClass("secondary")}`}>
        Xóa, ký lại
      </button>
    </div>
  );
}
