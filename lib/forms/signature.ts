import type { Signature } from "@/lib/forms/data";
import type { Sheet } from "@/lib/forms/printable";
import { formatDateTime } from "@/lib/platform/format";

type Point = readonly [x: number, y: number];

/**
 * The strokes that can be drawn, as points: those of fewer than two points, of an odd count of numbers or with
 * a coordinate outside 0 to 1 are left out.
 */
export function drawableStrokes(strokes: readonly (readonly number[])[]): readonly (readonly Point[])[] {
  return strokes
    .filter((stroke) => stroke.length >= 4 && stroke.length % 2 === 0 && stroke.every((at) => at >= 0 && at <= 1))
    .map((stroke) => {
      const points: Point[] = [];
      for (let index = 0; index + 1 < stroke.length; index += 2) points.push([stroke[index] ?? 0, stroke[index + 1] ?? 0]);
      return points;
    });
}

/** A signature as the sheet prints it; null leaves the space empty for a pen. */
export function signatureSheet(signature: Signature | null): Sheet | null {
  if (signature === null) return null;
  return {
    name: signature.name,
    role: signature.role ?? null,
    confirmed: signature.confirmedAt ? formatDateTime(signature.confirmedAt) : null,
    strokes: drawableStrokes(signature.strokes ?? []),
  };
}
