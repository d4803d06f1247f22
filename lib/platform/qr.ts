import bwipjs from "bwip-js";

/** Share of a QR symbol that may be damaged and still be read: L 7 %, M 15 %, Q 25 %, H 30 %. */
export type QrCorrection = "L" | "M" | "Q" | "H";

/**
 * A QR symbol as an SVG document (a string beginning with `<svg`), black on transparent, with the quiet
 * zone of four modules inside. Usable on the web and in a form's PDF.
 * @param text what a scanner types; at most about 1,200 bytes. Throws when it is empty or too long.
 */
export function qrSvg(text: string, correction: QrCorrection = "M"): string {
  if (text === "") throw new RangeError("A QR symbol needs a text");
  return bwipjs.toSVG({ bcid: "qrcode", text, eclevel: correction, scale: 2, padding: 8 });
}

/**
 * A Code 128 barcode as an SVG document, for postal item numbers and seal numbers.
 * @param text printable ASCII only; anything else throws, since scanners would not give it back
 */
export function code128Svg(text: string): string {
  if (!/^[\x20-\x7e]{1,48}$/.test(text)) throw new RangeError("Code 128 takes 1 to 48 printable ASCII characters");
  return bwipjs.toSVG({ bcid: "code128", text, scale: 2, height: 12, paddingwidth: 10 });
}
