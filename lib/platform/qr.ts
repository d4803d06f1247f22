import bwipjs from "bwip-js/node";
import { type QrCorrection, qrPath } from "@/lib/platform/qr-path";

/**
 * A QR symbol as an SVG document (a string beginning with `<svg`), black on transparent, with the quiet
 * zone of four modules inside. Usable on the web and in a form's PDF.
 * @param text what a scanner types; at most about 1,200 bytes. Throws when it is empty or too long.
 */
export function qrSvg(text: string, level: QrCorrection = "M"): string {
  const { viewBox, path } = qrPath(text, { level });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

/**
 * A Code 128 barcode as an SVG document, for postal item numbers and seal numbers.
 * @param text printable ASCII only; anything else throws, since scanners would not give it back
 */
export function code128Svg(text: string): string {
  if (!/^[\x20-\x7e]{1,48}$/.test(text)) throw new RangeError("Code 128 takes 1 to 48 printable ASCII characters");
  return bwipjs.toSVG({ bcid: "code128", text, scale: 2, height: 12, paddingwidth: 10 });
}
