"use client";
import { useRef, useState, type PointerEvent } from "react";
import { buttonClass } from "@/components/ui/button-style";

const penWidth = 2.5;

type Stroke = number[];

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

/** Where the pointer is, from 0 to 1 in the glass, with three decimals: finer than any pen. */
function place(event: PointerEvent<HTMLCanvasElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  const within = (at: number, length: number) => Math.round(Math.min(1, Math.max(0, at / length)) * 1000) / 1000;
  return [within(event.clientX - box.left, box.width), within(event.clientY - box.top, box.height)];
}

/** The glass to sign on, twice as wide as high. Gives the strokes as JSON `[[x,y,x,y…],…]` after each stroke, "" when wiped. */
export function SignatureCanvas({ labelledBy, onDrawn }: { labelledBy: string; onDrawn: (strokes: string) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const [signed, setSigned] = useState(false);

  function begin(event: PointerEvent<HTMLCanvasElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = penOf(event.currentTarget);
    const [x, y] = place(event);
    const { width, height } = event.currentTarget;
    // A dot is a stroke too: the same point twice.
    strokes.current.push([x, y, x, y]);
    pen?.beginPath();
    pen?.moveTo(x * width, y * height);
    pen?.lineTo(x * width, y * height);
    pen?.stroke();
  }
  function draw(event: PointerEvent<HTMLCanvasElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const [x, y] = place(event);
    strokes.current.at(-1)?.push(x, y);
    const pen = event.currentTarget.getContext("2d");
    pen?.lineTo(x * event.currentTarget.width, y * event.currentTarget.height);
    pen?.stroke();
  }
  function end() {
    setSigned(true);
    onDrawn(JSON.stringify(strokes.current));
  }
  function wipe() {
    const glass = canvas.current;
    glass?.getContext("2d")?.clearRect(0, 0, glass.width, glass.height);
    strokes.current = [];
    setSigned(false);
    onDrawn("");
  }

  return (
    <div className="flex max-w-[30rem] flex-col gap-2">
      <div className="relative">
        <canvas
          ref={canvas}
          width={960}
          height={480}
          role="img"
          aria-labelledby={labelledBy}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          onPointerCancel={end}
          className="block aspect-2/1 w-full touch-none rounded border-2 border-line-strong bg-paper"
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
