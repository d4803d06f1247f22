import bwipjs from "bwip-js/node";

/** Share of a QR symbol that may be damaged and still be read: L 7 %, M 15 %, Q 25 %, H 30 %. */
export type QrCorrection = "L" | "M" | "Q" | "H";

const QUIET_MODULES = 4;

/**
 * A QR symbol as an SVG document (a string beginning with `<svg`), black on transparent, with the quiet
 * zone of four modules inside. Usable on the web and in a form's PDF.
 * @param text what a scanner types; at most about 1,200 bytes. Throws when it is empty or too long.
 */
export function qrSvg(text: string, correction: QrCorrection = "M"): string {
  if (text === "") throw new RangeError("A QR symbol needs a text");
  const [symbol] = bwipjs.raw("qrcode", text, `eclevel=${correction}`);
  if (!symbol || !("pixs" in symbol)) throw new Error("The encoder gave no matrix");
  const { pixs, pixx } = symbol;
  const side = pixx + 2 * QUIET_MODULES;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${darkRuns(pixs, pixx)}"/></svg>`;
}

/** Neighbouring dark modules of a row as one rectangle: a third of the path that single modules would need. */
function darkRuns(modules: readonly number[], width: number): string {
  let drawn = "";
  for (let at = 0; at < modules.length; at += 1) {
    if (modules[at] !== 1) continue;
    const column = at % width;
    let length = 1;
    while (column + length < width && modules[at + length] === 1) length += 1;
    drawn += `M${column + QUIET_MODULES} ${Math.floor(at / width) + QUIET_MODULES}h${length}v1h-${length}z`;
    at += length - 1;
  }
  return drawn;
}

/**
 * A Code 128 barcode as an SVG document, for postal item numbers and seal numbers.
 * @param text printable ASCII only; anything else throws, since scanners would not give it back
 */
export function code128Svg(text: string): string {
  if (!/^[\x20-\x7e]{1,48}$/.test(text)) throw new RangeError("Code 128 takes 1 to 48 printable ASCII characters");
  return bwipjs.toSVG({ bcid: "code128", text, scale: 2, height: 12, paddingwidth: 10 });
}
