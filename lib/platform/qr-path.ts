import { correction, generate, mode } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";

/** Share of a QR symbol that may be damaged and still be read: L 7 %, M 15 %, Q 25 %, H 30 %. */
export type QrCorrection = "L" | "M" | "Q" | "H";

/** The quiet zone that scanners want around a symbol, in modules (ISO/IEC 18004). */
const QUIET = 4;

/** `viewBox`: the symbol with its quiet zone; `path`: its dark modules, for the `d` of an SVG path. */
export type QrPath = Readonly<{ viewBox: string; path: string }>;

/**
 * A QR symbol to draw (ISO/IEC 18004), here or in a browser.
 * @param text what a scanner types; bytes are UTF-8 without a mark of it, which some scanners would type out
 * @param version the size, when several symbols are to have the same
 * @throws RangeError when the text is empty or does not fit
 */
export function qrPath(text: string, { level = "M", version }: Readonly<{ level?: QrCorrection; version?: number }> = {}): QrPath {
  if (text === "") throw new RangeError("A QR symbol needs a text");
  const data = /^\p{ASCII}*$/u.test(text) ? text : mode.bytes(new TextEncoder().encode(text));
  const options = { minCorrectionLevel: correction[level], maxCorrectionLevel: correction[level], ...(version !== undefined && { minVersion: version, maxVersion: version }) };
  try {
    const code = generate(data, options);
    const side = code.size + 2 * QUIET;
    return { viewBox: `${-QUIET} ${-QUIET} ${side} ${side}`, path: toSvgPath(code) };
  } catch (error) {
    throw new RangeError("The text does not fit into a QR symbol", { cause: error });
  }
}
